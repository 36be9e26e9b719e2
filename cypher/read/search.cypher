// purpose: Nodes whose names hold words that begin so, the best first
// params: query, labels, limit
// returns: node
CALL db.index.fulltext.queryNodes('tieline_search_text', $query) YIELD node, score
WITH node, score
WHERE any(label IN labels(node) WHERE label IN $labels)
RETURN node {.*, sentences: null, packed: null} AS node
LIMIT $limit
