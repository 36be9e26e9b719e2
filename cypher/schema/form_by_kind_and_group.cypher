// purpose: The forms of a group
// params: none
// returns: nothing
CREATE INDEX tieline_form_by_kind_and_group IF NOT EXISTS
FOR (n:_Form) ON (n.kind, n.group)
