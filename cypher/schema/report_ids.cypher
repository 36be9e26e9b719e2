// purpose: Whoever asks for a node of label Report by its id finds it by index
// params: none
// returns: nothing
CREATE INDEX tieline_report_ids IF NOT EXISTS
FOR (n:Report) ON (n.id)
