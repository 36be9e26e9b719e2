// One pair at a glance
// chapter: A pair of countries
// purpose: the standing dialogues, meetings, agreements and joint bodies of two countries
// edit: the two countries, as codes in alphabetical order
// returns: the tie with the eight best supported of what belongs to it, and what these belong to
WITH 'IND-USA' AS tie
MATCH p = (:Tie {id: tie})<-[:BETWEEN]-(thing:Series|Dialogue|Agreement|Institution)
WITH p, thing ORDER BY thing.support DESC, thing.id LIMIT 8
RETURN p, COLLECT {
  MATCH more = (thing)-[:ROUND_OF|CONCLUDED_AT|DISCUSSED_AT]->(other)
  RETURN more ORDER BY other.id LIMIT 2
} AS more
LIMIT 8
