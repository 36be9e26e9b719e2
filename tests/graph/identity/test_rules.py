"""The rules of each kind on pairs that a person would decide at a glance."""

from typing import Any

import pytest

from graph.evidence.align import align
from graph.identity.clustering import candidate
from graph.identity.rules import RULES
from graph.language.plain_words import bag
from graph.model.records import JudgementRow
from graph.model.report import ParsedReport, check_report
from graph.model.vocabulary import LABEL_OF_KIND
from graph.projection.mentions import Reading
from graph.projection.oracle import project


def _report(report_id: str, **more: Any) -> ParsedReport:
    return check_report({"id": report_id, "parties": ["IND", "USA"], **more})


def _meeting(report_id: str, heads: tuple[str, ...] = ("Asha Rao",), **more: Any) -> ParsedReport:
    officials = [{"name": head, "country": "IND", "role": "head"} for head in heads]
    published = more.pop("published", None)
    return _report(report_id, published=published, officials=officials, dialogue=more)


def _count(kind: str, *reports: ParsedReport) -> int:
    label = LABEL_OF_KIND[kind]
    return sum(node.label == label for node in project(list(reports)).nodes.values())


def _body(report_id: str, name: str, country: str | None = "IND") -> ParsedReport:
    return _report(report_id, institutions=[{"name": name, "country": country}])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ministry of Defence", "Defense Ministry"),
        ("Training Centre", "Training Centers"),
        ("Indian Coast Guard", "Coast Guard"),
        ("Ministry of Home Affairs", "Home Ministry"),
        ("Counter-terrorism Division", "Counterterrorism Division"),
    ],
)
def test_one_body_under_two_names(one: str, other: str) -> None:
    assert _count("institution", _body("a", one), _body("b", other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("National Police Academy", "National Police Agency"),
        ("Department of State", "Bureau of the Department of State"),
        ("Ministry of Interior", "Ministry of Internal Affairs"),
    ],
)
def test_two_bodies_of_near_names(one: str, other: str) -> None:
    assert _count("institution", _body("a", one), _body("b", other)) == 2


NAMESAKES = ("Lal Bahadur Shastri", "Nelson Mandela", "Simon Bolivar")


def test_a_school_is_one_with_and_without_its_namesake() -> None:
    short, long = "National Police Academy", f"{NAMESAKES[0]} National Police Academy"
    assert _count("institution", _body("a", short), _body("b", long)) == 1
    assert _count("institution", _body("a", short), _body("b", long, "USA")) == 2


def test_a_school_that_may_be_two_stays_by_itself() -> None:
    short = "National Police Academy"
    long = [f"{namesake} {short}" for namesake in NAMESAKES]
    bodies = [_body(f"r{n}", name) for n, name in enumerate([short, *long])]
    assert _count("institution", *bodies) == 4
    assert _count("institution", *bodies[1:]) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Police Academy", "Lal Bahadur Shastri Police Academy"),
        ("National Police Academy", "Eastern National Police Academy"),
        ("National Police Force", "Lal Bahadur Shastri National Police Force"),
    ],
)
def test_other_bodies_need_their_whole_name(one: str, other: str) -> None:
    assert _count("institution", _body("a", one), _body("b", other)) == 2


def test_a_vaguer_date_is_no_other_date() -> None:
    def told(date: str) -> dict[str, Any]:
        return {"kind": "MoU", "subject": "x", "parties": ["IND", "USA"], "date": date} | {
            "status": "signed"
        }

    def conflicts(*dates: str) -> list[str]:
        reports = [_report(f"r{n}", agreements=[told(date)]) for n, date in enumerate(dates)]
        (node,) = [n for n in project(reports).nodes.values() if n.label == "Agreement"]
        return list(node.properties.get("conflicts", []))

    assert conflicts("2024-02", "2024-02-28") == conflicts("2024", "2024-02") == []


def test_bodies_of_one_name_in_two_countries() -> None:
    assert _count("institution", _body("a", "Army"), _body("b", "Army", "USA")) == 2
    assert _count("institution", _body("a", "Joint Staff"), _body("b", "Joint Staff", None)) == 2


def test_a_name_is_never_set_aside_whole() -> None:
    assert bag("India", "IND") == "india"
    assert bag("the of", "IND") != ""
    assert bag("警察", "JPN") == "警察"


def _officials(report_id: str, *people: tuple[str, str | None]) -> ParsedReport:
    entries = [
        {"name": name, "country": "IND", "title": title, "role": "mentioned"}
        for name, title in people
    ]
    return _report(report_id, officials=entries)


def test_a_dropped_middle_name_joins_the_only_person_of_that_office() -> None:
    short = _officials("a", ("Asha Rao", "Home Secretary"))
    assert _count("official", short, _officials("b", ("Asha Devi Rao", "Home Secretary"))) == 1
    assert _count("official", short, _officials("b", ("Asha Devi Rao", "Judge"))) == 2


