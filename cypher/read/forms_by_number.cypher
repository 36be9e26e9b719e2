// purpose: Forms by number
// params: numbers
// returns: number, kind, key, content, node, group
UNWIND $numbers AS number
MATCH (f:_Form {number: number})
RETURN f.number AS number, f.kind AS kind, f.key AS key, f.content AS content, f.node AS node, f.group AS group
ORDER BY f.number
