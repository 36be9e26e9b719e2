// purpose: The forms that refer to a form
// params: none
// returns: nothing
CREATE INDEX tieline_ref_by_key IF NOT EXISTS
FOR (n:_Ref) ON (n.key)
