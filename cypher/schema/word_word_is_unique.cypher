// purpose: A word of names is held once
// params: none
// returns: nothing
CREATE CONSTRAINT tieline_word_word_is_unique IF NOT EXISTS
FOR (n:_Word) REQUIRE n.word IS UNIQUE
