// purpose: All nodes whose numbers lie between two, in order of id
// params: low, high
// returns: node
MATCH (n:_Node)
WHERE n._number >= $low AND n._number < $high AND n.id IS NOT NULL
RETURN properties(n) AS node
ORDER BY n.id
