// purpose: The claims of these elements, packed by report, with the ids of the reports
// params: elements
// returns: element, report, report_id, packed
UNWIND $elements AS element
MATCH (c:_Claims {element: element})
MATCH (r:_Report {number: c.report})
RETURN element, r.number AS report, r.id AS report_id, c.packed AS packed
