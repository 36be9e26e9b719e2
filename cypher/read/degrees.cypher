// purpose: How many relationships these nodes have
// params: numbers
// returns: number, degree
UNWIND $numbers AS number
MATCH (n:_Node {_number: number})
RETURN number, COUNT { (n)--() } AS degree
