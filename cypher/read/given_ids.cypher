// purpose: All ids given out
// params: none
// returns: id, anchor, node
MATCH (g:_GivenId)
RETURN g.id AS id, g.anchor AS anchor, g.node AS node
ORDER BY id
