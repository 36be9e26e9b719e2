// purpose: A report is purged once
// params: none
// returns: nothing
CREATE CONSTRAINT tieline_tombstone_report_id_is_unique IF NOT EXISTS
FOR (n:_Tombstone) REQUIRE n.report_id IS UNIQUE
