// purpose: Delete all words
// params: none
// returns: nothing
MATCH (n:_Word)
REMOVE n:_Word
DELETE n
