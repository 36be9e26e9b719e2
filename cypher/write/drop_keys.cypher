// purpose: Delete the blocking keys of forms
// params: forms
// returns: nothing
UNWIND $forms AS form
MATCH (k:_Key {form: form})
REMOVE k:_Key
DELETE k
