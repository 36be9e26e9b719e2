// purpose: Nodes as they are, with their labels
// params: numbers
// returns: number, labels, properties
UNWIND $numbers AS number
MATCH (n:Entity {number: number})
RETURN number, labels(n) AS labels, properties(n) AS properties
