// purpose: Words of names are found by the letter they begin with
// params: none
// returns: nothing
CREATE CONSTRAINT tieline_letter_is_unique IF NOT EXISTS
FOR (v:Vocabulary) REQUIRE v.letter IS UNIQUE
