// purpose: Append to the history of reports
// params: rows
// returns: nothing
UNWIND $rows AS row
CREATE (v:_Version)
SET v = row
