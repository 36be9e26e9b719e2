// Joint bodies
// chapter: Bodies and partners
// purpose: committees, working groups and other bodies that two countries have in common
// edit: nothing; a condition on tie.id narrows it
// returns: the joint bodies, their ties and the countries of these
MATCH p = (body:Institution)-[:BETWEEN]->(tie:Tie)<-[:SIDE_OF]-(:Country)
RETURN p
ORDER BY tie.id, body.id
LIMIT 90
