"""Officials over several reports: what joins, the nearest that must not, and what undoes a join."""

from typing import Any

import pytest

from graph.identity.clustering import candidate, groups
from graph.identity.offices import exclude, fits, parse_office
from graph.identity.rule import Constraints
from graph.identity.rules import RULES
from graph.model.records import JudgementRow
from graph.model.report import ParsedReport, check_report
from graph.projection.mentions import Reading
from graph.projection.oracle import project

PERSON = tuple[str, str | None]


def _report(report_id: str, *people: PERSON, **more: Any) -> ParsedReport:
    data: dict[str, Any] = {"published": "2024-02-10", "parties": ["IND", "USA"], **more}
    role, country = data.pop("role", "mentioned"), data.pop("country", "IND")
    officials = [
        {"name": name, "country": country, "title": title, "role": role} for name, title in people
    ]
    return check_report({"id": report_id, **data, "officials": officials})


def _people(*reports: ParsedReport, judged: list[JudgementRow] | None = None) -> list[set[str]]:
    """Return the mentions of each official, in order."""
    graph = project(list(reports), judged or [])
    found: dict[int, set[str]] = {}
    for (number, end), node in graph.mention_nodes.items():
        if end.startswith("official:"):
            mention = f"{graph.report_ids[number]} {end.partition(':')[2].partition('|')[0]}"
            found.setdefault(node, set()).add(mention)
    return sorted(found.values(), key=sorted)


def _count(*reports: ParsedReport) -> int:
    return len(_people(*reports))


HOME = "Home Secretary"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Sergey Petrov", "Director"), ("Sergei Petrov", "Director")),
        (("Rao", "Secretary"), ("Asha Rao", HOME)),
        (("President Hill", "President"), ("John Q. Hill", "President")),
        (("A. Rao", HOME), ("Asha Rao", HOME)),
        (("Jim Hill", "Minister of Trade"), ("James Hill", "Trade Minister")),
        (("Asha Rao", HOME), ("Asha Rao", "Cabinet Secretary")),
        (("Rao", "Comptroller of Stores"), ("Asha Rao", "Comptroller of Stores")),
    ],
)
def test_one_person(one: PERSON, other: PERSON) -> None:
    assert _count(_report("a", one), _report("b", other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Rao", "Foreign Secretary"), ("Asha Rao", HOME)),
        (("Rao", None), ("Asha Rao", HOME)),
        (("Rao", "Joint Secretary"), ("Asha Rao", HOME)),
        (("Hill", "Vice President"), ("John Hill", "President")),
        (("A. Rao", "Governor"), ("Asha Rao", HOME)),
        (("Jim Hill", "Minister of Trade"), ("James Hill", "Governor")),
        (("\u0410sha Rao", HOME), ("Asha Rao", HOME)),
    ],
)
def test_a_name_without_its_office_is_no_proof(one: PERSON, other: PERSON) -> None:
    assert _count(_report("a", one), _report("b", other)) == 2


def test_a_surname_comes_apart_when_a_second_bearer_comes() -> None:
    reports = [
        _report("a", ("Rao", "Minister")),
        _report("b", ("Asha Rao", "Minister of Trade")),
        _report("c", ("Lata Rao", "Minister of Health")),
    ]
    assert _count(*reports[:2]) == 1
    assert _count(*reports) == 3


def test_a_surname_is_of_a_term() -> None:
    early = _report("a", ("Hill", "President"), published="1991-05-01")
    assert _count(early, _report("b", ("John Hill", "President"))) == 2
    assert _count(early, _report("b", ("John Hill", "President"), published="1992-05-01")) == 1


def test_chains_do_not_join() -> None:
    names = ["Ahmed Khan", "A. Khan", "Asif Khan"]
    reports = [_report(f"r{n}", (name, HOME)) for n, name in enumerate(names)]
    assert _count(*reports) == 3
    assert _count(*reports[:2]) == 1


def test_two_rivals_for_one_name_come_out_the_same_by_keys_and_by_every_pair() -> None:
    told = [
        ("Asha Lata Rao", "President and Secretary of Trade"),
        ("Asha Rao", "President"),
        ("Asha Rao", "Secretary of Trade"),
    ]
    reports = [_report(f"r{n}", one) for n, one in enumerate(told)]
    forms = {m.key: m for one in reports for m in Reading(one).mentions.values()}
    ready = [
        candidate(n, key, one.content, RULES["official"], lambda _: None)
        for n, (key, one) in enumerate(forms.items())
    ]
    by_keys, by_pairs = (
        [
            [[form.key for form in cluster] for cluster in group]
            for group in groups(ready, RULES["official"], Constraints(), every_pair=every_pair)
        ]
        for every_pair in (False, True)
    )
    assert by_keys == by_pairs


class TestWithinOneReport:
    """A report that gives the full name once may be short afterwards."""

    def test_a_surname_is_the_full_name_that_the_report_gives(self) -> None:
        one = _report("a", ("Asha Rao", HOME), ("Rao", None), ("Secretary Rao", "Secretary"))
        assert _count(one) == 1

    def test_not_where_two_bear_it(self) -> None:
        assert _count(_report("a", ("Asha Rao", None), ("Lata Rao", None), ("Rao", None))) == 3

    def test_not_in_another_office(self) -> None:
        assert _count(_report("a", ("Asha Rao", HOME), ("Rao", "Governor"))) == 2

    def test_the_surname_follows_its_report_against_a_namesake_elsewhere(self) -> None:
        one = _report("a", ("Asha Rao", HOME), ("Rao", "Secretary"))
        other = _report("b", ("Lata Rao", HOME))
        assert _people(one, other) == [{"a asha rao", "a rao"}, {"b lata rao"}]


