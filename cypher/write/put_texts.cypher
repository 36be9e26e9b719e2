// purpose: Keep the texts of reports
// params: rows
// returns: nothing
UNWIND $rows AS row
MERGE (t:_Text {report: row[0]})
SET t.content = row[1]
