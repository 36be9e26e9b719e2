// purpose: Insert mentions
// params: rows
// returns: nothing
UNWIND $rows AS row
CREATE (:_Mention {report: row[0], key: row[1], form: row[2], place: row[3]})
