// What happened under a series
// chapter: A pair of countries
// purpose: the rounds of a standing dialogue, who led them, what was concluded there and what was promised
// edit: a part of the name of the series
// returns: the series with four rounds, newest first, and what belongs to each
WITH 'Homeland Security Dialogue' AS name
MATCH (s:Series) WHERE s.name CONTAINS name
WITH s ORDER BY s.support DESC, s.id LIMIT 1
MATCH round = (s)<-[:ROUND_OF]-(d:Dialogue)
WITH round, d ORDER BY d.latest IS NULL, d.latest DESC, d.edition DESC, d.id LIMIT 4
RETURN round,
  COLLECT { MATCH p = (d)<-[:LED]-(o:Official) RETURN p ORDER BY o.id LIMIT 2 } AS led,
  COLLECT { MATCH p = (d)<-[:CONCLUDED_AT]-(a:Agreement) RETURN p ORDER BY a.id LIMIT 1 } AS concluded,
  COLLECT { MATCH p = (d)-[:PROMISED]->(c:Commitment) RETURN p ORDER BY c.id LIMIT 1 } AS promised
LIMIT 4
