// purpose: Wait until all indexes are at work
// params: none
// returns: nothing of use
CALL db.awaitIndexes(60)
