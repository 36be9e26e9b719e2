// Copies of one release
// chapter: Evidence
// purpose: reports that repeat each other or one release, which therefore count as one witness
// edit: nothing
// returns: reports and copies, and the meetings and agreements that they report on
MATCH copy = (r:Report)-[:COPY_OF]->(first:Report)
OPTIONAL MATCH p = (first)-[:REPORTS_ON]->()
RETURN copy, p
ORDER BY first.id, r.id
LIMIT 90
