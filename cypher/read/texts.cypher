// purpose: The texts of these reports
// params: reports
// returns: report, id, content
UNWIND $reports AS report
MATCH (t:_Text {report: report})
MATCH (r:_Report {number: report})
RETURN report, r.id AS id, t.content AS content
