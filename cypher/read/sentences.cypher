// purpose: The sentences on which claims of these reports rest
// params: reports
// returns: report, sentences
UNWIND $reports AS report
MATCH (r:Entity {id: 'report:' + report})
RETURN report, r.sentences AS sentences
