"""What only the store can see: damage of the file, and rows that lead nowhere."""

import sqlite3

_DANGLING = {
    "relationships whose source is missing": (
        "SELECT count(*) FROM rels r WHERE NOT EXISTS(SELECT 1 FROM nodes WHERE number = r.source)"
    ),
    "relationships whose target is missing": (
        "SELECT count(*) FROM rels r WHERE NOT EXISTS(SELECT 1 FROM nodes WHERE number = r.target)"
    ),
    "claims of nodes that are missing": (
        "SELECT count(*) FROM claims c WHERE c.type = 0 "
        "AND NOT EXISTS(SELECT 1 FROM nodes WHERE number = c.source)"
    ),
    "claims of relationships that are missing": (
        "SELECT count(*) FROM claims c WHERE c.type > 0 AND NOT EXISTS(SELECT 1 FROM rels r "
        "WHERE r.source = c.source AND r.type = c.type AND r.target = c.target)"
    ),
    "claims of reports that are not live": (
        "SELECT count(*) FROM claims c "
        "WHERE NOT EXISTS(SELECT 1 FROM reports WHERE number = c.report AND live)"
    ),
    "mentions whose form is missing": (
        "SELECT count(*) FROM mentions m "
        "WHERE NOT EXISTS(SELECT 1 FROM forms WHERE number = m.form)"
    ),
    "forms that no mention has": (
        "SELECT count(*) FROM forms f "
        "WHERE NOT EXISTS(SELECT 1 FROM mentions WHERE form = f.number)"
    ),
    "agreements that stand beside the nodes": (
        "SELECT count(*) FROM agreements a "
        "WHERE NOT EXISTS(SELECT 1 FROM nodes WHERE number = a.number)"
    ),
}


def findings(db: sqlite3.Connection) -> list[str]:
    """Return what is wrong, each a sentence; empty where all is well."""
    damage = [row[0] for row in db.execute("PRAGMA integrity_check(20)")]
    if damage != ["ok"]:
        return [f"the file is damaged: {words}" for words in damage]
    found = []
    for what, sql in _DANGLING.items():
        count = db.execute(sql).fetchone()[0]
        if count:
            found.append(f"{count} {what}")
    return found
