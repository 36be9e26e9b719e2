// purpose: Forms by key
// params: keys
// returns: number, kind, key, content, node, group
UNWIND $keys AS key
MATCH (f:_Form {key: key})
RETURN f.number AS number, f.kind AS kind, f.key AS key, f.content AS content, f.node AS node, f.group AS group
