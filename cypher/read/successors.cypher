// purpose: Who took over from a node
// params: number
// returns: successor
MATCH (s:_Successor {node: $number})
RETURN s.successor AS successor
ORDER BY successor
