// purpose: What tells the rows of words from others
// params: none
// returns: letter, digest
MATCH (v:Vocabulary)
RETURN v.letter AS letter, v.digest AS digest
