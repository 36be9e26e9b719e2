// purpose: Ids of reports by number, live or not
// params: numbers
// returns: number, id
UNWIND $numbers AS number
MATCH (r:_Report {number: number})
RETURN number, r.id AS id
