// purpose: A statement that reads, between a look at what is published and one at its revision
// params: those of the statement, which stands for STATEMENT; what it returns for COLUMNS
// returns: before, rows, after
WITH COLLECT { MATCH (s:PublishedGraph {name: 'tieline'}) RETURN [s.schema, s.journal, s.token, s.generation, s.revision, s.latest, s.complete, s.served] } AS before
CALL (before) {
  CALL (before) {
    STATEMENT
  }
  RETURN collect([COLUMNS]) AS rows
}
RETURN before, rows, COLLECT { MATCH (t:PublishedGraph {name: 'tieline'}) RETURN t.revision } AS after
