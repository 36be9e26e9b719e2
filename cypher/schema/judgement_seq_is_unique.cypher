// purpose: Judgements stand in one order
// params: none
// returns: nothing
CREATE CONSTRAINT tieline_judgement_seq_is_unique IF NOT EXISTS
FOR (n:_Judgement) REQUIRE n.seq IS UNIQUE
