// The meetings of a country
// chapter: Bodies and partners
// purpose: the newest meetings of a country since a day, and who sat there for the others
// edit: the name of the country and the day
// returns: eight meetings, newest first, with the other countries
WITH 'Australia' AS country, date('2015-01-01') AS since
MATCH (c:Country {name: country})-[:HAS_DIALOGUE]->(d:Dialogue)
WHERE d.latest >= since
WITH c, d ORDER BY d.latest DESC, d.id LIMIT 8
RETURN d, COLLECT {
  MATCH p = (d)<-[:HAS_DIALOGUE]-(other:Country)
  RETURN p ORDER BY other = c DESC, other.id LIMIT 3
} AS countries
LIMIT 8
