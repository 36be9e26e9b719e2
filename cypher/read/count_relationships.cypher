// purpose: How many relationships there are of each of these types
// params: types
// returns: type, number
MATCH (:Entity)-[r:$any($types)]->(:Entity)
RETURN type(r) AS type, count(*) AS number
