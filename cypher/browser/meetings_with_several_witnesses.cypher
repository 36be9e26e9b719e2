// Meetings with several witnesses
// chapter: Evidence
// purpose: meetings and agreements for which two or more independent origins speak
// edit: the least number of origins
// returns: what is well supported, best first, with its reports
WITH 2 AS least
MATCH (thing:Dialogue|Agreement)
WHERE thing.support >= least
WITH thing ORDER BY thing.support DESC, thing.id LIMIT 12
MATCH p = (thing)<-[:REPORTS_ON]-(:Report)
RETURN p
LIMIT 140
