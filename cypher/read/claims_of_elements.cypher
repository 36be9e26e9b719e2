// purpose: The claims of these elements, packed by report
// params: elements
// returns: element, report, packed
UNWIND $elements AS element
MATCH (c:_Claims {element: element})
RETURN element, c.report AS report, c.packed AS packed
