// purpose: The searched words of these nodes
// params: numbers
// returns: number, words
UNWIND $numbers AS number
MATCH (n:_Node {_number: number})
WHERE n._words IS NOT NULL
RETURN number, n._words AS words
