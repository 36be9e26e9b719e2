// purpose: Who took over from whom
// params: none
// returns: node, successor
MATCH (s:_Successor)
RETURN s.node AS node, s.successor AS successor
ORDER BY node, successor
