// Joint bodies
// chapter: Bodies and partners
// purpose: committees, working groups and other bodies that two countries have in common
// edit: the name of a country narrows it; an empty text means all
// returns: eight joint bodies with their ties
WITH '' AS country
MATCH p = (body:Institution)-[:BETWEEN]->(tie:Tie)
WHERE tie.name CONTAINS country
RETURN p
ORDER BY tie.id, body.id
LIMIT 12
