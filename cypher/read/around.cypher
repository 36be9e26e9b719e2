// purpose: What stands next to those of these nodes that are not high_degree, with the degrees of all
// params: numbers, types, labels, by, max_degree
// returns: steps, ends, degrees
CALL () {
  UNWIND $numbers AS number
  MATCH (n:Entity {number: number})
  RETURN collect([n, COUNT { (n)--() } - COUNT { (n)-[:SAYS|HAS_DIALOGUE|HAS_AGREEMENT|HAS_TOPIC|OFFICIAL_OF]-() }]) AS near
}
CALL (near) {
  UNWIND near AS one
  WITH one[0] AS n, one[1] AS degree
  WHERE $max_degree IS NULL OR degree <= $max_degree
  MATCH (n)-[r:$any($types)]-(m:$any($labels))
  WHERE $by IS NULL OR r.earliest IS NULL OR r.earliest <= $by
  RETURN collect([n.number, startNode(r) = n, type(r), m.number, properties(r)]) AS steps, collect(DISTINCT m) AS far
}
RETURN steps, [m IN far WHERE m.id IS NOT NULL | m {.*, sentences: null, packed: null}] AS ends,
  [one IN near | [one[0].number, one[1]]] + [m IN far | [m.number, COUNT { (m)--() } - COUNT { (m)-[:SAYS|HAS_DIALOGUE|HAS_AGREEMENT|HAS_TOPIC|OFFICIAL_OF]-() }]] AS degrees
