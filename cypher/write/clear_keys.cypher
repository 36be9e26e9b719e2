// purpose: Delete all keys
// params: none
// returns: nothing
MATCH (n:_Key)
REMOVE n:_Key
DELETE n
