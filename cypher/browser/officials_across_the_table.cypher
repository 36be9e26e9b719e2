// Officials across the table
// chapter: A pair of countries
// purpose: who has sat opposite whom between two countries, by meeting and by office
// edit: the two countries, as codes in alphabetical order
// returns: meetings of the pair, the officials who led or attended them, and the bodies they act for
WITH 'IND-USA' AS tie
MATCH (d:Dialogue)-[:BETWEEN]->(:Tie {id: tie})
WHERE EXISTS { (d)<-[:LED|ATTENDED]-(:Official) }
WITH d ORDER BY d.latest IS NULL, d.latest DESC, d.id LIMIT 15
MATCH met = (d)<-[:LED|ATTENDED]-(o:Official)
OPTIONAL MATCH office = (o)-[:ACTS_FOR]->(:Institution)
RETURN met, office
LIMIT 120
