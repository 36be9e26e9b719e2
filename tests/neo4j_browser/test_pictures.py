"""The real Browser of a real server draws the saved queries with our style, and plays our guide."""

import re
from collections.abc import Iterator

import httpx2
import neo4j
import pytest

from api.saved_queries import read_query, saved_queries, style
from tests.neo4j_browser.chromium import MissingBrowserError
from tests.neo4j_browser.pictures import Place, draw, place
from tests.neo4j_server.artefacts import MissingPartError
from tests.neo4j_server.fixtures import REQUIRED

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]
COLOURS = {
    label: re.findall(rf"^node\.{label} \{{\n  color: (#\w+);", style(), re.MULTILINE)[0]
    for label in ("Official", "Institution", "Series", "Dialogue", "Agreement", "Report", "Country")
}


@pytest.fixture(scope="module")
def opened() -> Iterator[Place]:
    """Browser on the examples, with our style."""
    made = place()
    try:
        running = made.__enter__()
    except MissingBrowserError as fault:
        pytest.skip(f"NO CHROMIUM: {fault}")
    except MissingPartError as fault:
        if REQUIRED:
            pytest.fail(f"NO NEO4J, and TIELINE_REQUIRE_NEO4J is set: {fault}")
        pytest.skip(f"NO NEO4J: {fault}")
    try:
        yield running
    finally:
        made.__exit__(None, None, None)


@pytest.mark.parametrize(
    ("name", "kinds", "caption"),
    [
        ("agreements_of_a_pair", "Agreement Institution Official", "Ajay Bhalla"),
        ("how_two_people_are_connected", "Official Dialogue Institution", "Janet Napolitano"),
        ("where_reports_disagree", "Dialogue Report", "New Delhi 2024-02-28 IND-USA"),
        ("officials_across_the_table", "Official Dialogue", "Kristie Canegallo"),
        ("rounds_of_a_series", "Series Dialogue Official Agreement", "New Delhi 2024-02-28"),
    ],
)
def test_a_query_is_drawn_in_our_colours_with_short_captions(
    opened: Place, name: str, kinds: str, caption: str
) -> None:
    drawing = draw(opened, name)
    with neo4j.GraphDatabase.driver(opened.bolt) as driver:
        graph = driver.execute_query(
            read_query(name).pasted, result_transformer_=neo4j.Result.graph
        )
    assert drawing.nodes == len(drawing.captions) == len(graph.nodes) > 3
    assert {COLOURS[kind] for kind in kinds.split()} <= drawing.colours
    assert drawing.colours <= set(re.findall(r"^  color: (#\w+);", style(), re.MULTILINE))
    assert all(drawing.captions)
    words = [re.sub(r"\W", "", one) for one in drawing.captions]
    assert any(re.sub(r"\W", "", caption) in one for one in words), drawing.captions


def test_the_guide_plays(opened: Place) -> None:
    opened.open(f"{opened.api}/browser/guide", "play")
    opened.window.wait(
        lambda: f"1 / {len(saved_queries()) + 1}" in opened.text(), "the guide does not play"
    )
    assert "Tieline in Neo4j Browser" in opened.text()
    assert f":style {opened.api}/browser/style.grass" in opened.text()
    opened.window.click('[data-testid="nextSlide"]')
    (first, *_), *_ = saved_queries().values()
    opened.window.wait(lambda: first.title in opened.text(), "there is no next page")
    opened.window.click("pre.runnable")
    opened.press()
    assert opened.drawn() > 3


def test_an_answer_of_the_api_leads_to_its_picture(opened: Place) -> None:
    answer = httpx2.get(
        f"{opened.api}/v1/paths",
        params={"a": "Ajay Bhalla", "b": "Janet Napolitano", "k": 3},
        timeout=60,
    )
    nodes = {node["id"] for path in answer.json()["paths"] for node in path["nodes"]}
    (link,) = re.findall(r"<(.+?)>", answer.headers["link"])
    opened.follow(link)
    opened.press()
    assert opened.drawn() == len(nodes)
