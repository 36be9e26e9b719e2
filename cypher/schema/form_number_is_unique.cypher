// purpose: A form is found by its number
// params: none
// returns: nothing
CREATE CONSTRAINT tieline_form_number_is_unique IF NOT EXISTS
FOR (n:_Form) REQUIRE n.number IS UNIQUE
