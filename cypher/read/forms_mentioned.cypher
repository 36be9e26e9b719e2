// purpose: Those of the forms that some mention has
// params: forms
// returns: form
UNWIND $forms AS form
MATCH (f:_Form {number: form})
WHERE EXISTS {
  MATCH (m:_Mention {form: form})
  WHERE m.place > ''
}
RETURN form
