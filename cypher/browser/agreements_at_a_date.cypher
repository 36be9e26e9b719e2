// Agreements on a day
// chapter: A pair of countries
// purpose: agreements of two countries that had been signed or had entered into force by a day
// edit: the names of the two countries and the day
// returns: eight agreements, newest first, with the meetings at which they were concluded
WITH 'India' AS one, 'United States' AS other, date('2024-12-31') AS day
MATCH (:Country {name: one})-[:HAS_AGREEMENT]->(a:Agreement)<-[:HAS_AGREEMENT]-(:Country {name: other})
WHERE a.latest <= day AND a.status IN ['signed', 'renewed', 'in-force']
WITH a ORDER BY a.latest DESC, a.id LIMIT 8
RETURN a, COLLECT {
  MATCH p = (a)-[:CONCLUDED_AT|DISCUSSED_AT]->(d:Dialogue)
  RETURN p ORDER BY d.id LIMIT 2
} AS meetings
LIMIT 8
