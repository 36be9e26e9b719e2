// purpose: Indexes of ours that are at work, those of constraints too
// params: prefix
// returns: name
SHOW INDEXES YIELD name, state
WHERE name STARTS WITH $prefix AND state = 'ONLINE'
RETURN name
