// purpose: Write relationships that are not there; to merge them would walk all that hubs have
// params: rows
// returns: met
UNWIND $rows AS row
MATCH (a:Entity {number: row[0]})
USING INDEX a:Entity(number)
MATCH (b:Entity {number: row[2]})
USING INDEX b:Entity(number)
CREATE (a)-[r:$(row[1])]->(b)
SET r = row[3]
RETURN count(*) AS met
