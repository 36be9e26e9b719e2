// purpose: What one, two and three steps from each of these nodes lead to, by what paths may usually walk
// params: numbers, by, max_degree, most
// returns: steps, degrees
UNWIND $numbers AS number
MATCH (end:Entity {number: number})
CALL (end) {
  MATCH (end)-[r:PARTY_TO|TOOK_PART_IN|ACTS_FOR|LED|ATTENDED|SIGNED|ROUND_OF|CONCLUDED_AT|DISCUSSED_AT|AMENDS|RENEWS|UNDER|PROMISED|MET_BY]-(m:Official|Institution|Series|Dialogue|Agreement|Commitment)
  WHERE $by IS NULL OR r.earliest IS NULL OR r.earliest <= $by
  RETURN collect([end.number, m.number]) AS one, collect(DISTINCT m) AS near
}
WITH end, one, near, [m IN near WHERE m:Institution | [m, COUNT { (m)--() } - COUNT { (m)-[:SAYS|HAS_DIALOGUE|HAS_AGREEMENT|HAS_TOPIC|OFFICIAL_OF]-() }]] AS bodies
WITH end, one, bodies, [m IN near WHERE NOT m:Institution AND m <> end] + [b IN bodies WHERE $max_degree IS NULL OR b[1] <= $max_degree | b[0]] AS open
WITH end, one, bodies, CASE WHEN size(open) <= $most THEN open ELSE [] END AS open
CALL (open) {
  UNWIND open AS n
  MATCH (n)-[r:PARTY_TO|TOOK_PART_IN|ACTS_FOR|LED|ATTENDED|SIGNED|ROUND_OF|CONCLUDED_AT|DISCUSSED_AT|AMENDS|RENEWS|UNDER|PROMISED|MET_BY]-(m:Official|Institution|Series|Dialogue|Agreement|Commitment)
  WHERE $by IS NULL OR r.earliest IS NULL OR r.earliest <= $by
  RETURN collect([n.number, m.number]) AS two, collect(DISTINCT m) AS far
}
WITH one, two, bodies, [m IN far WHERE m <> end] AS far
WITH one, two, bodies, far, [m IN far WHERE m:Institution | [m, COUNT { (m)--() } - COUNT { (m)-[:SAYS|HAS_DIALOGUE|HAS_AGREEMENT|HAS_TOPIC|OFFICIAL_OF]-() }]] AS others
WITH one, two, bodies + others AS bodies, [m IN far WHERE NOT m:Institution] + [b IN others WHERE $max_degree IS NULL OR b[1] <= $max_degree | b[0]] AS open
WITH one, two, bodies, CASE WHEN size(open) <= $most THEN open ELSE [] END AS open
CALL (open) {
  UNWIND open AS n
  MATCH (n)-[r:PARTY_TO|TOOK_PART_IN|ACTS_FOR|LED|ATTENDED|SIGNED|ROUND_OF|CONCLUDED_AT|DISCUSSED_AT|AMENDS|RENEWS|UNDER|PROMISED|MET_BY]-(m:Official|Institution|Series|Dialogue|Agreement|Commitment)
  WHERE $by IS NULL OR r.earliest IS NULL OR r.earliest <= $by
  RETURN collect([n.number, m.number]) AS three, collect(DISTINCT CASE WHEN m:Institution THEN m END) AS last
}
RETURN one + two + three AS steps, [b IN bodies | [b[0].number, b[1]]] + [m IN last | [m.number, COUNT { (m)--() } - COUNT { (m)-[:SAYS|HAS_DIALOGUE|HAS_AGREEMENT|HAS_TOPIC|OFFICIAL_OF]-() }]] AS degrees
