// purpose: A statement that reads, between two looks at how often the store was changed
// params: those of the statement, which stands for STATEMENT; what it returns for COLUMNS
// returns: before, rows, after
WITH COLLECT { MATCH (s:_Store {name: 'tieline'}) RETURN s.epoch } AS before
CALL (before) {
  CALL (before) {
    STATEMENT
  }
  RETURN collect([COLUMNS]) AS rows
}
RETURN before, rows, COLLECT { MATCH (t:_Store {name: 'tieline'}) RETURN t.epoch } AS after
