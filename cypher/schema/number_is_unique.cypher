// purpose: A node is found by its number, which is its alone
// params: none
// returns: nothing
CREATE CONSTRAINT tieline_number_is_unique IF NOT EXISTS
FOR (n:Entity) REQUIRE n.number IS UNIQUE
