// purpose: Append a judgement or its undoing
// params: row
// returns: nothing
CREATE (j:_Judgement)
SET j = $row
