// purpose: The forms that own a blocking key
// params: none
// returns: nothing
CREATE INDEX tieline_key_by_key IF NOT EXISTS
FOR (n:_Key) ON (n.key)
