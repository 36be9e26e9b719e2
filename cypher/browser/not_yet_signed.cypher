// Not yet signed
// chapter: What is next
// purpose: agreements that were announced, agreed or under negotiation when last reported
// edit: the stages
// returns: these agreements, their ties and the meetings at which they were discussed
WITH ['announced', 'agreed', 'under-negotiation'] AS stages
MATCH p = (a:Agreement)-[:BETWEEN]->(:Tie)
WHERE a.status IN stages
OPTIONAL MATCH talk = (a)-[:DISCUSSED_AT|CONCLUDED_AT]->(:Dialogue)
RETURN p, talk
ORDER BY a.last_reported DESC, a.id
LIMIT 70
