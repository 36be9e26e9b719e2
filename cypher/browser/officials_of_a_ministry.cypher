// Officials of a ministry
// chapter: Bodies and partners
// purpose: who acts for a ministry, by name; a person of whom reports name only the country hangs on the country
// edit: a part of its name, and its country
// returns: three such bodies with their officials
WITH 'Home Affairs' AS name, 'India' AS country
MATCH (i:Institution)-[:BELONGS_TO]->(:Country {name: country})
WHERE i.name CONTAINS name
WITH i ORDER BY i.support DESC, i.id LIMIT 3
RETURN i, COLLECT {
  MATCH p = (o:Official)-[:ACTS_FOR]->(i)
  RETURN p ORDER BY o.support DESC, o.id LIMIT 7
} AS officials
LIMIT 3
