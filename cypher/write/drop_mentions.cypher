// purpose: Delete the mentions of reports
// params: reports
// returns: nothing
UNWIND $reports AS report
MATCH (m:_Mention {report: report})
REMOVE m:_Mention
DELETE m
