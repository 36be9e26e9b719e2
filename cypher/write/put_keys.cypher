// purpose: Insert blocking keys of forms
// params: rows
// returns: nothing
UNWIND $rows AS row
CREATE (:_Key {key: row[0], form: row[1]})
