// Memoranda between training bodies
// chapter: A pair of countries
// purpose: agreements to which academies, colleges, schools and training centres are party
// edit: the words that mark such a body, in small letters
// returns: six agreements with their parties
WITH ['academy', 'training', 'college', 'school', 'institute'] AS words
MATCH (body:Institution)-[:PARTY_TO]->(a:Agreement)
WHERE any(word IN words WHERE toLower(body.name) CONTAINS word)
WITH DISTINCT a ORDER BY a.latest IS NULL, a.latest DESC, a.id LIMIT 6
RETURN a, COLLECT {
  MATCH p = (a)-[:PARTY_TO|SIGNED|CONCLUDED_AT]-(other:Institution|Official|Dialogue)
  RETURN p ORDER BY other:Institution DESC, other.id LIMIT 3
} AS parties
LIMIT 6
