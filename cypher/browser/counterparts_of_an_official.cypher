// Whom an official has met
// chapter: People
// purpose: the people of other countries with whom a person sat at a table
// edit: the name
// returns: six meetings, newest first, with the counterparts
WITH 'Kristie Canegallo' AS name
MATCH (o:Official)
WHERE o.name = name OR name IN o.aliases
MATCH met = (o)-[:LED|ATTENDED]->(d:Dialogue)
WITH met, o, d ORDER BY d.latest IS NULL, d.latest DESC, d.id LIMIT 6
RETURN met, COLLECT {
  MATCH across = (d)<-[:LED|ATTENDED]-(other:Official)
  WHERE other.country <> o.country
  RETURN across ORDER BY other.id LIMIT 3
} AS across
LIMIT 6
