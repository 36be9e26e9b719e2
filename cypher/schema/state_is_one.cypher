// purpose: One node says what is published
// params: none
// returns: nothing
CREATE CONSTRAINT tieline_state_is_one IF NOT EXISTS
FOR (s:PublishedGraph) REQUIRE s.name IS UNIQUE
