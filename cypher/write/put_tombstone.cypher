// purpose: Put a tombstone
// params: report_id
// returns: nothing
MERGE (:_Tombstone {report_id: $report_id})
