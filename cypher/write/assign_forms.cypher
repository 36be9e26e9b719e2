// purpose: Set node and group of forms
// params: rows
// returns: nothing
UNWIND $rows AS row
MATCH (f:_Form {number: row[0]})
SET f.node = row[1], f.group = row[2]
