// purpose: The next entries of the journal
// params: after, limit
// returns: seq, report_id, action, at, digest, body
MATCH (v:_Version)
WHERE v.seq > $after
RETURN v.seq AS seq, v.report_id AS report_id, v.action AS action, v.at AS at, v.digest AS digest, v.body AS body
ORDER BY seq
LIMIT $limit
