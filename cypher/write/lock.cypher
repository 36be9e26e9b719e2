// purpose: Take the writer's lock: a value set to itself is locked and not written
// params: none
// returns: epoch
MATCH (s:_Store {name: 'tieline'})
SET s.epoch = s.epoch
RETURN s.epoch AS epoch
