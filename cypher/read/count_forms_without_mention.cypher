// purpose: Forms that no mention has
// params: none
// returns: number
MATCH (f:_Form)
WHERE NOT EXISTS { (:_Mention {form: f.number}) }
RETURN count(f) AS number
