// Meetings with several witnesses
// chapter: Evidence
// purpose: meetings and agreements for which two or more independent origins speak
// edit: the least number of origins
// returns: five of the best supported, with reports on them
WITH 2 AS least
MATCH (thing:Dialogue|Agreement)
WHERE thing.support >= least
WITH thing ORDER BY thing.support DESC, thing.id LIMIT 5
RETURN thing, COLLECT {
  MATCH p = (thing)<-[:REPORTS_ON]-(r:Report)
  RETURN p ORDER BY r.id LIMIT 4
} AS reports
LIMIT 5
