// purpose: Delete the references of forms
// params: forms
// returns: nothing
UNWIND $forms AS form
MATCH (r:_Ref {form: form})
REMOVE r:_Ref
DELETE r
