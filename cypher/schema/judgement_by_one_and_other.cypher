// purpose: The judgements of a pair are found by its mentions
// params: none
// returns: nothing
CREATE INDEX tieline_judgement_by_one_and_other IF NOT EXISTS
FOR (n:_Judgement) ON (n.one, n.other)
