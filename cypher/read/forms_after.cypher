// purpose: The next forms
// params: after, limit
// returns: number, kind, key, content, node, group
MATCH (f:_Form)
WHERE f.number > $after
WITH f
ORDER BY f.number
LIMIT $limit
RETURN f.number AS number, f.kind AS kind, f.key AS key, f.content AS content, f.node AS node, f.group AS group
