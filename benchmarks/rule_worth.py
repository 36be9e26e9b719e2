"""How often each rule of the reader fires and how often it is right: `make score ARGS=--rules`.

What a rule reads, an example that fires and a near miss that does not stand in
`loaders/reference/reading_rules.csv`. A rule, or a row of a word list, that is met in one text only
is listed apart: it says how that text writes, not how governments do.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import sqrt
from typing import Final

from benchmarks.judging import right_values
from benchmarks.labelled import Labelled
from graph.language.fold import words
from loaders.reading.assembly.sureness import field_of
from loaders.reading.lexicon.word_lists import rows
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


def rows_met(texts: Iterable[tuple[str, str]]) -> dict[tuple[str, str], set[str]]:
    """Return, for each row of the word lists that tell what words mean, the texts that have it.

    `texts` are names with content. Lists of names (cities, leaders, bodies) are left out: a name
    is worth its row wherever it is met.
    """
    by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, str]]]] = defaultdict(list)
    found: dict[tuple[str, str], set[str]] = {}
    for name in _LISTS:
        for row in rows(name):
            told = words(row.get("words") or row.get("word") or "")
            if told:
                by_first[told[0]].append((told, (name, " ".join(told))))
                found[name, " ".join(told)] = set()
    for text_name, text in texts:
        own = words(text)
        for n in [n for n, word in enumerate(own) if word in by_first]:
            for told, place in by_first[own[n]]:
                if own[n : n + len(told)] == told:
                    found[place].add(text_name)
    return found


def rows_table(met: dict[tuple[str, str], set[str]]) -> Iterator[str]:
    """Yield how many rows of each list are met, and those that one text alone has."""
    yield f"{'word list':26} {'rows':>6} {'met':>6} {'in one text'}"
    for name in _LISTS:
        own = {row: texts for (list_name, row), texts in met.items() if list_name == name}
        alone = sorted(row for row, texts in own.items() if len(texts) == 1)
        count = sum(bool(texts) for texts in own.values())
        yield f"{name:26} {len(own):6} {count:6} {', '.join(alone)}"


_LISTS: Final = (
    *("body_words", "instrument_qualifiers", "instruments", "office_words", "other_genres"),
    *("person_words", "plain_words", "subject_words", "tie_words"),
)
