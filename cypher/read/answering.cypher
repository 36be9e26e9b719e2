// purpose: The nodes that answer for an id which is no more, by its hash
// params: hash
// returns: node
CALL db.index.fulltext.queryNodes('tieline_former_ids', $hash) YIELD node
RETURN node {.*, sentences: null, packed: null} AS node
