// One pair at a glance
// chapter: A pair of countries
// purpose: the standing dialogues, meetings, agreements and joint bodies of two countries
// edit: the two countries, as codes in alphabetical order
// returns: the tie, what belongs to it, and how meetings hang on series and agreements on meetings
WITH 'IND-USA' AS tie
MATCH p = (:Tie {id: tie})<-[:BETWEEN]-(thing:Series|Dialogue|Agreement|Institution)
WITH p, thing ORDER BY thing.latest IS NULL, thing.latest DESC, thing.id LIMIT 60
OPTIONAL MATCH more = (thing)-[:ROUND_OF|CONCLUDED_AT|DISCUSSED_AT]->()
RETURN p, more
LIMIT 140
