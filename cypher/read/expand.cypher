// purpose: What one step from these nodes leads to, with the degrees of the bodies among it
// params: numbers, types, labels, by
// returns: steps, degrees
CALL () {
  UNWIND $numbers AS number
  MATCH (n:Entity {number: number})-[r:$any($types)]-(m:$any($labels))
  WHERE $by IS NULL OR r.earliest IS NULL OR r.earliest <= $by
  RETURN collect([number, m.number]) AS steps, collect(DISTINCT CASE WHEN m:Institution THEN m END) AS bodies
}
RETURN steps, [m IN bodies | [m.number, COUNT { (m)--() } - COUNT { (m)-[:SAYS|HAS_DIALOGUE|HAS_AGREEMENT|HAS_TOPIC|OFFICIAL_OF]-() }]] AS degrees
