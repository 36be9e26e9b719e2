// The latest meetings
// chapter: What is next
// purpose: the newest meetings of all, between whom they were held and who led them
// edit: the last day that counts
// returns: six meetings, newest first, with their ties and those who led them
WITH date('2026-12-31') AS until
MATCH (d:Dialogue)-[:BETWEEN]->(tie:Tie)
WHERE d.status = 'held' AND d.latest <= until
WITH d, tie ORDER BY d.latest DESC, d.id LIMIT 6
RETURN d, tie, COLLECT {
  MATCH led = (d)<-[:LED]-(o:Official)
  RETURN led ORDER BY o.id LIMIT 2
} AS led
LIMIT 6
