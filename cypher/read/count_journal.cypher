// purpose: How much the journal holds
// params: none
// returns: reports, versions, judgements, claims
RETURN COUNT { MATCH (r:_Report) WHERE r.live } AS reports,
  COUNT { (:_Version) } AS versions,
  COUNT { (:_Judgement) } AS judgements,
  reduce(sum = 0, n IN COLLECT { MATCH (c:_Claims) RETURN c.count } | sum + n) AS claims
