// purpose: What one step from these nodes leads to, by what paths may usually walk, with the degrees of the bodies among it
// params: numbers, by
// returns: steps, degrees
CALL () {
  UNWIND $numbers AS number
  MATCH (n:Entity {number: number})-[r:PARTY_TO|TOOK_PART_IN|ACTS_FOR|LED|ATTENDED|SIGNED|ROUND_OF|CONCLUDED_AT|DISCUSSED_AT|AMENDS|RENEWS|UNDER|PROMISED|MET_BY]-(m:Official|Institution|Series|Dialogue|Agreement|Commitment)
  WHERE $by IS NULL OR r.earliest IS NULL OR r.earliest <= $by
  RETURN collect([number, m.number]) AS steps, collect(DISTINCT CASE WHEN m:Institution THEN m END) AS bodies
}
RETURN steps, [m IN bodies | [m.number, COUNT { (m)--() } - COUNT { (m)-[:SAYS|HAS_DIALOGUE|HAS_AGREEMENT|HAS_TOPIC|OFFICIAL_OF]-() }]] AS degrees
