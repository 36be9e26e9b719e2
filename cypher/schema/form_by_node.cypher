// purpose: The forms that stand for a node
// params: none
// returns: nothing
CREATE INDEX tieline_form_by_node IF NOT EXISTS
FOR (n:_Form) ON (n.node)
