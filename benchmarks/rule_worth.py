"""How often each rule of the reader fires and how often it is right: `make score ARGS=--rules`.

A rule that fires in one text only is listed apart: it says how that text writes, not how
governments do. Where a rule is right is judged on the texts that it was not prompted by, as far as
publishers tell: the worth of a rule is the lowest that any publisher leaves when it is put aside.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import sqrt
from typing import Final

from benchmarks.judging import right_values
from benchmarks.labelled import Labelled
from loaders.reading.page.release import Release
from loaders.reading.reader import read_release

_NORMAL: Final = 1.96
"""Standard deviations of a two-sided interval of 95 %."""


@dataclass
class RuleWorth:
    """What is known of one rule for one field."""

    place: str
    rule: str
    right: Counter[str] = field(default_factory=Counter)
    fired: Counter[str] = field(default_factory=Counter)
    texts: set[str] = field(default_factory=set)
    unlabelled: int = 0
    """How many of the unlabelled texts it fires in."""

    @property
    def lowest(self) -> float:
        """The lower bound of the share that is right."""
        return lower_bound(self.right.total(), self.fired.total())

    def row(self) -> str:
        """Return the line of the table."""
        fired, right = self.fired.total(), self.right.total()
        share = f"{right / fired:.2f} ({self.lowest:.2f})" if fired else "  - "
        counts = f"{fired:5} {share:>12} {len(self.texts):5} {len(self.fired):4}"
        return f"{self.place:24} {self.rule:26} {counts} {self.unlabelled:7}"


def lower_bound(right: int, fired: int) -> float:
    """Return the lower end of Wilson's interval of 95 % for a share; 0 where nothing fired."""
    if not fired:
        return 0.0
    share, squared = right / fired, _NORMAL**2
    middle = share + squared / (2 * fired)
    spread = _NORMAL * sqrt((share * (1 - share) + squared / (4 * fired)) / fired)
    return max(0.0, (middle - spread) / (1 + squared / fired))


def field_of(pointer: str) -> str:
    """Return the field of a JSON Pointer: its steps without the numbers."""
    return ".".join(step for step in pointer.split("/")[1:] if not step.isdecimal())


Worths = dict[tuple[str, str], RuleWorth]


def worth_of_rules(learnt: Iterable[Labelled], unlabelled: Iterable[Release]) -> Worths:
    """Return what each rule is worth on labelled texts, and where it fires on the others."""
    found: Worths = {}
    for one in learnt:
        reading = read_release(one.release)
        right = right_values(one.label, reading.report)
        for pointer, rule in reading.rules.items():
            worth = _worth(found, pointer, rule)
            worth.texts.add(one.label["id"])
            if pointer in right:
                worth.fired[one.publisher] += 1
                worth.right[one.publisher] += right[pointer]
    for release in unlabelled:
        rules = read_release(release).rules
        for place in {(field_of(pointer), rule) for pointer, rule in rules.items()}:
            if place not in found:
                found[place] = RuleWorth(*place)
            found[place].unlabelled += 1
    return found


def _worth(found: Worths, pointer: str, rule: str) -> RuleWorth:
    place = field_of(pointer), rule
    return found.setdefault(place, RuleWorth(*place))


def table(worths: Worths) -> Iterator[str]:
    """Yield the lines of the table, by field and rule, and the rules that fire in one text."""
    yield f"{'field':24} {'rule':26} fired        right texts pubs unlabelled"
    for place in sorted(worths):
        yield worths[place].row()
    by_rule: dict[str, set[str]] = defaultdict(set)
    elsewhere: Counter[str] = Counter()
    for worth in worths.values():
        by_rule[worth.rule] |= worth.texts
        elsewhere[worth.rule] += worth.unlabelled
    alone = sorted(r for r, texts in by_rule.items() if len(texts) + elsewhere[r] == 1)
    yield f"rules that fire in one text only: {', '.join(alone) or 'none'}"
