// purpose: The nodes with these ids, and those whose names hold words that begin so, the best first
// params: ids, query, labels, limit
// returns: known, named
CALL () {
  UNWIND $ids AS id
  MATCH (n:Entity {id: id})
  RETURN collect(n {.*, sentences: null, packed: null}) AS known
}
CALL (known) {
  CALL db.index.fulltext.queryNodes('tieline_search_text', $query) YIELD node, score
  WITH node, score
  WHERE any(label IN labels(node) WHERE label IN $labels)
  WITH node
  LIMIT $limit
  RETURN collect(node {.*, sentences: null, packed: null}) AS named
}
RETURN known, named
