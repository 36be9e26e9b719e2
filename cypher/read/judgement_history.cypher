// purpose: All judgements and their undoings, oldest first
// params: none
// returns: one, other, verdict, by, at, why
MATCH (j:_Judgement)
RETURN j.one AS one, j.other AS other, j.verdict AS verdict, j.by AS by, j.at AS at, j.why AS why
ORDER BY j.seq
