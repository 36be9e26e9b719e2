// purpose: The relationships from the first to the second node of each pair, with the nodes, and with the claims of those whose own words are not kept
// params: pairs, numbers, types, by, type_numbers
// returns: joins, nodes, silent, claims
CALL () {
  UNWIND $pairs AS pair
  MATCH (a:_Node {_number: pair[0]})
  MATCH (b:_Node {_number: pair[1]})
  WITH pair, a, b, COUNT { (a)--() } <= COUNT { (b)--() } AS outward
  WITH pair, outward, CASE WHEN outward THEN a ELSE b END AS near, pair[CASE WHEN outward THEN 1 ELSE 0 END] AS far
  MATCH (near)-[r:$any($types)]-(m)
  WHERE m._number = far AND (startNode(r) = near) = outward
    AND ($by IS NULL OR r.earliest IS NULL OR r.earliest <= $by)
  RETURN collect([pair[0], type(r), pair[1], properties(r)]) AS joins,
    collect(CASE WHEN r.quote_report IS NULL THEN toString(pair[0]) + '.' + $type_numbers[type(r)] + '.' + toString(pair[1]) END) AS silent
}
CALL () {
  UNWIND $numbers AS number
  MATCH (n:_Node {_number: number})
  WHERE n.id IS NOT NULL
  RETURN collect(properties(n)) AS nodes
}
CALL (silent) {
  UNWIND silent AS element
  MATCH (c:_Claims {element: element})
  MATCH (r:_Report {number: c.report})
  RETURN collect([element, r.number, r.id, c.packed]) AS claims
}
RETURN joins, nodes, silent, claims
