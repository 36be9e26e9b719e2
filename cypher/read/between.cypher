// purpose: The relationships from the first to the second node of each pair, with the nodes, and with the first packs of claims of those whose own words are not kept
// params: pairs, numbers, types, by, at_target, first
// returns: joins, nodes, packs
CALL () {
  UNWIND $pairs AS pair
  MATCH (a:Entity {number: pair[0]})
  MATCH (b:Entity {number: pair[1]})
  WITH pair, a, b, COUNT { (a)--() } <= COUNT { (b)--() } AS outward
  WITH pair, outward, CASE WHEN outward THEN a ELSE b END AS near, pair[CASE WHEN outward THEN 1 ELSE 0 END] AS far
  MATCH (near)-[r:$any($types)]-(m)
  WHERE m.number = far AND (startNode(r) = near) = outward
    AND ($by IS NULL OR r.earliest IS NULL OR r.earliest <= $by)
  RETURN collect([pair[0], type(r), pair[1], properties(r)]) AS joins,
    collect(DISTINCT CASE WHEN r.quote_report IS NULL THEN pair[CASE WHEN type(r) IN $at_target THEN 1 ELSE 0 END] END) AS holders
}
CALL () {
  UNWIND $numbers AS number
  MATCH (n:Entity {number: number})
  RETURN collect(n {.*, sentences: null, packed: null}) AS nodes
}
CALL (holders) {
  UNWIND holders AS holder
  MATCH (n:Entity {number: holder})
  CALL (n) {
    MATCH (n)<-[s:SAYS]-(r)
    WITH s, r
    ORDER BY s.reported, r.id
    LIMIT $first
    RETURN collect([n.number, substring(r.id, 7), s.reported, r.origin, r.holds_text, s.packed]) AS some
  }
  RETURN collect(some) AS every
}
RETURN joins, nodes, reduce(all = [], some IN every | all + some) AS packs
