// purpose: The forms of these groups
// params: kind, groups
// returns: number, kind, key, content, node, group
UNWIND $groups AS group
MATCH (f:_Form {kind: $kind, group: group})
RETURN f.number AS number, f.kind AS kind, f.key AS key, f.content AS content, f.node AS node, f.group AS group
ORDER BY f.number
