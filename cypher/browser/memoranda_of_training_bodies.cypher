// Memoranda between training bodies
// chapter: A pair of countries
// purpose: agreements to which academies, colleges, schools and training centres are party
// edit: the words that mark such a body, in small letters
// returns: the bodies, the agreements, the other parties, and the meeting where each was concluded
WITH ['academy', 'training', 'college', 'school', 'institute'] AS words
MATCH (body:Institution)-[:PARTY_TO]->(a:Agreement)
WHERE any(word IN words WHERE toLower(body.name) CONTAINS word)
WITH DISTINCT a ORDER BY a.latest IS NULL, a.latest DESC, a.id LIMIT 40
MATCH p = (a)-[:PARTY_TO|SIGNED|CONCLUDED_AT]-(:Institution|Official|Dialogue)
RETURN p
LIMIT 200
