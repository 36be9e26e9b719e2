// Who says so
// chapter: Evidence
// purpose: the reports behind a meeting, an agreement or a person, and the releases that copies go back to
// edit: a part of its name
// returns: one such thing, the best supported, with twelve reports
WITH 'Homeland Security Dialogue, New Delhi, 28 Feb 2024' AS name
MATCH (thing:Dialogue|Agreement|Official) WHERE thing.name CONTAINS name
WITH thing ORDER BY thing.support DESC, thing.id LIMIT 1
MATCH says = (thing)<-[:SAYS]-(r:Report)
WITH says, r ORDER BY r.published IS NULL, r.published, r.id LIMIT 12
RETURN says, COLLECT {
  MATCH copy = (r)-[:COPY_OF]->(:Report)
  RETURN copy LIMIT 1
} AS copies
LIMIT 12
