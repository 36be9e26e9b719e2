// purpose: Nodes are found by the words of their names; the words are folded already
// params: none
// returns: nothing
CREATE FULLTEXT INDEX tieline_search_text IF NOT EXISTS
FOR (n:Entity) ON EACH [n.search_text]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}
