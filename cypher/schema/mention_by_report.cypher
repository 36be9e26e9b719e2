// purpose: The mentions of a report
// params: none
// returns: nothing
CREATE INDEX tieline_mention_by_report IF NOT EXISTS
FOR (n:_Mention) ON (n.report)
