// purpose: Delete relationships
// params: elements
// returns: nothing
UNWIND $elements AS element
MATCH (a:_Node {_number: element[0]})-[r:$(element[1])]->(b:_Node {_number: element[2]})
DELETE r
