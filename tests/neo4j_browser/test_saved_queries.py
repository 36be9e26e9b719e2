"""The queries for Neo4j Browser: their form, and what each shows of the examples."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import neo4j
import pytest
from neo4j.graph import Node, Relationship
from neo4j.graph import Path as GraphPath

from api.browser_links import browser_link
from api.saved_queries import CHAPTERS, SavedQuery, saved_queries
from graph.journal import operations as journal
from graph.model.report import ParsedReport
from graph.model.vocabulary import AGREEMENT_LABEL, Label, RelationshipType
from graph.publishing.shortcuts import SHORTCUTS
from graph.questions.neighbourhood import neighbourhood
from graph.questions.paths import paths
from graph.questions.signed import signed
from graph.stores.contract import Store
from graph.stores.neo4j.packs import SAYS
from tests.neo4j_server.fixtures import emptied, empty_store
from tests.neo4j_server.reaching import driver as driver_of

QUERIES = {query.name: query for queries in saved_queries().values() for query in queries}
WRITES = re.compile(r"\b(CREATE|MERGE|SET|DELETE|REMOVE|LOAD CSV|CALL)\b")
MOST = 25
"""More nodes than these cannot be read without zooming."""

EXPECTED: dict[str, tuple[str, set[str]]] = {
    "agreements_at_a_date": (
        "Agreement Dialogue",
        {"MoC on police training cooperation, India-United States, 28 Feb 2024"},
    ),
    "agreements_in_force": (
        "Agreement Country",
        {"MoU on counter-terrorism, Qatar-United States, 11 Jul 2017", "Qatar", "United States"},
    ),
    "agreements_of_a_pair": (
        "Agreement Institution Official",
        {
            "MoC on police training cooperation, India-United States, 28 Feb 2024",
            "Federal Law Enforcement Training Centre",
            "Ajay Bhalla",
        },
    ),
    "copies_of_one_release": (
        "Agreement Report",
        {"Agreement on security cooperation, China-Solomon Islands"},
    ),
    "counterparts_of_an_official": ("Dialogue Official", {"Kristie Canegallo", "Ajay Bhalla"}),
    "how_two_people_are_connected": (
        "Dialogue Institution Official",
        {"Ajay Bhalla", "Department of Homeland Security", "Janet Napolitano"},
    ),
    "joint_bodies": (
        "Institution Tie",
        {"Bilateral Defense Working Group", "Brazil-Chile", "Joint anti-transnational crime team"},
    ),
    "latest_meetings": (
        "Dialogue Official Tie",
        {"India-Vietnam Defence Policy Dialogue, Hanoi, 10 Nov 2025", "Rajesh Kumar Singh"},
    ),
    "meetings_of_a_country": (
        "Country Dialogue",
        {"Australia", "Papua New Guinea"},
    ),
    "meetings_with_several_witnesses": (
        "Dialogue Report",
        {"US readout of the US-India homeland security dialogue of February 2024"},
    ),
    "memoranda_of_training_bodies": (
        "Agreement Institution Official",
        {"Federal Law Enforcement Training Centre"},
    ),
    "not_yet_signed": (
        "Agreement Dialogue Tie",
        {"Treaty on mutual defence, Australia-Papua New Guinea", "Pakistan-Saudi Arabia"},
    ),
    "officials_across_the_table": (
        "Dialogue Official",
        {"Ajay Bhalla", "Kristie Canegallo", "Janet Napolitano", "P. Chidambaram"},
    ),
    "officials_of_a_ministry": (
        "Institution Official",
        {"Ministry of Home Affairs", "Ajay Bhalla"},
    ),
    "officials_who_met": ("Dialogue Official", {"Rajnath Singh", "Hamada Yasukazu"}),
    "one_institution": (
        "Country Dialogue Institution Official",
        {"Department of Homeland Security", "Janet Napolitano", "Kristi Noem", "United States"},
    ),
    "one_official": (
        "Country Dialogue Official",
        {"Rajnath Singh", "India-Italy meeting, Rome, 9 Oct 2023"},
    ),
    "one_pair_at_a_glance": (
        "Agreement Dialogue Series Tie",
        {"India-United States", "India-U.S. Senior Officials' Homeland Security Dialogue"},
    ),
    "partners_of_a_country": ("Country Dialogue", {"India", "United States", "France"}),
    "promises_still_open": (
        "Commitment Dialogue Tie",
        {"India-Vietnam"},
    ),
    "rounds_of_a_series": (
        "Agreement Commitment Dialogue Official Series",
        {"India-U.S. Senior Officials' Homeland Security Dialogue", "P. Chidambaram"},
    ),
    "what_one_report_says": (
        "Agreement Dialogue Institution Official Report Series",
        {"Readout: U.S.-India Homeland Security Dialogue, February 2024", "Ajay Bhalla"},
    ),
    "where_reports_disagree": (
        "Dialogue Report",
        {"US readout of the US-India homeland security dialogue of February 2024"},
    ),
    "who_says_so": (
        "Dialogue Report",
        {"Indian press release on the India-US homeland security dialogue"},
    ),
    "who_talks_about_a_topic": ("Dialogue Tie Topic", {"Counter-terrorism", "India-Uzbekistan"}),
}
"""For each query: the labels that it shows, and names that are among them."""

CROWD = """
CREATE (tie:Tie {id: 'IND-USA', name: 'India-United States', countries: ['IND', 'USA']})
CREATE (one:Country {id: 'IND', name: 'India'})-[:SIDE_OF]->(tie)
CREATE (other:Country {id: 'USA', name: 'United States'})-[:SIDE_OF]->(tie)
CREATE (japan:Country {id: 'JPN', name: 'Japan'}), (qatar:Country {id: 'QAT', name: 'Qatar'})
CREATE (australia:Country {id: 'AUS', name: 'Australia'})
CREATE (topic:Topic {id: 'counter-terrorism', name: 'Counter-terrorism'})
CREATE (narrower:Topic {id: 'terrorist-financing', name: 'n'})-[:NARROWER_THAN]->(topic)
CREATE (series:Series {id: 's', name: "Homeland Security Dialogue", support: 9})
CREATE (dhs:Institution {id: 'i', name: 'Department of Homeland Security', country: 'USA'})
CREATE (mha:Institution {id: 'm', name: 'Ministry of Home Affairs'})-[:BELONGS_TO]->(one)
CREATE (a:Official {id: 'a', name: 'Ajay Bhalla', country: 'IND'})-[:OFFICIAL_OF]->(one)
CREATE (b:Official {id: 'b', name: 'Janet Napolitano', country: 'USA'})-[:OFFICIAL_OF]->(other)
CREATE (c:Official {id: 'c', name: 'Kristie Canegallo', country: 'USA'})-[:OFFICIAL_OF]->(other)
CREATE (e:Official {id: 'e', name: 'Rajnath Singh', country: 'IND'})-[:OFFICIAL_OF]->(one)
CREATE (f:Official {id: 'f', name: 'f', country: 'JPN'})-[:OFFICIAL_OF]->(japan)
CREATE (text:Report {id: 'report:in-us-hsd-2024-us-brief', name: 'text'})
WITH *
UNWIND range(1, 400) AS n
CREATE (d:Dialogue {id: 'd' + n, name: 'Homeland Security Dialogue, New Delhi, 28 Feb 2024',
    status: 'held', latest: date('2024-01-01'), support: 3, conflicts: ['when']})
