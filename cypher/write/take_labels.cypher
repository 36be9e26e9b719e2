// purpose: Take second labels from nodes that may get others
// params: numbers, labels
// returns: nothing
UNWIND $numbers AS number
MATCH (n:_Node {_number: number})
REMOVE n:$($labels)
