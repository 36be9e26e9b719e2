// Where reports disagree
// chapter: Evidence
// purpose: meetings, agreements and other things for which reports give different values, with those reports
// edit: nothing
// returns: what is disputed, and the reports on it; the property conflicts of a node names the fields
MATCH p = (thing:Dialogue|Agreement)<-[:REPORTS_ON]-(:Report)
WHERE size(thing.conflicts) > 0
RETURN p
ORDER BY thing.id
LIMIT 140
