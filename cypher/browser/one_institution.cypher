// One institution
// chapter: Bodies and partners
// purpose: who acts for a body, the meetings it took part in and the agreements to which it is party
// edit: its name and its country
// returns: the body with officials, meetings, agreements and the body of which it is a part
WITH 'Department of Homeland Security' AS name, 'USA' AS country
MATCH (i:Institution)
WHERE (i.name = name OR name IN i.aliases) AND i.country = country
MATCH p = (i)-[:ACTS_FOR|TOOK_PART_IN|PARTY_TO|BELONGS_TO]-()
RETURN p
LIMIT 150
