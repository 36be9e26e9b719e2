// purpose: Let the planner look at the graph as it is now
// params: none
// returns: nothing
CALL db.prepareForReplanning()
