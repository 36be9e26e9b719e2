// purpose: The claims of these reports, packed by element
// params: reports
// returns: element, report, packed
UNWIND $reports AS report
MATCH (c:_Claims {report: report})
RETURN c.element AS element, report, c.packed AS packed
