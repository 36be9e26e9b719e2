// Who signed what with whom
// chapter: A pair of countries
// purpose: the agreements of two countries in force or signed, who signed them and which bodies are party to them
// edit: the two countries, as codes in alphabetical order
// returns: agreements, newest first, with officials, institutions and countries
WITH 'IND-USA' AS tie
MATCH (a:Agreement)-[:BETWEEN]->(:Tie {id: tie})
WHERE a.status IN ['signed', 'renewed', 'in-force'] AND NOT a:JointStatement
WITH a ORDER BY a.latest IS NULL, a.latest DESC, a.id LIMIT 30
OPTIONAL MATCH p = (a)<-[:SIGNED|PARTY_TO]-(:Official|Institution|Country)
RETURN a, p
LIMIT 250
