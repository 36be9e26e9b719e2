// purpose: A node is found by its number, which is its alone
// params: none
// returns: nothing
CREATE CONSTRAINT tieline_node_number_is_unique IF NOT EXISTS
FOR (n:_Node) REQUIRE n._number IS UNIQUE
