// purpose: Live reports by id
// params: ids
// returns: number, id, reported, digest, body
UNWIND $ids AS id
MATCH (r:_Report {id: id})
WHERE r.live
RETURN r.number AS number, r.id AS id, r.reported AS reported, r.digest AS digest, r.body AS body
