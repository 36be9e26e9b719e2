// purpose: Groups of the forms that own one of these keys
// params: keys
// returns: group
UNWIND $keys AS key
MATCH (k:_Key {key: key})
WITH DISTINCT k.form AS form
MATCH (f:_Form {number: form})
RETURN DISTINCT f.group AS group
