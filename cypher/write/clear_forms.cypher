// purpose: Delete all forms
// params: none
// returns: nothing
MATCH (n:_Form)
REMOVE n:_Form
DELETE n
