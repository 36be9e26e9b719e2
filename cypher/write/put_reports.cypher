// purpose: Make these the live versions of reports
// params: rows
// returns: nothing
UNWIND $rows AS row
MERGE (r:_Report {id: row.id})
SET r = row
