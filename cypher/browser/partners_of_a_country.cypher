// The partners of a country
// chapter: Bodies and partners
// purpose: with whom a country has standing dialogues
// edit: the country, as its code
// returns: the country, its ties, the other countries and the series
WITH 'IND' AS country
MATCH sides = (:Country {id: country})-[:SIDE_OF]->(tie:Tie)<-[:SIDE_OF]-(:Country)
MATCH series = (tie)<-[:BETWEEN]-(:Series)
RETURN sides, series
ORDER BY tie.id
LIMIT 90
