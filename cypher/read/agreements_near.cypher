// purpose: Agreements tied to one of some nodes that pass a filter, newest first
// params: near, kinds, statuses, without_kinds, topics, ties, institutions, officials, since, until, after, limit
// returns: node
UNWIND $near AS number
MATCH (:Entity {number: number})--(a:Agreement)
WITH DISTINCT a
WHERE ($kinds = [] OR a.kind IN $kinds)
  AND ($statuses = [] OR a.status IN $statuses)
  AND NOT a.kind IN $without_kinds
  AND all(topic IN $topics WHERE topic IN coalesce(a.topics, []))
  AND ($ties = [] OR EXISTS { (a)-[:BETWEEN]->(t:Entity) WHERE t.number IN $ties })
  AND all(body IN $institutions WHERE EXISTS { (a)<-[:PARTY_TO]-(:Entity {number: body}) })
  AND all(person IN $officials WHERE EXISTS { (a)<-[:SIGNED]-(:Entity {number: person}) })
  AND ($since IS NULL OR a.latest >= $since)
  AND ($until IS NULL OR (a.latest IS NOT NULL AND a.earliest <= $until))
WITH a, coalesce(toString(a.latest), '') AS latest, coalesce(toString(a.first_reported), a.first_reported_text, '') AS reported
WHERE $after IS NULL OR latest < $after[0]
  OR (latest = $after[0] AND (reported < $after[1] OR (reported = $after[1] AND a.id > $after[2])))
WITH a, latest, reported
ORDER BY latest DESC, reported DESC, a.id
LIMIT $limit
RETURN a {.*, sentences: null, packed: null} AS node
