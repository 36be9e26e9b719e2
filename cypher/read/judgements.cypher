// purpose: The newest judgement on each pair
// params: none
// returns: one, other, verdict, by, at, why
MATCH (j:_Judgement)
WITH j
ORDER BY j.seq DESC
WITH j.one AS one, j.other AS other, head(collect(j)) AS newest
RETURN one, other, newest.verdict AS verdict, newest.by AS by, newest.at AS at, newest.why AS why
ORDER BY one, other
