// purpose: Make the nodes that relationships will join, where they are not there yet
// params: numbers
// returns: nothing
UNWIND $numbers AS number
MERGE (:_Node {_number: number})
