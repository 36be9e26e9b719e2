// purpose: Nodes are found by the hashes of ids that are no more
// params: none
// returns: nothing
CREATE FULLTEXT INDEX tieline_former_ids IF NOT EXISTS
FOR (n:Entity) ON EACH [n.former_ids]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'keyword'}}
