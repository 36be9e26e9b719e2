// Who talks about a topic
// chapter: Bodies and partners
// purpose: the meetings and agreements that have a topic, or a narrower one, on the table, and between whom
// edit: the name of the topic
// returns: ten meetings and agreements, newest first, with their ties
WITH 'Counter-terrorism' AS topic
MATCH on = (:Topic {name: topic})<-[:NARROWER_THAN*0..2]-(:Topic)<-[:HAS_TOPIC]-(thing:Dialogue|Agreement)
WITH on, thing ORDER BY thing.latest IS NULL, thing.latest DESC, thing.id LIMIT 9
MATCH between = (thing)-[:BETWEEN]->(:Tie)
RETURN on, between
LIMIT 9
