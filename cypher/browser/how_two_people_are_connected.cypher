// How two people are connected
// chapter: People
// purpose: the shortest ways between two officials, not through countries, ties, topics or reports
// edit: the two names
// returns: four of the shortest paths of at most six hops
WITH 'Ajay Bhalla' AS one, 'Janet Napolitano' AS other
MATCH (a:Official WHERE a.name = one OR one IN a.aliases)
MATCH (b:Official WHERE b.name = other OR other IN b.aliases)
MATCH p = ALL SHORTEST (a) (()-[]-(:!(Country|Tie|Topic|Report|Post|Tenure))){0,5} ()-[]-(b)
RETURN p
LIMIT 4
