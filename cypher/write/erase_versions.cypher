// purpose: Erase the bodies of all versions of a report
// params: report_id
// returns: erased
MATCH (v:_Version {report_id: $report_id})
WHERE v.body IS NOT NULL
REMOVE v.body
RETURN count(*) AS erased
