"""The reader as a whole: what it gives passes the gate, nothing breaks it, no tie gives no tie."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.evidence.gate import unsupported
from graph.model.report import check_report
from loaders.reading.page.release import Release
from loaders.reading.reader import Reading, read_release

EXAMPLES = Path(__file__).resolve().parents[3] / "examples" / "texts"
TEXTS = sorted(EXAMPLES.glob("*.txt"))

RELEASE = """Ghana and Norway hold second Maritime Security Dialogue

ACCRA, 14 May 2024 - The second Ghana-Norway Maritime Security Dialogue was held in Accra on \
13 May 2024. Minister for Defence Kwesi Boateng led the delegation of Ghana, and Defence \
Minister Ingrid Dahl led the Norwegian delegation.

The two sides discussed piracy in the Gulf of Guinea, intelligence sharing and joint exercises. \
Mr. Boateng and Ms. Dahl signed a Memorandum of Understanding on coast guard training. They \
recalled the 2011 agreement on search and rescue.

The next dialogue will take place in Oslo in 2025."""


def read(text: str, published: str | None = None, **known: Any) -> Reading:
    return read_release(Release("a-report", text, published, **known))


def test_a_release_becomes_a_report() -> None:
    report = read(RELEASE, "2024-05-14").report
    assert report["parties"] == ["GHA", "NOR"]
    assert report["dialogue"] == {
        "series": "Ghana-Norway Maritime Security Dialogue",
        "edition": 2,
        "status": "held",
        "start": "2024-05-13",
        "end": None,
        "city": "Accra",
        "country": "GHA",
        "format": "in-person",
    }
    assert {"maritime-security", "intelligence-sharing", "joint-exercises"} <= set(report["topics"])
    assert report["next_round"] == {"city": "Oslo", "country": "NOR", "when": "2025"}
    signed = next(each for each in report["agreements"] if each["kind"] == "MoU")
    assert (signed["subject"], signed["status"]) == ("coast guard training", "signed")


def test_every_value_has_its_words_and_its_rule() -> None:
    reading = read(RELEASE, "2024-05-14")
    assert set(reading.rules) == set(reading.report["evidence"])
    for pointer, basis in reading.report["evidence"].items():
        for span in basis if isinstance(basis, list) else ():
            assert RELEASE[span["start"] : span["end"]] == span["quote"], pointer


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_what_is_read_from_our_texts_passes_the_gate(path: Path) -> None:
    given_ = json.loads(path.with_suffix(".json").read_text("utf-8"))
    reading = read(path.read_text("utf-8"), given_["published"])
    assert len(reading.report["parties"]) == 2
    assert unsupported(check_report(reading.report)) == {}


NO_TIE = [
    "",
    "   \n\n  ",
    "The ministry has moved. Its new address is in the annex.",
    "Appointment of a new ambassador\n\nKenya has appointed an ambassador to Peru.",
    "Joint Statement by the G7 on Sanctions\n\nThe United Kingdom spoke with Ukraine about the "
    "security of Ukraine.",
    "Travel to Belgium\n\nThe Minister of Defence of Norway will travel to Brussels, Belgium, to "
    "attend the NATO Summit on security.",
    "Explosion near the port\n\nThe police of Togo said that nobody was hurt in the explosion.",
]


@pytest.mark.parametrize("text", NO_TIE)
def test_a_text_without_a_tie_gives_an_empty_report(text: str) -> None:
    report = read(text, "2023-03-06").report
    assert report["parties"] == []
    assert report["dialogue"] is None
    assert report["agreements"] == report["topics"] == []


def test_a_tie_outside_security_is_read_too() -> None:
    text = (
        "Minister of Finance visits Chile\n\nPeru's Minister of Finance met his Chilean "
        "counterpart in Santiago. They spoke about copper prices and fruit."
    )
    report = read(text, "2023-03-06").report
    assert report["parties"] == ["CHL", "PER"]
    assert report["dialogue"]["city"] == "Santiago"
    assert report["topics"] == []


def test_the_site_of_a_government_tells_the_side() -> None:
    text = (
        "Meeting with the Foreign Minister of Peru\n\nThe Minister met Foreign Minister Quispe of "
        "Peru on Monday to discuss defence cooperation."
    )
    assert read(text, "2021-09-07").report["parties"] == []
    named = read(text, "2021-09-07", url="https://www.minister.defence.gov.au/a-meeting").report
    assert named["parties"] == ["AUS", "PER"]
    assert named["origin"] == {"agency": None, "side": "AUS"}


def test_three_countries_that_meet_are_three_parties() -> None:
    text = (
        "Kenya, Tanzania and Mozambique hold trilateral talks on terrorism\n\nKenya, Tanzania and "
        "Mozambique held trilateral talks on counter-terrorism in Maputo on Tuesday."
    )
    assert read(text, "2021-09-08").report["parties"] == ["KEN", "MOZ", "TZA"]


def test_a_round_before_is_recalled_and_not_reported() -> None:
    text = (
        "Second Chile-Peru Border Dialogue\n\nThe second Chile-Peru Border Security Dialogue was "
        "held in Lima on 4 May 2023. The Chile-Brazil matter did not come up. The inaugural "
        "Border Security Dialogue took place in Santiago on 2 March 2022."
    )
    report = read(text, "2023-05-05").report
    assert report["dialogue"]["start"] == "2023-05-04"
    (recalled,) = report["recalled_dialogues"]
    assert (recalled["start"], recalled["city"]) == ("2022-03-02", "Santiago")


def test_what_the_form_does_not_allow_is_left_out() -> None:
    name = "Joint " + "Strategic\x00 " * 3 + "Defence Dialogue"
    text = f"The second Kenya-Norway {name} was held in Oslo on 3 May 2021."
    reading = read(text, "2021-05-04")
    check_report(reading.report)
    assert reading.report["parties"] == ["KEN", "NOR"]


WORDS = st.sampled_from(
    [
        *("India", "Norway", "U.S.", "Minister", "Secretary", "State", "Defence", "Mr.", "A."),
        *("Dialogue", "security", "terrorism", "next", "round", "second", "2+2", "12", "May"),
        *("signed", "agreement", "Memorandum", "Understanding", "joint", "statement", "Oslo"),
        *("the", "of", "and", "on", "in", "will", "be", "held", "with", "between", "2024"),
        *(",", ".", ":", "-", "(", ")", "\n", "\n\n", "\u2019s", "\u201c", "\u201d", "\u2013"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=120))
def test_any_words_give_a_report_that_passes_the_gate(words: list[str]) -> None:
    reading = read(" ".join(words), "2024-05-14")
    assert unsupported(check_report(reading.report)) == {}


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400), st.sampled_from([None, "2024-05-14", "2024-05", "2024"]))
def test_no_text_breaks_the_reader(text: str, published: str | None) -> None:
    check_report(read(text, published).report)
