// What happened under a series
// chapter: A pair of countries
// purpose: the rounds of a standing dialogue, who led them, what was concluded there and what was promised
// edit: the name of the series, as its node spells it, or an alias of it
// returns: the series, its rounds, and what belongs to each
WITH "India-U.S. Senior Officials' Homeland Security Dialogue" AS series
MATCH (s:Series)
WHERE s.name = series OR series IN s.aliases
MATCH round = (s)<-[:ROUND_OF]-(d:Dialogue)
WITH round, d ORDER BY d.latest IS NULL, d.latest DESC, d.id LIMIT 12
OPTIONAL MATCH p = (d)-[:LED|CONCLUDED_AT|PROMISED]-(:Official|Agreement|Commitment)
RETURN round, p
LIMIT 250
