// purpose: Those of the report ids that were purged
// params: ids
// returns: id
UNWIND $ids AS id
MATCH (t:_Tombstone {report_id: id})
RETURN DISTINCT id
