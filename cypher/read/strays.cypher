// purpose: Whether anything stands here that was not published
// params: none
// returns: number
MATCH (n)
WHERE NOT n:Entity AND NOT n:PublishedGraph AND NOT n:Vocabulary
RETURN count(n) AS number
