// Who signed what with whom
// chapter: A pair of countries
// purpose: the newest agreements of two countries in force or signed, who signed them and which bodies are party to them
// edit: the names of the two countries
// returns: six agreements, newest first, with officials and institutions
WITH 'India' AS one, 'United States' AS other
MATCH (:Country {name: one})-[:HAS_AGREEMENT]->(a:Agreement)<-[:HAS_AGREEMENT]-(:Country {name: other})
WHERE a.status IN ['signed', 'renewed', 'in-force'] AND NOT a:JointStatement
WITH a ORDER BY a.latest IS NULL, a.latest DESC, a.id LIMIT 6
RETURN a, COLLECT {
  MATCH p = (a)<-[:SIGNED|PARTY_TO]-(who:Official|Institution)
  RETURN p ORDER BY who.id LIMIT 3
} AS who
LIMIT 6
