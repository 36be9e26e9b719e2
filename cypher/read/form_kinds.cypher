// purpose: Kinds of forms
// params: numbers
// returns: number, kind
UNWIND $numbers AS number
MATCH (f:_Form {number: number})
RETURN number, f.kind AS kind
