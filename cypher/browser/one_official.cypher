// One official
// chapter: People
// purpose: the offices a person holds or held, the meetings and the signatures
// edit: the name
// returns: the official with bodies, meetings and agreements; titles stand on ACTS_FOR, LED and ATTENDED
WITH 'Rajnath Singh' AS name
MATCH (o:Official)
WHERE o.name = name OR name IN o.aliases
MATCH p = (o)-[:ACTS_FOR|LED|ATTENDED|SIGNED]->()
OPTIONAL MATCH series = (:Official {id: o.id})-[:LED|ATTENDED]->(:Dialogue)-[:ROUND_OF]->(:Series)
RETURN p, series
LIMIT 100
