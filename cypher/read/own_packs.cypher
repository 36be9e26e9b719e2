// purpose: The packs of what reports say of themselves
// params: numbers
// returns: number, report_id, reported, origin, holds_text, packed
UNWIND $numbers AS number
MATCH (r:Entity {number: number})
WHERE r.packed IS NOT NULL
RETURN number, substring(r.id, 7) AS report_id, r.reported AS reported, r.origin AS origin, r.holds_text AS holds_text, r.packed AS packed
