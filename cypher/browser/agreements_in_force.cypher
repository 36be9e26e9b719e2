// Agreements in force
// chapter: A pair of countries
// purpose: the agreements of a country that a report tells to be in force, and with whom
// edit: the name of the country
// returns: eight agreements, newest first, with the countries that they bind
WITH 'Qatar' AS country
MATCH (:Country {name: country})-[:HAS_AGREEMENT]->(a:Agreement)
WHERE a.status IN ['in-force', 'renewed']
WITH a ORDER BY a.latest IS NULL, a.latest DESC, a.id LIMIT 8
RETURN a, COLLECT {
  MATCH p = (a)<-[:HAS_AGREEMENT]-(c:Country)
  RETURN p ORDER BY c.id LIMIT 2
} AS between
LIMIT 8
