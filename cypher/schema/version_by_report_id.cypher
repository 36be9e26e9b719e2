// purpose: The history of a report is found by its id
// params: none
// returns: nothing
CREATE INDEX tieline_version_by_report_id IF NOT EXISTS
FOR (n:_Version) ON (n.report_id)
