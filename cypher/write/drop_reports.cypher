// purpose: Make reports not live; their numbers stay
// params: numbers
// returns: nothing
UNWIND $numbers AS number
MATCH (r:_Report {number: number})
SET r.live = false, r.body = '', r.digest = ''
