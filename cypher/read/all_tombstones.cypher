// purpose: Ids of all purged reports
// params: none
// returns: id
MATCH (t:_Tombstone)
RETURN t.report_id AS id
ORDER BY id
