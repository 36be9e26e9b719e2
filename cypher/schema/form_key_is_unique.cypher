// purpose: A form is found by its key
// params: none
// returns: nothing
CREATE CONSTRAINT tieline_form_key_is_unique IF NOT EXISTS
FOR (n:_Form) REQUIRE n.key IS UNIQUE
