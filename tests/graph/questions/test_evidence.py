"""What stands behind an element: every claim, its words, and the conflicts."""

import base64
from typing import Any

import pytest

from graph.journal import operations as journal
from graph.model.errors import InvalidQuestionError, NodeNotFoundError
from graph.model.report import check_report
from graph.model.vocabulary import Label
from graph.questions.evidence import (
    FURTHEST,
    MAX_ORIGINS,
    ClaimOut,
    EvidenceAnswer,
    FieldOut,
    evidence,
)
from graph.questions.find import resolve
from graph.stores.working import WorkingStore

TEXT = (
    "Secretary Asha Rao led the Ports Talks. They were held in Goa on 28 February 2024. "
    "John Hill came for the other side."
)


def _spans(*quotes: str) -> list[dict[str, Any]]:
    return [
        {"start": TEXT.index(quote), "end": TEXT.index(quote) + len(quote), "quote": quote}
        for quote in quotes
    ]


def _report(report_id: str, published: str | None, start: str, **more: Any) -> dict[str, Any]:
    return {
        "id": report_id,
        "published": published,
        "source": {"publisher": f"{report_id} Gazette", "url": f"https://example.org/{report_id}"},
        "parties": ["IND", "USA"],
        "dialogue": {"series": "Ports Talks", "status": "held", "start": start, "city": "Goa"},
        "officials": [
            {"name": "Asha Rao", "country": "IND", "title": "Secretary", "role": "head"},
            {"name": "John Hill", "country": "USA", "role": "delegate"},
        ],
        **more,
    }


@pytest.fixture
def talks(store: WorkingStore) -> WorkingStore:
    """Three reports of one meeting: with words, without, and an earlier one that gives two days."""
    worded = _report(
        "Goa",
        "2024-03-01",
        "2024-02-28",
        text={"content": TEXT},
        evidence={
            "/dialogue/start": _spans("28 February 2024"),
            "/dialogue/series": _spans("Ports Talks"),
            "/dialogue/city": _spans("Goa"),
            "/officials/0": _spans("Secretary Asha Rao led the Ports Talks"),
            "/officials/0/name": _spans("Asha Rao"),
            "/officials/0/title": _spans("Secretary"),
            "/officials/0/country": {"inferred": "country-of-office"},
            "/officials/1/name": _spans("John Hill"),
        },
    )
    silent = _report("Rome", "2024-02-29", "2024-02-28")
    earlier = _report("Oslo", "2024-02-20", "2024-02-27")
    earlier["dialogue"] |= {"status": "planned", "end": "2024-02-28"}
    reports = [check_report(data) for data in (worded, silent, earlier)]
    outcome = journal.load(store, reports, "2026-01-01T00:00:00Z")
    assert outcome.left_out == {}
    return store


def _dialogue(store: WorkingStore) -> str:
    with store.read() as view:
        hits = [node.id for node in view.iter_nodes() if node.label is Label.DIALOGUE]
    assert len(hits) == 1
    return hits[0]


def _field(answer: EvidenceAnswer, name: str) -> FieldOut:
    return next(one for one in answer.fields if one.field == name)


def _claims(answer: EvidenceAnswer) -> list[ClaimOut]:
    return [one for field in answer.fields for value in field.values for one in value.said]


def test_a_conflict_is_named_with_its_rule(talks: WorkingStore) -> None:
    with talks.read() as view:
        answer = evidence(view, _dialogue(talks))
    when = _field(answer, "when")
    assert "when" in answer.conflicts
    assert (when.in_conflict, when.rule) == (True, MAX_ORIGINS)
    values = [(one.value, one.is_shown, one.claims, one.origins) for one in when.values]
    assert values == [
        ("2024-02-28/2024-02-28", True, 2, 2),
        ("2024-02-27/2024-02-28", False, 1, 1),
    ]
    assert "when: 28 Feb 2024 is shown, and 1 other value cannot be right with it." in answer.note
    assert answer.note.count(MAX_ORIGINS) == 1


def test_a_status_shows_the_furthest_stage(talks: WorkingStore) -> None:
    with talks.read() as view:
        status = _field(evidence(view, _dialogue(talks)), "status")
    assert [(one.value, one.is_shown) for one in status.values] == [
        ("held", True),
        ("planned", False),
    ]
    assert status.rule == FURTHEST


def test_a_field_without_choice_has_no_rule(talks: WorkingStore) -> None:
    with talks.read() as view:
        city = _field(evidence(view, _dialogue(talks)), "city")
    assert (city.rule, city.in_conflict, len(city.values)) == (None, False, 1)
    assert city.values[0].first_reported == "2024-02-20"


def test_the_words_of_each_claim(talks: WorkingStore) -> None:
    with talks.read() as view:
        said = _field(evidence(view, _dialogue(talks), field="when"), "when").values[0].said
    assert [one.report for one in said] == ["Rome", "Goa"]
    silent, worded = said
    assert silent.words == "according to Rome Gazette, 29 Feb 2024; text not held"
    assert (silent.quote, silent.sentence) == (None, None)
    assert worded.quote == "28 February 2024"
    assert worded.sentence == "They were held in Goa on 28 February 2024."
    assert worded.words == "“28 February 2024” (Goa Gazette, 1 Mar 2024)"
    assert (worded.pointer, worded.url) == ("/dialogue/start", "https://example.org/Goa")


