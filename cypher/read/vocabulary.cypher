// purpose: The words of names in these rows
// params: letters
// returns: words
UNWIND $letters AS letter
MATCH (v:Vocabulary {letter: letter})
RETURN v.words AS words
