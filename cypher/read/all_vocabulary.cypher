// purpose: All words of names, by the letter they are packed by
// params: none
// returns: letter, words
MATCH (v:Vocabulary)
RETURN v.letter AS letter, v.words AS words
