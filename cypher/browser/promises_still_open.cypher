// Promises still open
// chapter: What is next
// purpose: next rounds and other things promised at a meeting that no later report shows as met
// edit: a country as its code narrows it; an empty text means all
// returns: the promises, the meetings that made them and their ties
WITH '' AS country
MATCH p = (c:Commitment)<-[:PROMISED]-(:Dialogue)-[:BETWEEN]->(tie:Tie)
WHERE NOT EXISTS { (c)-[met]->() WHERE type(met) = 'MET_BY' } AND tie.id CONTAINS country
RETURN p
ORDER BY c.latest, c.id
LIMIT 90
