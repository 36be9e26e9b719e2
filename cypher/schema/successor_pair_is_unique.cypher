// purpose: A succession is noted once
// params: none
// returns: nothing
CREATE CONSTRAINT tieline_successor_pair_is_unique IF NOT EXISTS
FOR (n:_Successor) REQUIRE n.pair IS UNIQUE
