// purpose: The node that a mention stands for
// params: report_id, key
// returns: node
MATCH (r:_Report {id: $report_id})
MATCH (m:_Mention {report: r.number})
WHERE m.key = $key
MATCH (f:_Form {number: m.form})
RETURN f.node AS node
