// purpose: Delete rows of words
// params: letters
// returns: met
UNWIND $letters AS letter
MATCH (v:Vocabulary {letter: letter})
USING INDEX v:Vocabulary(letter)
DELETE v
RETURN count(*) AS met
