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
from graph.questions.neighbourhood import neighbourhood
from graph.questions.paths import paths
from graph.questions.signed import signed
from graph.stores.contract import Store
from tests.neo4j_server.fixtures import emptied, empty_store
from tests.neo4j_server.reaching import driver as driver_of

QUERIES = {query.name: query for queries in saved_queries().values() for query in queries}
WRITES = re.compile(r"\b(CREATE|MERGE|SET|DELETE|REMOVE|LOAD CSV|CALL)\b")
MOST = 300
"""As many nodes as Browser draws without being asked."""

EXPECTED: dict[str, tuple[str, set[str]]] = {
    "agreements_of_a_pair": (
        "Agreement Country Institution Official",
        {
            "MoC on police training cooperation, India-United States, 28 Feb 2024",
            "Sardar Vallabhbhai Patel National Police Academy",
            "Ajay Bhalla",
        },
    ),
    "copies_of_one_release": (
        "Agreement Dialogue Report",
        {
            "Argentina-United States meeting, Buenos Aires, 28 Jul 2025",
            "Agreement on security cooperation, China-Solomon Islands",
        },
    ),
    "counterparts_of_an_official": (
        "Dialogue Institution Official",
        {"Kristie Canegallo", "Ajay Bhalla", "Ministry of Home Affairs"},
    ),
    "how_two_people_are_connected": (
        "Dialogue Institution Official",
        {"Ajay Bhalla", "Department of Homeland Security", "Janet Napolitano"},
    ),
    "joint_bodies": (
        "Country Institution Tie",
        {"Bilateral Defense Working Group", "Brazil-Chile", "Joint anti-transnational crime team"},
    ),
    "latest_meetings": (
        "Dialogue Official Tie",
        {"India-Vietnam Defence Policy Dialogue, Hanoi, 10 Nov 2025", "Rajesh Kumar Singh"},
    ),
    "meetings_with_several_witnesses": (
        "Agreement Dialogue Report",
        {
            "MoC on police training cooperation, India-United States, 28 Feb 2024",
            "Indian press release on the India-US homeland security dialogue",
        },
    ),
    "memoranda_of_training_bodies": (
        "Agreement Dialogue Institution Official",
        {
            "Federal Law Enforcement Training Centre",
            "Kristie Canegallo",
        },
    ),
    "not_yet_signed": (
        "Agreement Dialogue Tie",
        {
            "Agreement on defence cooperation, Australia-Indonesia",
            "Agreement on mutual legal assistance on criminal matters, India-Nepal",
        },
    ),
    "officials_across_the_table": (
        "Dialogue Institution Official",
        {
            "Ajay Bhalla",
            "Kristie Canegallo",
            "Janet Napolitano",
            "P. Chidambaram",
            "Department of State",
        },
    ),
    "one_institution": (
        "Country Dialogue Institution Official",
        {"Department of Homeland Security", "Janet Napolitano", "Kristi Noem", "United States"},
    ),
    "one_official": (
        "Country Dialogue Official Series",
        {"Rajnath Singh", "India-Italy meeting, Rome, 9 Oct 2023", "2+2 Ministerial Dialogue"},
    ),
    "one_pair_at_a_glance": (
        "Agreement Dialogue Institution Series Tie",
        {
            "India-United States",
            "Aviation Security Working Group",
            "India-U.S. Counterterrorism Joint Working Group",
        },
    ),
    "partners_of_a_country": (
        "Country Series Tie",
        {"India", "European Union", "India-UAE Joint Defence Cooperation Committee"},
    ),
    "promises_still_open": (
        "Commitment Dialogue Tie",
        {"Next round of Pakistan-UK Counter-Terrorism Dialogue, Islamabad, 2026", "India-Vietnam"},
    ),
    "rounds_of_a_series": (
        "Agreement Commitment Dialogue Official Series",
        {
            "India-U.S. Senior Officials' Homeland Security Dialogue",
            "Sushil Kumar Shinde",
            "P. Chidambaram",
        },
    ),
    "what_one_report_says": (
        "Agreement Commitment Dialogue Institution Official Report Series",
        {
            "Readout: U.S.-India Homeland Security Dialogue, February 2024",
            "Ajay Bhalla",
            "U.S.-India Counternarcotics Working Group",
        },
    ),
    "where_reports_disagree": (
        "Dialogue Report",
        {"US readout of the US-India homeland security dialogue of February 2024"},
    ),
    "who_talks_about_a_topic": (
        "Series Tie Topic",
        {"Counter-terrorism", "Terrorist financing", "Qatar-United States"},
    ),
}
"""For each query: the labels that it shows, and names that are among them."""

