// purpose: Forms that refer to one of these
// params: keys
// returns: form
UNWIND $keys AS key
MATCH (r:_Ref {key: key})
RETURN DISTINCT r.form AS form
