// purpose: The nodes with these numbers
// params: numbers
// returns: node
UNWIND $numbers AS number
MATCH (n:_Node {_number: number})
WHERE n.id IS NOT NULL
RETURN properties(n) AS node