class TestNamesakes:
    """A name equal to the letter is no proof."""

    def test_forty_years_apart(self) -> None:
        early = _report("a", ("Asha Rao", HOME), published="1984-03-01")
        between = _report("b", ("Asha Rao", "Joint Secretary"), published="2004-03-01")
        late = _report("c", ("Asha Rao", HOME))
        assert _count(early, late) == 2
        assert _count(early, between, late) == 1

    def test_two_offices_at_one_time(self) -> None:
        home = _report("a", ("Asha Rao", HOME))
        abroad = _report("b", ("Asha Rao", "Ambassador to Kenya"))
        assert _count(home, abroad) == 2
        assert (
            _count(home, _report("b", ("Asha Rao", "Ambassador to Kenya"), published="2019-02"))
            == 1
        )

    def test_one_of_unknown_office_joins_neither(self) -> None:
        home = _report("a", ("Asha Rao", HOME))
        abroad = _report("b", ("Asha Rao", "Ambassador to Kenya"))
        unknown = _report("c", ("Asha Rao", None))
        assert _count(home, abroad, unknown) == 3
        assert _count(home, unknown) == 1

    def test_in_two_countries(self) -> None:
        seated = _report("b", ("John Hill", "President"), country="USA")
        assert _count(_report("a", ("John Hill", "President")), seated) == 2


class TestSlips:
    """A letter off joins at one meeting, in one office."""

    def _told(self, report_id: str, name: str, title: str, **more: Any) -> ParsedReport:
        dialogue = {"series": "Border Talks", "start": "2024-02-08"}
        return _report(report_id, (name, title), role="head", dialogue=dialogue, **more)

    def test_at_one_meeting(self) -> None:
        right = self._told("a", "Asha Srivastava", "Joint Secretary (Borders)")
        assert _count(right, self._told("b", "Asha Srivastva", "Joint Secretary (Borders)")) == 1
        assert _count(right, self._told("b", "Asha Srivastva", "Joint Secretary (Rivers)")) == 2

    def test_not_at_another(self) -> None:
        right = self._told("a", "Asha Srivastava", "Joint Secretary")
        wrong = self._told("b", "Asha Srivastva", "Joint Secretary", parties=["FRA", "IND"])
        assert _count(right, wrong) == 2

    def test_words_in_another_order_where_no_name_is_both(self) -> None:
        told = [("Petro Tkach", "Governor"), ("Tkach Petro", "Minister of Trade")]
        assert _count(*(_report(f"r{n}", one, country="UKR") for n, one in enumerate(told))) == 1
        told = [("Ali Hassan", "Governor"), ("Hassan Ali", "Minister of Trade")]
        assert _count(*(_report(f"r{n}", one, country="PAK") for n, one in enumerate(told))) == 2

    def test_an_office_of_one_needs_no_meeting(self) -> None:
        right = _report("a", ("Asha Srivastava", "Minister of Trade"))
        assert _count(right, _report("b", ("Asha Srivastva", "Trade Minister"))) == 1


class TestJudgements:
    """A "same" only adds."""

    KEYS = ("a#official:kwame boateng|IND", "c#official:k boateng|IND")

    def _reports(self) -> list[ParsedReport]:
        minister = ("Kwame Boateng", "Minister for Defence")
        other = _report("c", ("K. Boateng", "Head of Delegation"), published="2023-07-08")
        return [_report("a", minister), other, _report("d", minister)]

    def _judged(self, one: str, other: str, verdict: str) -> JudgementRow:
        first, second = sorted((one, other))
        return JudgementRow(first, second, verdict, "x", "2026-01-01", "")

    def test_same_leaves_the_others_where_they_are(self) -> None:
        assert len(_people(*self._reports())) == 2
        judged = [self._judged(*self.KEYS, "same")]
        assert len(_people(*self._reports(), judged=judged)) == 1

    def test_different_is_stronger(self) -> None:
        apart = self._judged(
            "c#official:k boateng|IND", "d#official:kwame boateng|IND", "different"
        )
        judged = [self._judged(*self.KEYS, "same"), apart]
        assert len(_people(*self._reports(), judged=judged)) == 2

    def test_unsure_keeps_apart_what_a_rule_would_join(self) -> None:
        keys = ("a#official:kwame boateng|IND", "d#official:kwame boateng|IND")
        reports = self._reports()[::2]
        assert len(_people(*reports)) == 1
        assert len(_people(*reports, judged=[self._judged(*keys, "unsure")])) == 2


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("Defence Minister", "Minister of Defense", True),
        ("Secretary", "Secretary of State", True),
        ("Secretary of State", "Under Secretary of State", False),
        ("Vice President", "President", False),
        ("Deputy Prime Minister and Minister for Trade", "Trade Minister", True),
    ],
)
def test_offices_that_fit(one: str, other: str, agree: bool) -> None:
    assert fits(parse_office(one, None, "IND"), parse_office(other, None, "IND")) is agree


@pytest.mark.parametrize(
    ("one", "other", "excluded"),
    [
        (HOME, "Ambassador to Kenya", True),
        (HOME, "Chief of Army Staff", True),
        (HOME, "Defence Secretary", True),
        (HOME, "Acting Defence Secretary", False),
        (HOME, "former Defence Secretary", False),
        ("Prime Minister", "Foreign Minister", False),
        ("Ambassador-at-Large", "Coordinator for Counterterrorism", False),
    ],
)
def test_offices_that_one_person_does_not_hold(one: str, other: str, excluded: bool) -> None:
    assert exclude(parse_office(one, None, "IND"), parse_office(other, None, "IND")) is excluded
