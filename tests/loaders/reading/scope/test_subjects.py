"""The topics of a text, and that the gate knows every sign by which they are found."""

import pytest

from graph.evidence.support import Quotes
from graph.language import cues
from graph.language.topics import is_topic, topic_words
from loaders.reading.page.page import Page
from loaders.reading.page.release import Release
from loaders.reading.scope.subjects import find_topics

SIGNS = [(row.topic, sign) for row in topic_words() if row.topic != "none" for sign in row.signs]


@pytest.mark.parametrize(("topic", "sign"), SIGNS)
def test_the_gate_knows_every_sign(topic: str, sign: str) -> None:
    assert is_topic(topic)
    assert Quotes([sign.strip("!?*")]).has_cue(cues.topic_cues()[topic])


def topics(text: str, *set_aside: str) -> set[str]:
    page = Page(Release("a-report", text))
    bounds = [(text.find(each), text.find(each) + len(each)) for each in set_aside]
    return {found.value for found in find_topics(page, ["KEN", "NOR"], bounds)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They spoke of money laundering and terrorist financing.",
            "counter-terrorism money-laundering terrorist-financing",
        ),
        ("Cybercrime was on the agenda.", "cyber-crime"),
        ("Trafficking in weapons of mass destruction must end.", "arms-control-nonproliferation"),
        ("The exercise of rights matters.", ""),
        ("Joint exercises and search and rescue", "joint-exercises humanitarian-disaster-relief"),
        ("Nuclear-powered ships", ""),
        ("Law enforcement officials were there.", ""),
        ("The disengagement in Libya", "conflict-resolution regional-security"),
        ("Troops gather on Chad's borders and the border of Chile.", ""),
        ("Norway's border", "border-security"),
        ("Extradition of fugitives", "extradition-mutual-legal-assistance"),
        ("Kenya and Norway", ""),
    ],
)
def test_topics_of_a_text(text: str, expected: str) -> None:
    assert topics(text) == set(expected.split())


def test_an_office_tells_of_no_topic() -> None:
    text = "The Director for Border Security spoke about piracy."
    assert topics(text, "Director for Border Security") == {"maritime-security"}
