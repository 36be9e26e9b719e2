// purpose: All successions that touch these nodes
// params: numbers
// returns: node, successor
UNWIND $numbers AS number
MATCH (s:_Successor)
WHERE s.node = number OR s.successor = number
RETURN DISTINCT s.node AS node, s.successor AS successor
