"""Random reports with shared names, partial dates, conflicting values and several parties."""

from typing import Any

from hypothesis import strategies as st

from graph.model.report import ParsedReport, check_report
from loaders.texts.sealing import sealed

CODES = ["IND", "USA", "FRA", "LBY"]
PERSONS = [
    "Asha Rao",
    "Asha Devi Rao",
    "Asha Lata Rao",
    "Rao",
    "A. Rao",
    "RAO, Asha",
    "Ashaa Rao",
    "John Hill",
    "JOHN HILL",
    "Jack Hill",
    "President Hill",
    "Zoë Blanc",
    "Lin Mei (林美)",
    "林美",
]
"""Variants, namesakes, a letter off, one name in two scripts."""
TITLES = [
    "Home Secretary",
    "Minister of Defence",
    "Defense Minister",
    "President",
    "Secretary",
    "Ambassador to Kenya",
    "Joint Secretary",
    None,
]
"""Two of them, at one time, no one holds."""
BODIES = [
    "Ministry of Defence",
    "Defense Ministry",
    "Defence",
    "Department of War",
    "Police Academy",
    "National Security Council",
    "NSC",
    "Coast Guard",
    "警察",
]
SERIES = [
    "Homeland Security Dialogue",
    "Senior Officials' Homeland Security Dialogue",
    "Maritime Dialogue",
    "2+2 Ministerial Dialogue",
    "2+2",
    None,
]
DATES = ["2024", "2024-02", "2024-02-27", "2024-02-28", "2024-03-01", "1984-05-21", None]
SUBJECTS = ["police training", "training of police", "maritime security", "narcotics"]
TOPICS = ["narcotics", "maritime-security", "terrorist-financing", "law-enforcement-training"]
TEXTS = [
    "Asha Rao met John Hill in Delhi. The Ministry of Defence signed an agreement.",
    "Asha Rao met John Hill in Delhi.  The Ministry of Defence signed an agreement.",
    "The Homeland Security Dialogue was held on 28 February 2024. It discussed narcotics.",
]
LONG = "Asha Rao met John Hill in Delhi. " + " ".join(f"word{n}" for n in range(80))
TEXTS += [LONG, f"(Wire) {LONG}"]
"""Near copies of one release."""
REPORT_IDS = [f"r{n}" for n in range(6)]


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def meetings(parties: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    """A dialogue, reported or recalled."""
    del parties
    return st.fixed_dictionaries(
        {
            "series": st.sampled_from(SERIES),
            "edition": st.sampled_from([None, None, 1, 2]),
            "status": st.sampled_from(["held", "held", "planned", "postponed"]),
            "start": st.sampled_from(DATES),
            "city": st.sampled_from([None, "Delhi", "Paris"]),
            "country": st.sampled_from([None, "IND"]),
        }
    )


def officials() -> st.SearchStrategy[dict[str, Any]]:
    """A person."""
    return st.fixed_dictionaries(
        {
            "name": st.sampled_from(PERSONS),
            "country": st.sampled_from(CODES),
            "title": st.sampled_from(TITLES),
            "institution": _maybe(st.sampled_from(BODIES)),
            "acting": st.booleans(),
            "role": st.sampled_from(["head", "signatory", "delegate", "mentioned"]),
        }
    )


def tenures() -> st.SearchStrategy[dict[str, Any]]:
    """A line of a table of office holders."""
    spans = [("2019", "2024"), ("2019-08", None), (None, "2024"), (None, None), ("2021", "2021")]
    return st.builds(
        lambda span, more: {**more, "start": span[0], "end": span[1]},
        st.sampled_from(spans),
        st.fixed_dictionaries(
            {
                "name": st.sampled_from(PERSONS),
                "country": st.sampled_from(CODES[:2]),
                "post": st.sampled_from(["Home Secretary", "Secretary, Home"]),
                "institution": _maybe(st.sampled_from(BODIES)),
                "acting": st.booleans(),
                "born": st.sampled_from([None, "1960", "1961"]),
            }
        ),
    )


def agreements(parties: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    """An instrument; parties by code, by bare name and by name with country."""
    party: st.SearchStrategy[Any] = st.builds(
        lambda name, country: {"name": name, "country": country},
        st.sampled_from(BODIES),
        st.sampled_from(CODES),
    )
    if parties:
        party |= st.sampled_from(parties)
    return st.fixed_dictionaries(
        {
            "kind": st.sampled_from(["MoU", "MoC", "agreement", "joint-statement"]),
            "subject": st.sampled_from(SUBJECTS),
            "parties": st.lists(party, max_size=3),
            "signatories": st.lists(st.sampled_from(PERSONS), max_size=2),
            "status": st.sampled_from(["signed", "in-force", "under-negotiation", "announced"]),
            "date": st.sampled_from(DATES),
            "relates": st.just([])
            | st.lists(
                st.fixed_dictionaries(
                    {"how": st.sampled_from(["amends", "under"]), "to": st.sampled_from(SUBJECTS)}
                ),
                max_size=1,
            ),
        }
    )


@st.composite
def reports(draw: st.DrawFn) -> ParsedReport:
    """One report; its id is one of six, so that versions and copies meet."""
    parties = draw(st.lists(st.sampled_from(CODES), unique=True, max_size=3))
    data: dict[str, Any] = {
        "id": draw(st.sampled_from(REPORT_IDS)),
        "published": draw(st.sampled_from(DATES)),
        "parties": parties,
        "dialogue": draw(_maybe(meetings(parties))),
        "officials": draw(st.lists(officials(), max_size=3)),
        "institutions": draw(
            st.lists(
                st.fixed_dictionaries(
                    {
                        "name": st.sampled_from(BODIES),
                        "country": _maybe(st.sampled_from(CODES)),
                        "role": st.sampled_from([None, "participant"]),
                    }
                ),
                max_size=2,
            )
        ),
        "agreements": draw(st.lists(agreements(parties), max_size=2)),
        "tenures": draw(st.lists(tenures(), max_size=2)),
        "topics": draw(st.lists(st.sampled_from(TOPICS), unique=True, max_size=2)),
        "next_round": draw(
            st.sampled_from([None, {"country": "IND"}, {"when": "2024", "city": "Paris"}])
        ),
        "recalled_dialogues": draw(st.lists(meetings(parties), max_size=1)),
        "commitments": draw(
            st.sampled_from([[], [{"what": "Set up a working group", "due": "2025"}]])
        ),
        "source": draw(
            st.sampled_from([None, {"publisher": "Gazette", "url": "https://example.org/a"}])
        ),
        "origin": draw(
            st.sampled_from([None, {"agency": "Wire", "release": "7"}, {"side": "IND"}])
        ),
        "made": draw(st.sampled_from([None, None, {"by": "table"}])),
        "text": draw(_maybe(st.sampled_from(TEXTS).map(lambda text: {"content": text}))),
        "sure": draw(st.sampled_from([{}, {"/dialogue/start": False}, {"/officials/0": False}])),
        "security": draw(st.sampled_from([None, None, False])),
    }
    report = check_report(data)
    # As a reader of texts leaves it, or as a person gives it.
    return sealed(report) if draw(st.booleans()) else report
