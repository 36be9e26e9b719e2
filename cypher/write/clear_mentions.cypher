// purpose: Delete all mentions
// params: none
// returns: nothing
MATCH (n:_Mention)
REMOVE n:_Mention
DELETE n
