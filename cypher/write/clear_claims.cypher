// purpose: Delete all claims
// params: none
// returns: nothing
MATCH (n:_Claims)
REMOVE n:_Claims
DELETE n
