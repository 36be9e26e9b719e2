// purpose: The blocking keys that forms own
// params: forms
// returns: form, key
UNWIND $forms AS form
MATCH (k:_Key {form: form})
RETURN form, k.key AS key
