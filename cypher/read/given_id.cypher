// purpose: What is known of an id given out before
// params: id
// returns: anchor, node
MATCH (g:_GivenId {id: $id})
RETURN g.anchor AS anchor, g.node AS node
