// purpose: The next live reports in order of id
// params: after, limit
// returns: number, id, reported, digest, body
MATCH (r:_Report)
WHERE r.id > $after AND r.live
WITH r
ORDER BY r.id
LIMIT $limit
RETURN r.number AS number, r.id AS id, r.reported AS reported, r.digest AS digest, r.body AS body
