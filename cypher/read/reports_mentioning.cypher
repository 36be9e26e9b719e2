// purpose: Reports with a mention of one of these forms
// params: forms
// returns: report
UNWIND $forms AS form
MATCH (m:_Mention {form: form})
WHERE m.place > ''
RETURN DISTINCT m.report AS report
