// One institution
// chapter: Bodies and partners
// purpose: who acts for a body, the meetings it took part in and the agreements to which it is party
// edit: its name and its country
// returns: the body with twenty officials, meetings and agreements, the best supported first
WITH 'Department of Homeland Security' AS name, 'USA' AS country
MATCH (i:Institution)
WHERE (i.name = name OR name IN i.aliases) AND i.country = country
MATCH p = (i)-[:ACTS_FOR|TOOK_PART_IN|PARTY_TO|BELONGS_TO]-(other)
RETURN p
ORDER BY other:Country DESC, other.support DESC, other.id
LIMIT 20
