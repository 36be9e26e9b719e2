// purpose: Insert packed claims
// params: rows
// returns: nothing
UNWIND $rows AS row
CREATE (:_Claims {report: row[0], element: row[1], count: row[2], packed: row[3]})
