// Copies of one release
// chapter: Evidence
// purpose: reports that repeat each other or one release, which therefore count as one witness
// edit: nothing
// returns: six copies with the report each goes back to, and what that reports on
MATCH copy = (r:Report)-[:COPY_OF]->(first:Report)
WITH copy, first, r ORDER BY first.id, r.id LIMIT 6
RETURN copy, COLLECT {
  MATCH p = (first)-[:REPORTS_ON]->(thing)
  RETURN p ORDER BY thing.id LIMIT 2
} AS about
LIMIT 6
