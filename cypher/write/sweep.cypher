// purpose: Delete places that nothing joins any more
// params: numbers
// returns: nothing
UNWIND $numbers AS number
MATCH (n:_Node {_number: number})
WHERE n.id IS NULL AND NOT EXISTS { (n)--() }
REMOVE n:_Node
DELETE n
