// purpose: A report is found by its number
// params: none
// returns: nothing
CREATE CONSTRAINT tieline_report_number_is_unique IF NOT EXISTS
FOR (n:_Report) REQUIRE n.number IS UNIQUE