CREATE (d)-[:BETWEEN]->(tie), (d)-[:ROUND_OF]->(series), (text)-[:REPORTS_ON]->(d)
CREATE (one)-[:HAS_DIALOGUE]->(d)<-[:HAS_DIALOGUE]-(other), (australia)-[:HAS_DIALOGUE]->(d)
CREATE (text)-[:SAYS {claims: n}]->(d), (d)-[:HAS_TOPIC]->(narrower)
CREATE (a)-[:LED]->(d), (b)-[:ATTENDED]->(d), (c)-[:LED]->(d), (e)-[:LED]->(d), (f)-[:LED]->(d)
CREATE (dhs)-[:TOOK_PART_IN]->(d), (d)-[:PROMISED]->(:Commitment {id: 'c' + n, name: 'c'})
CREATE (o:Official {id: 'o' + n, name: 'o', country: 'IND'})-[:LED]->(d)
CREATE (o)-[:OFFICIAL_OF]->(one), (o)-[:ACTS_FOR]->(mha)
CREATE (body:Institution {id: 'i' + n, name: 'academy', country: 'IND'})-[:BETWEEN]->(tie)
CREATE (o)-[:ACTS_FOR]->(body), (o)-[:ACTS_FOR]->(dhs), (e)-[:ACTS_FOR]->(body)
CREATE (g:Agreement {id: 'g' + n, name: 'g', status: ['signed', 'agreed', 'in-force'][n % 3],
    support: 2, conflicts: ['date'], latest: date('2024-01-01')})-[:BETWEEN]->(tie)
