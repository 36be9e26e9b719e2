// purpose: Leave of nodes but the places that relationships join
// params: numbers, labels
// returns: nothing
UNWIND $numbers AS number
MATCH (n:_Node {_number: number})
REMOVE n:$($labels)
SET n = {_number: number}
