// purpose: The counts of the claims of a node of which very many speak
// params: number
// returns: counted
MATCH (n:Entity {number: $number})
WHERE n.counted IS NOT NULL
RETURN n.counted AS counted
