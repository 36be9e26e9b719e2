// purpose: The references of a form
// params: none
// returns: nothing
CREATE INDEX tieline_ref_by_form IF NOT EXISTS
FOR (n:_Ref) ON (n.form)
