// purpose: Whether the database holds anything
// params: none
// returns: labels
MATCH (n)
RETURN labels(n) AS labels
LIMIT 1
