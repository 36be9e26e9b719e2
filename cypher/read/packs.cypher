// purpose: The packs of claims that lie with these nodes, with what their reports say of all claims
// params: numbers
// returns: number, report_id, reported, origin, holds_text, packed
UNWIND $numbers AS number
MATCH (n:Entity {number: number})
MATCH (n)<-[s:SAYS]-(r)
RETURN number, substring(r.id, 7) AS report_id, r.reported AS reported, r.origin AS origin, r.holds_text AS holds_text, s.packed AS packed
