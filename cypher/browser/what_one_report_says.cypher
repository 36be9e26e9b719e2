// What one report says
// chapter: Evidence
// purpose: what a report speaks of; the sentence stands on the relationships between these
// edit: the id of the report
// returns: the report with the twenty things that it says most about
WITH 'report:in-us-hsd-2024-us-brief' AS report
MATCH says = (:Report {id: report})-[s:SAYS]->(thing)
RETURN says
ORDER BY s.claims DESC, thing.id
LIMIT 20
