// The partners of a country
// chapter: Bodies and partners
// purpose: with whom a country has met most, and when last
// edit: the name of the country
// returns: eight meetings, the newest with each partner, and the partners
WITH 'India' AS country
MATCH (c:Country {name: country})-[:HAS_DIALOGUE]->(d:Dialogue)<-[:HAS_DIALOGUE]-(partner:Country)
WITH c, partner, d ORDER BY d.latest IS NULL, d.latest DESC, d.id
WITH c, partner, count(d) AS meetings, head(collect(d)) AS newest
ORDER BY meetings DESC, partner.id LIMIT 8
MATCH p = (c)-[:HAS_DIALOGUE]->(newest)<-[:HAS_DIALOGUE]-(partner)
RETURN p
LIMIT 8
