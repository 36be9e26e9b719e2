// purpose: Forget successions
// params: pairs
// returns: nothing
UNWIND $pairs AS pair
MATCH (s:_Successor {pair: pair})
REMOVE s:_Successor
DELETE s
