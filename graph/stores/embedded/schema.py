"""Tables of the embedded store, and the way from one version of them to the next."""

from typing import Final

APPLICATION_ID: Final = 0x54494C4E
"""`TILN` in the header of the file: what tells a Tieline store from any other SQLite file."""

CLAIMS_TABLE: Final = """
CREATE TABLE claims(
  source INTEGER NOT NULL, type INTEGER NOT NULL, target INTEGER NOT NULL,
  report INTEGER NOT NULL, origin INTEGER NOT NULL, reported TEXT NOT NULL,
  said TEXT NOT NULL,
  PRIMARY KEY(source, type, target, report)) WITHOUT ROWID;
CREATE INDEX claims_by_report ON claims(report);
"""

GRAPH_TABLES: Final = (
    """
CREATE TABLE nodes(
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, aliases TEXT NOT NULL,
  earliest TEXT, latest TEXT, properties TEXT NOT NULL);
CREATE TABLE agreements(
  number INTEGER PRIMARY KEY, kind TEXT NOT NULL, status TEXT NOT NULL, earliest TEXT,
  latest TEXT NOT NULL, first_reported TEXT NOT NULL, id TEXT NOT NULL);
CREATE INDEX agreements_by_age ON agreements(latest DESC, first_reported DESC, id);
CREATE TABLE rels(
  source INTEGER NOT NULL, type INTEGER NOT NULL, target INTEGER NOT NULL,
  earliest TEXT, latest TEXT, properties TEXT NOT NULL,
  PRIMARY KEY(source, type, target)) WITHOUT ROWID;
CREATE INDEX rels_in ON rels(target, type, source, earliest);
"""
    + CLAIMS_TABLE
    + """CREATE TABLE hubs(
  number INTEGER PRIMARY KEY, source INTEGER NOT NULL, type INTEGER NOT NULL,
  target INTEGER NOT NULL, summary TEXT NOT NULL, UNIQUE(source, type, target));
CREATE TABLE forms(
  number INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL, node INTEGER NOT NULL, grp INTEGER NOT NULL);
CREATE INDEX forms_by_group ON forms(kind, grp);
CREATE INDEX forms_by_node ON forms(node);
CREATE TABLE form_keys(
  kind TEXT NOT NULL, key TEXT NOT NULL, form INTEGER NOT NULL,
  PRIMARY KEY(kind, key, form)) WITHOUT ROWID;
CREATE INDEX form_keys_by_form ON form_keys(form);
CREATE TABLE form_refs(
  key TEXT NOT NULL, kind TEXT NOT NULL, form INTEGER NOT NULL,
  PRIMARY KEY(key, kind, form)) WITHOUT ROWID;
CREATE INDEX form_refs_by_form ON form_refs(form);
CREATE TABLE mentions(
  report INTEGER NOT NULL, key TEXT NOT NULL, form INTEGER NOT NULL,
  reported TEXT NOT NULL, report_id TEXT NOT NULL,
  PRIMARY KEY(report, key)) WITHOUT ROWID;
CREATE INDEX mentions_by_form ON mentions(form, reported, report_id, key);
"""
)

SEARCH_TABLES: Final = """
CREATE VIRTUAL TABLE words USING fts5(
  folded, content='',
  tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co' tokenchars '+'",
  prefix='2 3 5');
CREATE VIRTUAL TABLE vocabulary USING fts5vocab('words', 'row');
"""

GRAPH_NAMES: Final = (
    "mentions",
    "form_refs",
    "form_keys",
    "forms",
    "hubs",
    "claims",
    "rels",
    "agreements",
    "nodes",
)
"""Tables of the projection but for those of the search; the rest belongs to the journal."""

