// purpose: Delete all nodes of a label
// params: label
// returns: nothing
MATCH (n:$($label))
DELETE n
