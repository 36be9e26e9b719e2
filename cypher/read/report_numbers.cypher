// purpose: Numbers of the reports with these ids, live or not
// params: ids
// returns: id, number
UNWIND $ids AS id
MATCH (r:_Report {id: id})
RETURN id, r.number AS number