JOURNAL_TABLES: Final = """
CREATE TABLE reports(
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, reported TEXT NOT NULL,
  digest TEXT NOT NULL, body TEXT NOT NULL, live INTEGER NOT NULL);
CREATE TABLE texts(report INTEGER PRIMARY KEY, content TEXT NOT NULL);
CREATE TABLE versions(
  seq INTEGER PRIMARY KEY, report_id TEXT NOT NULL, action TEXT NOT NULL, at TEXT NOT NULL,
  digest TEXT NOT NULL, body TEXT);
CREATE INDEX versions_by_report ON versions(report_id, seq);
CREATE TABLE tombstones(report_id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE judgements(
  seq INTEGER PRIMARY KEY, one TEXT NOT NULL, other TEXT NOT NULL, verdict TEXT NOT NULL,
  by TEXT NOT NULL, at TEXT NOT NULL, why TEXT NOT NULL);
CREATE INDEX judgements_by_pair ON judgements(one, other, seq);
CREATE TABLE given_ids(id TEXT PRIMARY KEY, anchor TEXT NOT NULL, node INTEGER NOT NULL)
  WITHOUT ROWID;
CREATE TABLE successors(
  node INTEGER NOT NULL, successor INTEGER NOT NULL, PRIMARY KEY(node, successor)) WITHOUT ROWID;
CREATE TABLE sequences(name TEXT PRIMARY KEY, next INTEGER NOT NULL) WITHOUT ROWID;
"""

POLICY_TABLE: Final = """
CREATE TABLE policies(
  seq INTEGER PRIMARY KEY, name TEXT NOT NULL, value TEXT NOT NULL, at TEXT NOT NULL);
"""

PUBLISHING_TABLES: Final = """
CREATE TABLE publishing(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE commits(generation INTEGER PRIMARY KEY, token TEXT NOT NULL UNIQUE);
CREATE TABLE touched(
  source INTEGER NOT NULL, type INTEGER NOT NULL, target INTEGER NOT NULL,
  generation INTEGER NOT NULL, PRIMARY KEY(source, type, target)) WITHOUT ROWID;
CREATE TABLE targets(address TEXT PRIMARY KEY, generation INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO publishing VALUES('journal', lower(hex(randomblob(8))));
INSERT INTO commits VALUES(0, lower(hex(randomblob(8))));
"""
"""What publishing goes by: see `graph/stores/embedded/publication.py`."""

_CLAIMS_ONE_BY_ONE: Final = """
CREATE TABLE claims(
  report INTEGER NOT NULL, place INTEGER NOT NULL,
  source INTEGER NOT NULL, type INTEGER NOT NULL, target INTEGER NOT NULL,
  field TEXT NOT NULL, value TEXT NOT NULL, pointer TEXT NOT NULL, origin INTEGER NOT NULL,
  reported TEXT NOT NULL, dated TEXT, start INTEGER, stop INTEGER, sure INTEGER NOT NULL,
  PRIMARY KEY(report, place)) WITHOUT ROWID;
CREATE INDEX claims_by_element ON claims(source, type, target);
"""

CLAIMS_BY_ELEMENT: Final = f"""
ALTER TABLE claims RENAME TO claims_one_by_one;
{CLAIMS_TABLE.strip()}
INSERT INTO claims SELECT source, type, target, report, min(origin), min(reported),
  json_group_array(json_array(field, value, pointer, dated, start, stop, sure))
  FROM (SELECT * FROM claims_one_by_one ORDER BY field, value, pointer)
  GROUP BY source, type, target, report;
DROP TABLE claims_one_by_one;
"""

_AT_FIRST: Final = GRAPH_TABLES.replace(CLAIMS_TABLE, _CLAIMS_ONE_BY_ONE)

MIGRATIONS: Final = (
    JOURNAL_TABLES + _AT_FIRST + SEARCH_TABLES,
    POLICY_TABLE,
    PUBLISHING_TABLES,
    CLAIMS_BY_ELEMENT,
)
"""Script n leads from schema version n to n + 1; an empty file has version 0."""

VERSION: Final = len(MIGRATIONS)


def statements(script: str) -> list[str]:
    """Return the statements of a script, so that they can run inside one transaction."""
    return [text for part in script.split(";\n") if (text := part.strip().rstrip(";"))]
