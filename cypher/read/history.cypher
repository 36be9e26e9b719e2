// purpose: What was done with a report, oldest first
// params: report_id
// returns: report_id, action, at, digest, body
MATCH (v:_Version {report_id: $report_id})
RETURN v.report_id AS report_id, v.action AS action, v.at AS at, v.digest AS digest, v.body AS body
ORDER BY v.seq
