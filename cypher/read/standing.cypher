// purpose: Those of the given relationships that exist
// params: elements
// returns: source, type, target
UNWIND $elements AS element
MATCH (a:_Node {_number: element[0]})-[r:$(element[1])]->(b:_Node {_number: element[2]})
RETURN element[0] AS source, element[1] AS type, element[2] AS target
