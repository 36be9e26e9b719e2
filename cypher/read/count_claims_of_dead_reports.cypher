// purpose: Claims of reports that are not live
// params: none
// returns: number
MATCH (c:_Claims)
WHERE NOT EXISTS { MATCH (r:_Report {number: c.report}) WHERE r.live }
RETURN count(c) AS number
