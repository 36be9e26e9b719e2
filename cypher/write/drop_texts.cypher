// purpose: Forget the texts of reports
// params: reports
// returns: nothing
UNWIND $reports AS report
MATCH (t:_Text {report: report})
REMOVE t:_Text
DELETE t
