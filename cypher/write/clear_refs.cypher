// purpose: Delete all refs
// params: none
// returns: nothing
MATCH (n:_Ref)
REMOVE n:_Ref
DELETE n
