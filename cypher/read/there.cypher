// purpose: Those of the nodes that are there
// params: numbers
// returns: number
UNWIND $numbers AS number
MATCH (n:Entity {number: number})
RETURN number
