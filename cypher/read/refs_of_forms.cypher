// purpose: The references of forms
// params: forms
// returns: form, key
UNWIND $forms AS form
MATCH (r:_Ref {form: form})
RETURN form, r.key AS key
