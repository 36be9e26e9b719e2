// purpose: Words of names that begin so and are about so long
// params: start, end, shortest, longest, limit
// returns: word
MATCH (w:_Word)
WHERE w.word >= $start AND w.word < $end AND size(w.word) >= $shortest AND size(w.word) <= $longest
RETURN w.word AS word
ORDER BY word
LIMIT $limit