def test_words_of_the_part_above_and_inferred_values(talks: WorkingStore) -> None:
    with talks.read() as view:
        person = evidence(view, "Asha Rao")
        led = evidence(view, f"{resolve(view, 'Asha Rao').id},LED,{_dialogue(talks)}")
    country = next(
        one for one in _claims(person) if one.report == "Goa" and "country" in one.pointer
    )
    assert (country.quote, country.inferred) == (None, "country-of-office")
    role = next(one for one in _claims(led) if one.report == "Goa")
    assert role.pointer == "/officials/0/role"
    assert role.quote == "Secretary Asha Rao led the Ports Talks"


def test_a_relationship_with_its_sentence(talks: WorkingStore) -> None:
    dialogue = _dialogue(talks)
    with talks.read() as view:
        asha = resolve(view, "Asha Rao").id
        answer = evidence(view, f"{asha},LED,{dialogue}")
        by_name = evidence(view, "Asha Rao,LED,Ports Talks Goa")
    assert answer == by_name
    assert answer.relationship is not None
    assert answer.node is None
    assert answer.relationship.sentence == (
        "Asha Rao led the Ports Talks, Goa, 28 Feb 2024, as Secretary"
    )
    assert answer.relationship.said is not None
    assert answer.relationship.said.words == (
        "“Secretary Asha Rao led the Ports Talks.” (Goa Gazette, 1 Mar 2024)"
    )
    assert answer.origins == 3


def test_reference_elements_stand_on_no_report(talks: WorkingStore) -> None:
    with talks.read() as view:
        country = evidence(view, "India")
        side = evidence(view, "IND,SIDE_OF,IND-USA")
    assert (country.class_, country.total, country.fields) == ("reference", 0, [])
    assert country.note == "IND is part of the reference frame; it stands on no report."
    assert side.class_ == "reference"


def test_a_derived_relationship_says_its_rule(store: WorkingStore) -> None:
    copies = [
        _report("Goa", "2024-03-01", "2024-02-28"),
        _report("Rome", "2024-03-02", "2024-02-28"),
    ]
    for one in copies:
        one["origin"] = {"agency": "Wire", "release": "7"}
    journal.load(store, [check_report(one) for one in copies], "2026-01-01T00:00:00Z")
    with store.read() as view:
        answer = evidence(view, "Rome,COPY_OF,Goa")
    assert answer.class_ == "derived"
    assert answer.rests_on == ["report:Rome", "report:Goa"]
    assert answer.rule is not None
    assert answer.total == 0
    assert answer.note == (
        f"Derived by a rule ({answer.rule}) from the claims of report:Rome and report:Goa."
    )


@pytest.mark.parametrize("size", [1, 2, 5, 500])
def test_pages_put_together_are_the_whole(talks: WorkingStore, size: int) -> None:
    with talks.read() as view:
        dialogue = _dialogue(talks)
        whole = evidence(view, dialogue, page_size=500)
        found: list[ClaimOut] = []
        cursor: str | None = None
        for _ in range(whole.total + 1):
            page = evidence(view, dialogue, page_size=size, cursor=cursor)
            assert [one.field for one in page.fields] == [one.field for one in whole.fields]
            found += _claims(page)
            cursor = page.cursor
            if cursor is None:
                break
    key = ClaimOut.__repr__
    assert sorted(found, key=key) == sorted(_claims(whole), key=key)
    assert len(found) == whole.total


def test_no_such_relationship_offers_those_there_are(talks: WorkingStore) -> None:
    dialogue = _dialogue(talks)
    with talks.read() as view, pytest.raises(NodeNotFoundError) as caught:
        evidence(view, f"John Hill,LED,{dialogue}")
    assert [one.split(",")[1] for one in caught.value.near] == ["ATTENDED"]


@pytest.mark.parametrize(
    ("argument", "asked"),
    [
        ("field", {"field": "colour"}),
        ("page_size", {"page_size": 501}),
        ("cursor", {"cursor": "x"}),
        ("cursor", {"cursor": "Wy0xXQ"}),
        ("cursor", {"cursor": base64.urlsafe_b64encode(b"[" * 1490).decode()}),
    ],
)
def test_wrong_arguments_are_named(
    talks: WorkingStore, argument: str, asked: dict[str, Any]
) -> None:
    with talks.read() as view, pytest.raises(InvalidQuestionError) as caught:
        evidence(view, "Asha Rao", **asked)
    assert caught.value.argument == argument


def test_a_comma_does_not_make_a_relationship(talks: WorkingStore) -> None:
    with talks.read() as view:
        assert evidence(view, "Rao, Asha").id.startswith("asha-rao")
        assert evidence(view, "Ports Talks, Goa, 28 Feb 2024").id == _dialogue(talks)
