// purpose: Entries of the journal stand in one order
// params: none
// returns: nothing
CREATE CONSTRAINT tieline_version_seq_is_unique IF NOT EXISTS
FOR (n:_Version) REQUIRE n.seq IS UNIQUE
