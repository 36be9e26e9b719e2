// purpose: How many nodes there are of each label
// params: labels
// returns: label, number
MATCH (n:Entity)
WITH head([label IN labels(n) WHERE label IN $labels]) AS label
RETURN label, count(*) AS number
