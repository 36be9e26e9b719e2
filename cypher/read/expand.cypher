// purpose: What one step from these nodes leads to
// params: numbers, types, labels, by
// returns: here, there
UNWIND $numbers AS number
MATCH (n:_Node {_number: number})-[r:$any($types)]-(m:$any($labels))
WHERE $by IS NULL OR r.earliest IS NULL OR r.earliest <= $by
RETURN number AS here, m._number AS there
