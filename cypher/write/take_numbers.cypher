// purpose: Take the next numbers of a sequence
// params: sequence, count
// returns: after
MATCH (s:_Store {name: 'tieline'})
SET s[$sequence] = coalesce(s[$sequence], 1) + $count
RETURN s[$sequence] AS after
