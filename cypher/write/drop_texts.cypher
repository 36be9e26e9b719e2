// purpose: Forget the texts of reports
// params: reports
// returns: nothing
UNWIND $reports AS report
MATCH (t:_Text {report: report})
DELETE t
