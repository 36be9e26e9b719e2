// purpose: The earliest mention of each form of these nodes
// params: numbers
// returns: node, content, place
UNWIND $numbers AS number
MATCH (f:_Form {node: number})
CALL (f) {
  MATCH (m:_Mention {form: f.number})
  WHERE m.place > ''
  RETURN m.place AS place
  ORDER BY place
  LIMIT 1
}
RETURN number AS node, f.content AS content, place
