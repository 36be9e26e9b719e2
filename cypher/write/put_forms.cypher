// purpose: Insert new forms
// params: rows
// returns: nothing
UNWIND $rows AS row
CREATE (f:_Form)
SET f = row
