// purpose: What kind of store this is, and how often it was changed
// params: none
// returns: epoch, schema
MATCH (s:_Store {name: 'tieline'})
RETURN s.epoch AS epoch, s.schema AS schema
