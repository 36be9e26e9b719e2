// Whom an official has met
// chapter: People
// purpose: the people of other countries with whom a person sat at a table
// edit: the name
// returns: the official, the meetings, the counterparts and the bodies for which those act
WITH 'Kristie Canegallo' AS name
MATCH (o:Official)
WHERE o.name = name OR name IN o.aliases
MATCH met = (o)-[:LED|ATTENDED]->(:Dialogue)<-[:LED|ATTENDED]-(other:Official)
WHERE other.country <> o.country
OPTIONAL MATCH office = (other)-[:ACTS_FOR]->(:Institution)
RETURN met, office
LIMIT 80
