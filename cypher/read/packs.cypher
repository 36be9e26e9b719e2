// purpose: The next packs of claims that lie with a node, in order, with what their reports say of all claims
// params: number, skip, limit
// returns: number, report_id, reported, origin, holds_text, packed
MATCH (n:Entity {number: $number})
MATCH (n)<-[s:SAYS]-(r)
WITH s, r
ORDER BY s.reported, r.id
SKIP $skip
LIMIT $limit
RETURN $number AS number, substring(r.id, 7) AS report_id, s.reported AS reported, r.origin AS origin, r.holds_text AS holds_text, s.packed AS packed
