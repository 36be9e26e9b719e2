// purpose: The mentions of these reports
// params: reports
// returns: report, key, form
UNWIND $reports AS report
MATCH (m:_Mention {report: report})
RETURN report, m.key AS key, m.form AS form
