// purpose: Make the one node that stands for the store
// params: schema
// returns: nothing
MERGE (s:_Store {name: 'tieline'})
ON CREATE SET s.schema = $schema, s.epoch = 0