CROWD = """
CREATE (tie:Tie {id: 'IND-USA', name: 'tie', countries: ['IND', 'USA']})
CREATE (one:Country {id: 'IND', name: 'one'})-[:SIDE_OF]->(tie)
CREATE (other:Country {id: 'USA', name: 'other'})-[:SIDE_OF]->(tie)
CREATE (topic:Topic {id: 'counter-terrorism', name: 'topic'})
CREATE (series:Series {id: 's', name: "India-U.S. Senior Officials' Homeland Security Dialogue"})
CREATE (dhs:Institution {id: 'i', name: 'Department of Homeland Security', country: 'USA'})
CREATE (a:Official {id: 'a', name: 'Ajay Bhalla', country: 'IND'})
CREATE (b:Official {id: 'b', name: 'Janet Napolitano', country: 'USA'})
CREATE (c:Official {id: 'c', name: 'Kristie Canegallo', country: 'USA'})
CREATE (e:Official {id: 'e', name: 'Rajnath Singh', country: 'IND'})
CREATE (text:Report {id: 'report:in-us-hsd-2024-us-brief', name: 'text'})
WITH *
UNWIND range(1, 400) AS n
CREATE (d:Dialogue {id: 'd' + n, name: 'd', status: 'held', latest: '2024-01-01', support: 3,
    conflicts: ['when']})
CREATE (d)-[:BETWEEN]->(tie), (d)-[:ROUND_OF]->(series), (text)-[:REPORTS_ON]->(d)
CREATE (a)-[:LED]->(d), (b)-[:ATTENDED]->(d), (c)-[:LED]->(d), (e)-[:LED]->(d)
CREATE (dhs)-[:TOOK_PART_IN]->(d), (d)-[:PROMISED]->(:Commitment {id: 'c' + n, name: 'c'})
CREATE (o:Official {id: 'o' + n, name: 'o', country: 'IND'})-[:LED]->(d)
CREATE (body:Institution {id: 'i' + n, name: 'academy', country: 'IND'})-[:BETWEEN]->(tie)
CREATE (o)-[:ACTS_FOR]->(body), (o)-[:ACTS_FOR]->(dhs), (e)-[:ACTS_FOR]->(body)
CREATE (g:Agreement {id: 'g' + n, name: 'g', status: ['signed', 'agreed'][n % 2], support: 2,
    conflicts: ['date'], latest: '2024-01-01'})-[:BETWEEN]->(tie)
CREATE (g)-[:CONCLUDED_AT]->(d), (body)-[:PARTY_TO]->(g), (dhs)-[:PARTY_TO]->(g), (o)-[:SIGNED]->(g)
CREATE (first:Report {id: 'r' + n, name: 'r'})-[:REPORTS_ON]->(d)
CREATE (:Report {id: 'q' + n, name: 'q'})-[:COPY_OF]->(first)-[:REPORTS_ON]->(g)
CREATE (more:Tie {id: 'IND-' + n, name: 'more'})<-[:SIDE_OF]-(one)
CREATE (more)<-[:SIDE_OF]-(:Country {id: 'C' + n, name: 'country'})
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
    assert _drawn("agreements_of_a_pair", "Agreement", reading) == agreements
    shortest = [path for path in found if path.length == found[0].length]
    on_paths = {node.id for path in shortest for node in path.nodes}
    assert _drawn("how_two_people_are_connected", "", reading) == on_paths
    around = {node.id for node in official if node.label not in ("Report", "Topic")}
    assert around <= _drawn("one_official", "", reading)


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
    if isinstance(value, Node):
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
