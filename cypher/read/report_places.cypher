// purpose: What mentions hold of their reports
// params: numbers
// returns: number, reported, id
UNWIND $numbers AS number
MATCH (r:_Report {number: number})
RETURN number, r.reported AS reported, r.id AS id
