// purpose: Live reports by number
// params: numbers
// returns: number, id, reported, digest, body
UNWIND $numbers AS number
MATCH (r:_Report {number: number})
WHERE r.live
RETURN number, r.id AS id, r.reported AS reported, r.digest AS digest, r.body AS body
