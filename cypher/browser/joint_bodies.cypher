// Joint bodies
// chapter: Bodies and partners
// purpose: committees, working groups and other bodies that two countries have in common
// edit: a country as its code narrows it; an empty text means all
// returns: the joint bodies, their ties and the countries of these
WITH '' AS country
MATCH p = (body:Institution)-[:BETWEEN]->(tie:Tie)<-[:SIDE_OF]-(:Country)
WHERE tie.id CONTAINS country
RETURN p
ORDER BY tie.id, body.id
LIMIT 90
