// purpose: Delete forms
// params: forms
// returns: nothing
UNWIND $forms AS form
MATCH (f:_Form {number: form})
DELETE f
