// purpose: Insert references of forms
// params: rows
// returns: nothing
UNWIND $rows AS row
CREATE (:_Ref {key: row[0], form: row[1]})
