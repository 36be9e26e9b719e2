// purpose: Lift a tombstone
// params: report_id
// returns: nothing
MATCH (t:_Tombstone {report_id: $report_id})
REMOVE t:_Tombstone
DELETE t
