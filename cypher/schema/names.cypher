// purpose: Nodes are found by the words of their names; the words are folded already
// params: none
// returns: nothing
CREATE FULLTEXT INDEX tieline_names IF NOT EXISTS
FOR (n:_Node) ON EACH [n._words]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}