def test_a_second_candidate_undoes_the_join() -> None:
    reports = [
        _officials("a", ("Asha Rao", "Home Secretary")),
        _officials("b", ("Asha Devi Rao", "Home Secretary")),
        _officials("c", ("Asha Lata Rao", "Home Secretary")),
    ]
    assert _count("official", *reports[:2]) == 1
    assert _count("official", *reports) == 3


def test_two_people_of_one_name_in_one_report_are_two_only_by_judgement() -> None:
    reports = [_officials("a", ("Asha Rao", None)), _officials("b", ("Asha Rao", None))]
    assert _count("official", *reports) == 1
    keys = ("a#official:asha rao|IND", "b#official:asha rao|IND")
    apart = [JudgementRow(*keys, "different", "x", "2026-01-01", "namesakes")]
    nodes = project(reports, apart).nodes.values()
    assert sum(node.label == "Official" for node in nodes) == 2


class TestDialogues:
    """Rounds of one series."""

    SERIES = "India-US Dialogue on Borders"

    def test_overlapping_dates_are_one_round(self) -> None:
        one = _meeting("a", series=self.SERIES, start="2024-02-27", end="2024-02-29")
        other = _meeting("b", ("Else",), series="US-India Dialogue on Borders", start="2024-02-28")
        assert _count("dialogue", one, other) == 1
        assert _count("series", one, other) == 1

    def test_two_editions_never_merge(self) -> None:
        one = _meeting("a", series=self.SERIES, edition=1, start="2024-02-28")
        other = _meeting("b", series=self.SERIES, edition=2, start="2024-02-28")
        assert _count("dialogue", one, other) == 2

    def test_an_undated_mention_joins_the_only_round_with_its_head(self) -> None:
        dated = _meeting("a", series=self.SERIES, start="2024-02-28")
        undated = _meeting("b", series=self.SERIES)
        later = _meeting("c", series=self.SERIES, start="2025-02-28")
        assert _count("dialogue", dated, undated) == 1
        assert _count("dialogue", dated, undated, later) == 3
        assert _count("dialogue", dated, _meeting("b", ("Else",), series=self.SERIES)) == 2

    def test_the_day_of_publication_holds_rounds_apart(self) -> None:
        dated = _meeting("a", series=self.SERIES, start="2024-02-28")
        before = _meeting("b", series=self.SERIES, published="2013-01-01")
        assert _count("dialogue", dated, before) == 2

    def test_a_meeting_without_series_needs_days_and_a_head(self) -> None:
        named = _meeting("a", series=self.SERIES, start="2024-02-28")
        assert _count("dialogue", named, _meeting("b", start="2024-02-28")) == 1
        assert _count("dialogue", named, _meeting("b", ("Else",), start="2024-02-28")) == 2
        assert _count("dialogue", named, _meeting("b", start="2024")) == 2


def _memorandum(report_id: str, *subjects: str, **more: Any) -> ParsedReport:
    entries = [
        {"kind": "MoU", "subject": subject, "parties": ["IND", "USA"], "status": "signed", **more}
        for subject in subjects
    ]
    dialogue = {"series": "Border Talks", "start": "2024-02-28"}
    return _report(report_id, dialogue=dialogue, agreements=entries)


def test_two_memoranda_at_one_dialogue_stay_two() -> None:
    both = _memorandum("a", "rivers", "drones")
    assert _count("agreement", both, _memorandum("b", "rivers", "drones")) == 2


def test_one_memorandum_in_two_wordings() -> None:
    assert _count("agreement", _memorandum("a", "drone flights"), _memorandum("b", "drones")) == 1
    assert _count("agreement", _memorandum("a", "rivers", "drones"), _memorandum("b", "sky")) == 3


def test_a_memorandum_and_a_later_one_of_the_same_subject() -> None:
    early = _memorandum("a", "drones", date="2024-02-28")
    late = _report(
        "b",
        agreements=[
            {
                "kind": "MoU",
                "subject": "drones",
                "parties": ["IND", "USA"],
                "status": "signed",
                "date": "2030-01-01",
            }
        ],
    )
    assert _count("agreement", early, late) == 2


def test_blocking_keys_lose_no_pair_of_real_reports(example_reports: list[ParsedReport]) -> None:
    forms = {
        mention.key: mention
        for report in example_reports
        for mention in Reading(align(report)).mentions.values()
    }
    nodes = {key: n for n, key in enumerate(forms)}
    for kind, rule in RULES.items():
        ready = [
            candidate(n, m.key, m.content, rule, nodes.get)
            for n, m in enumerate(forms.values())
            if m.kind == kind
        ]
        for one in ready:
            for other in ready:
                if one is not other and rule.score(one.features, other.features):
                    assert one.keys is not None
                    assert other.keys is not None
                    assert one.keys.seek & other.keys.own, (kind, one.content, other.content)
