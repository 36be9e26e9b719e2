// purpose: The blocking keys of a form
// params: none
// returns: nothing
CREATE INDEX tieline_key_by_form IF NOT EXISTS
FOR (n:_Key) ON (n.form)
