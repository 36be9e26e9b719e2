// purpose: How many relationships these nodes have
// params: numbers
// returns: number, degree
UNWIND $numbers AS number
MATCH (n:Entity {number: number})
RETURN number, COUNT { (n)--() } - COUNT { (n)-[:SAYS|HAS_DIALOGUE|HAS_AGREEMENT|HAS_TOPIC|OFFICIAL_OF]-() } AS degree
