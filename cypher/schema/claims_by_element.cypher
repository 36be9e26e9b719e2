// purpose: The claims of an element
// params: none
// returns: nothing
CREATE INDEX tieline_claims_by_element IF NOT EXISTS
FOR (n:_Claims) ON (n.element)
