// purpose: Mentions whose form is missing
// params: none
// returns: number
MATCH (m:_Mention)
WHERE NOT EXISTS { (:_Form {number: m.form}) }
RETURN count(m) AS number
