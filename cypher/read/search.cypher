// purpose: Nodes whose names hold words that begin so, the best first
// params: query, labels, limit
// returns: node
CALL db.index.fulltext.queryNodes('tieline_names', $query) YIELD node, score
WITH node, score
WHERE any(label IN labels(node) WHERE label IN $labels)
RETURN properties(node) AS node
LIMIT $limit
