// The latest meetings
// chapter: What is next
// purpose: the newest meetings of all, between whom they were held and who led them
// edit: the last day that counts
// returns: meetings, newest first, with their ties and those who led them
WITH date('2026-12-31') AS until
MATCH (d:Dialogue)
WHERE d.status = 'held' AND d.latest <= until
WITH d ORDER BY d.latest IS NULL, d.latest DESC, d.id LIMIT 10
MATCH tie = (d)-[:BETWEEN]->(:Tie)
OPTIONAL MATCH led = (d)<-[:LED]-(:Official)
RETURN tie, led
LIMIT 90
