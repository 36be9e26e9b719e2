// purpose: An id given out is noted once
// params: none
// returns: nothing
CREATE CONSTRAINT tieline_givenid_id_is_unique IF NOT EXISTS
FOR (n:_GivenId) REQUIRE n.id IS UNIQUE
