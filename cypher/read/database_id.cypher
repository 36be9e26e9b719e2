// purpose: What tells this database from all others, under whatever name it is asked
// params: none
// returns: id
CALL db.info() YIELD id
RETURN id
