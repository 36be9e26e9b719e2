// purpose: A report is found by its id
// params: none
// returns: nothing
CREATE CONSTRAINT tieline_report_id_is_unique IF NOT EXISTS
FOR (n:_Report) REQUIRE n.id IS UNIQUE
