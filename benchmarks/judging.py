"""What of a read report is right, by its label: field by field, and value by value.

Elements of lists are paired one to one, the most alike first. What belongs to an element without a
partner (the title of a person who is not there) counts as missed or as wrong too.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from benchmarks import likeness

Report = dict[str, Any]
T = TypeVar("T")
Likeness = Callable[[Any, Any], float]

FIELDS: Final = (
    "parties",
    "dialogue.status",
    "dialogue.series",
    "dialogue.edition",
    "dialogue.start",
    "dialogue.city",
    "officials",
    "officials.country",
    "officials.title",
    "officials.role",
    "institutions",
    "institutions.country",
    "agreements",
    "agreements.status",
    "agreements.parties",
    "agreements.signatories",
    "topics",
    "next_round.city",
)
"""The fields that the figures are made of."""
_OF_ONE: Final = ("status", "series", "edition", "start", "city")


@dataclass
class Tally:
    """Counts of one field: right, wrong and missed values, and what was wrong or missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def given(self) -> int:
        """How many values were given."""
        return self.right + self.wrong

    @property
    def labels(self) -> int:
        """How many values there should be."""
        return self.right + self.missed

    @property
    def f1(self) -> float:
        """The F1 of the field; 1 where there is nothing to find and nothing was given."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 1.0

    def add(self, other: "Tally") -> None:
        """Add the counts of another tally of this field."""
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed
        self.misses += other.misses


Tallies = dict[str, Tally]
_Pairs = list[tuple[T | None, T | None]]


def pairs_of(gold: Sequence[T], given: Sequence[T], same: Likeness) -> _Pairs[T]:
    """Return labels with the values given for them, the most alike first; None for no partner."""
    ranked = sorted(
        ((same(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(given)),
        key=lambda row: (-row[0], row[1], row[2]),
    )
    chosen: dict[int, int] = {}
    for alike, i, j in ranked:
        if alike > 0 and i not in chosen and j not in chosen.values():
            chosen[i] = j
    pairs: _Pairs[T] = [(gold[i], given[j]) for i, j in sorted(chosen.items())]
    pairs += [(g, None) for i, g in enumerate(gold) if i not in chosen]
    return pairs + [(None, p) for j, p in enumerate(given) if j not in chosen.values()]


def judge(label: Report, report: Report) -> Tallies:
    """Return what is right, wrong and missed in each of `FIELDS`."""
    tallies = {name: Tally() for name in FIELDS}
    _count(tallies["parties"], label["parties"], report.get("parties") or [], _equal)
    _count(tallies["topics"], label["topics"], report.get("topics") or [], _equal)
    meeting, read = label.get("dialogue") or {}, report.get("dialogue") or {}
    for name in _OF_ONE:
        _value(tallies[f"dialogue.{name}"], meeting, read, name)
    following, read = label.get("next_round") or {}, report.get("next_round") or {}
    _value(tallies["next_round.city"], following, read, "city")
    for kind, inner in (
        ("officials", ("country", "title", "role")),
        ("institutions", ("country",)),
    ):
        pairs = _count(tallies[kind], label[kind], report.get(kind) or [], _ELEMENTS[kind])
        for g, p in pairs:
            for name in inner:
                _value(tallies[f"{kind}.{name}"], g or {}, p or {}, name)
    _of_agreements(tallies, label, report)
    return tallies


def _of_agreements(tallies: Tallies, label: Report, report: Report) -> None:
    given = report.get("agreements") or []
    for g, p in _count(tallies["agreements"], label["agreements"], given, _same_agreement):
        g, p = g or {}, p or {}
        _value(tallies["agreements.status"], g, p, "status")
        _count(tallies["agreements.parties"], _names(g), _names(p), likeness.of_parties)
        signers = g.get("signatories") or [], p.get("signatories") or []
        _count(tallies["agreements.signatories"], *signers, likeness.of_persons)


def _count(tally: Tally, gold: list[T], given: list[T], same: Likeness) -> _Pairs[T]:
    pairs = pairs_of(gold, given, same)
    for g, p in pairs:
        if g is None:
            tally.wrong += 1
            tally.misses.append(f"extra  {p!r}")
        elif p is None:
            tally.missed += 1
            tally.misses.append(f"missed {g!r}")
        else:
            tally.right += 1
    return pairs


def _value(tally: Tally, gold: Report, given: Report, name: str) -> None:
    """Count one optional value of an element."""
    wanted, read = ([each[name]] if each.get(name) else [] for each in (gold, given))
    _count(tally, wanted, read, _likeness_of(name))


def _equal(one: Any, other: Any) -> float:
    return float(one == other)


def _likeness_of(name: str) -> Likeness:
    return _WORDED.get(name, _equal)


_WORDED: Final[dict[str, Likeness]] = {
    "series": likeness.of_wordings,
    "city": likeness.of_cities,
    "title": likeness.of_titles,
    "institution": likeness.of_wordings,
}


def _same_official(gold: Report, given: Report) -> float:
    return likeness.of_persons(gold["name"], given.get("name"))


def _same_institution(gold: Report, given: Report) -> float:
    return likeness.of_wordings(gold["name"], given.get("name"))


def _same_agreement(gold: Report, given: Report) -> float:
    if gold["kind"] != given.get("kind"):
        return 0.0
    has_subject = bool(likeness.folded(gold.get("subject")))
    alike = likeness.of_subjects(gold["subject"], given.get("subject")) if has_subject else 0.5
    agreeing = sum(gold.get(name) == given.get(name) for name in ("status", "date")) / 2
    return 0.9 * alike + 0.1 * agreeing if alike else 0.0


_ELEMENTS: Final[dict[str, Likeness]] = {
    "officials": _same_official,
    "institutions": _same_institution,
    "agreements": _same_agreement,
}


def _names(agreement: Report) -> list[str]:
    return [each for each in agreement.get("parties") or [] if isinstance(each, str)]


def right_values(label: Report, report: Report) -> dict[str, bool]:
    """Return, by JSON Pointer, whether each value of a report is what its label says.

    Values of an element that the label does not have are wrong; fields that labels do not tell of
    are left out.
    """
    found = {
        f"/{name}/{n}": value in label[name]
        for name in ("parties", "topics")
        for n, value in enumerate(report[name])
    }
    for name in ("dialogue", "next_round"):
        found.update(_right_of(f"/{name}", label.get(name) or {}, report.get(name) or {}))
    for kind, same in _ELEMENTS.items():
        partners = _partners(label[kind], report[kind], same)
        for n, (gold, each) in enumerate(zip(partners, report[kind], strict=True)):
            found.update(_right_of(f"/{kind}/{n}", gold, each))
    return found


def _partners(gold: list[Report], given: list[Report], same: Likeness) -> list[Report]:
    """The label of each given element; an empty one where it has none."""
    partner = {id(p): g or {} for g, p in pairs_of(gold, given, same)}
    return [partner[id(each)] for each in given]


_NAMING: Final = ("name", "kind", "subject")


def _right_of(pointer: str, gold: Report, given: Report) -> Iterator[tuple[str, bool]]:
    for name, value in given.items():
        if value in (None, False, []):
            continue
        at = f"{pointer}/{name}"
        if isinstance(value, list):
            same = likeness.of_parties if name == "parties" else likeness.of_persons
            for n, each in enumerate(value):
                named = each if isinstance(each, str) else each["name"]
                yield f"{at}/{n}", any(same(g, named) > 0 for g in gold.get(name) or [])
        elif name in _NAMING:
            yield at, bool(gold)
        else:
            wanted = gold.get(name)
            yield at, wanted is not None and _likeness_of(name)(wanted, value) > 0


def only_sure(report: Report) -> Report:
    """Return a report without the values that it marks as not sure, by JSON Pointer."""
    unsure = {pointer for pointer, is_sure in report.get("sure", {}).items() if not is_sure}
    found = {
        pointer for pointer in unsure if pointer.endswith(("/name", "/subject", "/kind", "/what"))
    }
    gone = unsure | {pointer.rpartition("/")[0] for pointer in found}
    kept: Report = _kept(report, "", gone)
    return kept


def _kept(value: Any, pointer: str, gone: set[str]) -> Any:
    if isinstance(value, dict):
        return {n: _kept(v, f"{pointer}/{n}", gone) for n, v in value.items()}
    if isinstance(value, list):
        every = [(f"{pointer}/{n}", each) for n, each in enumerate(value)]
        return [_kept(each, at, gone) for at, each in every if at not in gone]
    return None if pointer in gone else value
