// Promises still open
// chapter: What is next
// purpose: next rounds and other things promised at a meeting that no later report shows as met
// edit: the name of a country narrows it; an empty text means all
// returns: eight promises, the meetings that made them and their ties
WITH '' AS country
MATCH p = (c:Commitment)<-[:PROMISED]-(d:Dialogue)-[:BETWEEN]->(tie:Tie)
WHERE NOT EXISTS { (c)-[:MET_BY]->() } AND tie.name CONTAINS country
RETURN p
ORDER BY d.latest IS NULL, d.latest DESC, c.id
LIMIT 8
