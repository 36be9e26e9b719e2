// purpose: Give mentions the date of their reports
// params: rows
// returns: nothing
UNWIND $rows AS row
MATCH (m:_Mention {report: row[0]})
WHERE NOT m.place STARTS WITH row[1]
SET m.place = row[1] + m.key