CREATE (one)-[:HAS_AGREEMENT]->(g)<-[:HAS_AGREEMENT]-(other), (qatar)-[:HAS_AGREEMENT]->(g)
CREATE (g)-[:CONCLUDED_AT]->(d), (body)-[:PARTY_TO]->(g), (dhs)-[:PARTY_TO]->(g), (o)-[:SIGNED]->(g)
CREATE (first:Report {id: 'r' + n, name: 'r'})-[:REPORTS_ON]->(d)
CREATE (first)-[:SAYS {claims: 1}]->(d)
CREATE (:Report {id: 'q' + n, name: 'q'})-[:COPY_OF]->(first)-[:REPORTS_ON]->(g)
CREATE (more:Tie {id: 'IND-' + n, name: 'more'})<-[:SIDE_OF]-(one)
CREATE (more)<-[:SIDE_OF]-(country:Country {id: 'C' + n, name: 'country'})
CREATE (country)-[:HAS_DIALOGUE]->(d)
CREATE (:Series {id: 's' + n, name: 's'})-[:BETWEEN]->(more)
CREATE (talks:Series {id: 't' + n, name: 't'})-[:BETWEEN]->(tie), (talks)-[:ON]->(topic)
"""
"""Four hundred of everything, all around what the queries ask for."""


@pytest.fixture(scope="module")
def store(neo4j_uri: str, example_reports: list[ParsedReport]) -> Iterator[Store]:
    """The examples, published to the server of the session."""
    with empty_store(neo4j_uri) as made:
        journal.load(made, example_reports, "2026-01-01T00:00:00Z")
        yield made.graph


@pytest.fixture(scope="module")
def reading(neo4j_uri: str, store: Store) -> Iterator[neo4j.Session]:
    """A session that may only read, on a server that holds the examples."""
    assert store
    with (
        driver_of(neo4j_uri) as driver,
        driver.session(default_access_mode=neo4j.READ_ACCESS) as session,
    ):
        yield session


def test_every_file_is_in_a_chapter(checkout: Path) -> None:
    files = {file.stem for file in (checkout / "cypher" / "browser").glob("*.cypher")}
    assert set(QUERIES) == files == set(EXPECTED)
    assert len(files) >= 15
    assert all(saved_queries()[chapter] for chapter in CHAPTERS)
    assert len({query.title for query in QUERIES.values()}) == len(files)


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_a_query_is_one_statement_of_public_words(query: SavedQuery) -> None:
    assert ";" not in query.pasted
    assert "$" not in query.statement
    assert not WRITES.search(query.statement)
    words = {*map(str, Label), *map(str, RelationshipType), *AGREEMENT_LABEL.values()}
    words |= {SAYS, *SHORTCUTS}
    for named in re.findall(r"[(\[]?\w*:!?([A-Z]\w*(?:[|&]!?\w+)*)", query.statement):
        assert set(re.split(r"[|&]!?", named)) <= words, named
    assert re.search(r"LIMIT \d+\s*$", query.statement)
    assert (query.edit == "nothing") == (not query.statement.startswith("WITH "))


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_a_file_may_stand_in_an_address(checkout: Path, name: str) -> None:
    """Browser cuts what an address gives it at these, however they are escaped."""
    text = (checkout / "cypher" / "browser" / f"{name}.cypher").read_text(encoding="utf-8")
    assert not {"&", "#"} & set(text)
    assert browser_link("http://localhost:7474/browser/", QUERIES[name].pasted)


@pytest.mark.neo4j
@pytest.mark.parametrize("name", sorted(QUERIES))
def test_what_a_query_shows_of_the_examples(name: str, reading: neo4j.Session) -> None:
    nodes: dict[str, Node] = {}
    result = reading.run(QUERIES[name].pasted)
    for row in result:
        for value in row.values():
            _take(value, nodes)
    # A type that no example has yet, such as MET_BY, is none of the query's faults.
    notices = {one.gql_status for one in result.consume().gql_status_objects}
    assert notices <= {"00000", "01N51"}, notices
    assert len(nodes) <= MOST
    assert all(node["name"] for node in nodes.values())
    labels, names = EXPECTED[name]
    assert set(labels.split()) <= {_label(node) for node in nodes.values()}
    assert names <= {node["name"] for node in nodes.values()}


@pytest.mark.neo4j
def test_a_picture_shows_what_the_questions_answer(reading: neo4j.Session, store: Store) -> None:
    with store.read() as view:
        rows = signed(view, ["IND", "USA"], page_size=200).rows
        found = paths(view, "Ajay Bhalla", "Janet Napolitano", k=10).paths
        official = neighbourhood(view, "Rajnath Singh", limit=1000).graph.nodes
    agreements = {row.agreement.id for row in rows}
    drawn = _drawn("agreements_of_a_pair", "Agreement", reading)
    assert drawn == agreements or (len(drawn) == 6 and drawn < agreements)
    shortest = [path for path in found if path.length == found[0].length]
    on_paths = {node.id for path in shortest for node in path.nodes}
    assert _drawn("how_two_people_are_connected", "", reading) == on_paths
    around = {node.id for node in official if node.label not in ("Report", "Topic")}
    assert _drawn("one_official", "", reading) == around


def _drawn(name: str, label: str, session: neo4j.Session) -> set[str]:
    nodes: dict[str, Node] = {}
    for row in session.run(QUERIES[name].pasted):
        for value in row.values():
            _take(value, nodes)
    return {node["id"] for node in nodes.values() if label in (*node.labels, "")}


@pytest.fixture(scope="module")
def high_degree(neo4j_uri: str) -> Iterator[neo4j.Session]:
    """A session on a graph in which everything that the queries name has hundreds of neighbours."""
    with driver_of(neo4j_uri) as driver, driver.session() as session:
        emptied(neo4j_uri)
        session.run(CROWD)
        yield session
    emptied(neo4j_uri)


@pytest.mark.neo4j
@pytest.mark.parametrize("name", sorted(QUERIES))
def test_a_picture_stays_readable_on_a_crowded_graph(name: str, high_degree: neo4j.Session) -> None:
    nodes: dict[str, Node] = {}
    for row in high_degree.run(QUERIES[name].pasted):
        for value in row.values():
            _take(value, nodes)
    assert 3 <= len(nodes) <= MOST


def _take(value: Any, nodes: dict[str, Node]) -> None:
    if isinstance(value, list):
        for one in value:
            _take(one, nodes)
    elif isinstance(value, Node):
        nodes[value.element_id] = value
    elif isinstance(value, GraphPath):
        nodes.update({node.element_id: node for node in value.nodes})
    else:
        assert value is None or isinstance(value, Relationship), value


def _label(node: Node) -> str:
    (label,) = set(map(str, Label)) & set(node.labels)
    return label


def test_the_page_names_every_query(checkout: Path) -> None:
    page = (checkout / "docs" / "neo4j-browser.md").read_text()
    rows = re.findall(r"\| \[(.+)\]\(\.\./cypher/browser/(\w+)\.cypher\) \| (.+) \|$", page, re.M)
    told = [(query.title, query.name, query.purpose) for query in QUERIES.values()]
    assert rows == told
