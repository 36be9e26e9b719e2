// purpose: There is one store in a database
// params: none
// returns: nothing
CREATE CONSTRAINT tieline_store_name_is_unique IF NOT EXISTS
FOR (n:_Store) REQUIRE n.name IS UNIQUE
