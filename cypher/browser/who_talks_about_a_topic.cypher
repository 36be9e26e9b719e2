// Who talks about a topic
// chapter: Bodies and partners
// purpose: the standing dialogues that have had a topic on the table, and between whom
// edit: the id of the topic
// returns: the topic with those narrower than it, the series, their ties
WITH 'counter-terrorism' AS topic
MATCH on = (:Topic {id: topic})<-[:NARROWER_THAN*0..2]-(:Topic)<-[:ON]-(s:Series)
MATCH between = (s)-[:BETWEEN]->(:Tie)
RETURN on, between
ORDER BY s.id
LIMIT 90
