// purpose: How many nodes there are of each label
// params: labels
// returns: label, number
UNWIND $labels AS label
MATCH (n:$(label))
RETURN label, count(*) AS number
