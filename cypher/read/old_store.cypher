// purpose: Whether a version with its journal in the database made this
// params: none
// returns: found
MATCH (s:_Store)
RETURN true AS found
LIMIT 1
