// What one report says
// chapter: Evidence
// purpose: the meetings and agreements that a report speaks of, and who took part, signed or is party
// edit: the id of the report, after "report:"
// returns: the report, what it reports on, and what surrounds that
WITH 'report:in-us-hsd-2024-us-brief' AS report
MATCH says = (:Report {id: report})-[:REPORTS_ON|MENTIONS]->(thing)
OPTIONAL MATCH p = (thing)-[:LED|ATTENDED|SIGNED|PARTY_TO|CONCLUDED_AT|ROUND_OF|PROMISED]-(:!Country)
RETURN says, p
LIMIT 140
