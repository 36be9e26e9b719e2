// Not yet signed
// chapter: What is next
// purpose: agreements that were announced, agreed or under negotiation when last reported
// edit: the stages
// returns: eight of these agreements, the last reported first, with their ties and the meetings at which they were discussed
WITH ['announced', 'agreed', 'under-negotiation'] AS stages
MATCH p = (a:Agreement)-[:BETWEEN]->(:Tie)
WHERE a.status IN stages
WITH p, a ORDER BY a.last_reported IS NULL, a.last_reported DESC, a.id LIMIT 8
RETURN p, COLLECT {
  MATCH talk = (a)-[:DISCUSSED_AT|CONCLUDED_AT]->(d:Dialogue)
  RETURN talk ORDER BY d.id LIMIT 1
} AS talk
LIMIT 8
