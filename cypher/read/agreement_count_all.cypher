// purpose: How many: all agreements that pass a filter
// params: kinds, statuses, without_kinds, topics, ties, institutions, officials, since, until
// returns: number
MATCH (a:Agreement)
WHERE ($kinds = [] OR a.kind IN $kinds)
  AND ($statuses = [] OR a.status IN $statuses)
  AND NOT a.kind IN $without_kinds
  AND all(topic IN $topics WHERE topic IN coalesce(a.topics, []))
  AND ($ties = [] OR EXISTS { (a)-[:BETWEEN]->(t:Entity) WHERE t.number IN $ties })
  AND all(body IN $institutions WHERE EXISTS { (a)<-[:PARTY_TO]-(:Entity {number: body}) })
  AND all(person IN $officials WHERE EXISTS { (a)<-[:SIGNED]-(:Entity {number: person}) })
  AND ($since IS NULL OR a.latest >= $since)
  AND ($until IS NULL OR (a.latest IS NOT NULL AND a.earliest <= $until))
RETURN count(*) AS number
