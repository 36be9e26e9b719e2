// purpose: Delete forms
// params: forms
// returns: nothing
UNWIND $forms AS form
MATCH (f:_Form {number: form})
REMOVE f:_Form
DELETE f
