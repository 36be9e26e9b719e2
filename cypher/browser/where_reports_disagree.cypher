// Where reports disagree
// chapter: Evidence
// purpose: meetings and agreements for which reports give different values, with those reports
// edit: nothing
// returns: five of these with their reports; `conflicts` names the fields
MATCH (thing:Dialogue|Agreement)
WHERE size(thing.conflicts) > 0
WITH thing ORDER BY thing.support DESC, thing.id LIMIT 5
RETURN thing, COLLECT {
  MATCH p = (thing)<-[:REPORTS_ON]-(r:Report)
  RETURN p ORDER BY r.id LIMIT 4
} AS reports
LIMIT 5
