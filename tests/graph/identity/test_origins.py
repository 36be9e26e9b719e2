"""Origins: copies of one release, by their texts."""

from random import Random

import pytest

from graph.model.report import ParsedReport, check_report
from graph.model.vocabulary import RelationshipType as Rel
from graph.projection.oracle import project

WORDS = Random(7).sample([f"word{n}" for n in range(900)], 300)
TEXT = " ".join(WORDS)


def _told(report_id: str, text: str, day: str = "2024-02-28") -> ParsedReport:
    body = {"name": "Coast Guard", "country": "IND"}
    return check_report(
        {
            "id": report_id,
            "published": day,
            "parties": ["IND", "USA"],
            "institutions": [body],
            "text": {"content": f"Coast Guard. {text}"},
        }
    )


def _copies(*reports: ParsedReport) -> int:
    found = project(list(reports)).relationships.values()
    return sum(one.type is Rel.COPY_OF for one in found)


def _support(*reports: ParsedReport) -> int:
    nodes = project(list(reports)).nodes.values()
    return next(int(n.properties["support"]) for n in nodes if n.label == "Institution")


@pytest.mark.parametrize(
    "copy",
    [
        f"(PTI) New Delhi: {TEXT}",
        " ".join(WORDS[:270]),
        TEXT.replace(WORDS[10], "other").replace(WORDS[200], "another"),
        TEXT.upper(),
    ],
)
def test_a_near_copy_counts_once(copy: str) -> None:
    reports = _told("a", TEXT), _told("b", copy, "2024-03-01")
    assert (_copies(*reports), _support(*reports)) == (1, 1)


@pytest.mark.parametrize(
    ("other", "day"),
    [
        (" ".join(WORDS[:100] + [f"else{n}" for n in range(200)]), "2024-02-28"),
        (f"Again: {TEXT}", "2024-06-01"),
        (" ".join(reversed(WORDS)), "2024-02-28"),
    ],
)
def test_another_text_or_time_is_another_release(other: str, day: str) -> None:
    assert _copies(_told("a", TEXT), _told("b", other, day)) == 0


def test_short_texts_are_alike_by_their_phrases() -> None:
    short = " ".join(WORDS[:40])
    assert _copies(_told("a", short), _told("b", f"{short} more")) == 0
