// purpose: The claims of a report
// params: none
// returns: nothing
CREATE INDEX tieline_claims_by_report IF NOT EXISTS
FOR (n:_Claims) ON (n.report)
