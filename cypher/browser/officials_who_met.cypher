// Who met whom
// chapter: People
// purpose: the officials of two countries who have sat at one table, and where
// edit: the names of the two countries
// returns: eight pairs of officials with the meeting between them
WITH 'India' AS one, 'Japan' AS other
MATCH (a:Official)-[:OFFICIAL_OF]->(:Country {name: one})
MATCH (b:Official)-[:OFFICIAL_OF]->(:Country {name: other})
MATCH met = (a)-[:LED|ATTENDED]->(d:Dialogue)<-[:LED|ATTENDED]-(b)
RETURN met
ORDER BY d.latest IS NULL, d.latest DESC, d.id, a.id, b.id
LIMIT 8
