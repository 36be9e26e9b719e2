// purpose: Delete nodes; their common label first, since an index forgets them otherwise
// params: numbers
// returns: met
UNWIND $numbers AS number
MATCH (n:Entity {number: number})
USING INDEX n:Entity(number)
REMOVE n:Entity
DETACH DELETE n
RETURN count(*) AS met
