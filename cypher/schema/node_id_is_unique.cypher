// purpose: A public id is of one node
// params: none
// returns: nothing
CREATE CONSTRAINT tieline_node_id_is_unique IF NOT EXISTS
FOR (n:_Node) REQUIRE n.id IS UNIQUE
