// purpose: Tell readers that something changed
// params: none
// returns: nothing
MATCH (s:_Store {name: 'tieline'})
SET s.epoch = s.epoch + 1
