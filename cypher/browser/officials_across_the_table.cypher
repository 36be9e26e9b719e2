// Officials across the table
// chapter: A pair of countries
// purpose: who has sat opposite whom between two countries, by meeting
// edit: the names of the two countries
// returns: five meetings, newest first, with the officials who led or attended them
WITH 'India' AS one, 'United States' AS other
MATCH (:Country {name: one})-[:HAS_DIALOGUE]->(d:Dialogue)<-[:HAS_DIALOGUE]-(:Country {name: other})
WHERE EXISTS { (d)<-[:LED|ATTENDED]-(:Official) }
WITH d ORDER BY d.latest IS NULL, d.latest DESC, d.id LIMIT 5
RETURN d, COLLECT {
  MATCH p = (d)<-[seat:LED|ATTENDED]-(o:Official)
  RETURN p ORDER BY type(seat) DESC, o.id LIMIT 4
} AS across
LIMIT 5
