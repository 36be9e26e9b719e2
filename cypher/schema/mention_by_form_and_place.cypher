// purpose: The mentions of a form, the earliest first
// params: none
// returns: nothing
CREATE INDEX tieline_mention_by_form_and_place IF NOT EXISTS
FOR (n:_Mention) ON (n.form, n.place)
