// One official
// chapter: People
// purpose: the offices a person holds or held, the meetings and the signatures
// edit: the name
// returns: the official with twenty bodies, meetings and agreements; titles stand on ACTS_FOR, LED and ATTENDED
WITH 'Rajnath Singh' AS name
MATCH (o:Official)
WHERE o.name = name OR name IN o.aliases
MATCH p = (o)-[:ACTS_FOR|LED|ATTENDED|SIGNED]->(thing)
RETURN p
ORDER BY thing.latest IS NULL, thing.latest DESC, thing.id
LIMIT 20
