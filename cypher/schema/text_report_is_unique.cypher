// purpose: A report has one text
// params: none
// returns: nothing
CREATE CONSTRAINT tieline_text_report_is_unique IF NOT EXISTS
FOR (n:_Text) REQUIRE n.report IS UNIQUE
