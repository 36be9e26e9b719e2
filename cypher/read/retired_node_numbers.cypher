// purpose: Numbers that retired ids, predecessors or successors stand by
// params: none
// returns: number
CALL () {
  MATCH (g:_GivenId)
  WHERE NOT EXISTS { (:_Node {id: g.id}) }
  RETURN g.node AS number
  UNION
  MATCH (s:_Successor)
  RETURN s.node AS number
  UNION
  MATCH (s:_Successor)
  RETURN s.successor AS number
}
RETURN number
ORDER BY number
