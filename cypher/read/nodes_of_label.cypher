// purpose: All nodes of a label, in order of id
// params: label
// returns: node
MATCH (n:$($label))
RETURN properties(n) AS node
ORDER BY n.id
