"""The figures of a set of labelled texts: by field, by publisher, and of what is sure.

Two figures stand for all: `mean`, of the F1 of the fields, in which a rare field counts as much as
a frequent one; and `alike`, the F1 over all labels of all fields, each counting once.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from benchmarks.judging import FIELDS, Tallies, Tally, judge, only_sure
from benchmarks.labelled import Labelled
from loaders.reading.reader import read_release

_AROUND: Final = 70


@dataclass
class Figures:
    """Counts by field: right, wrong and missed, of all values and of the sure ones alone."""

    every: Tallies = field(default_factory=lambda: {name: Tally() for name in FIELDS})
    sure: Tallies = field(default_factory=lambda: {name: Tally() for name in FIELDS})
    texts: int = 0

    @property
    def mean(self) -> float:
        """The mean F1 of the fields."""
        return sum(tally.f1 for tally in self.every.values()) / max(1, len(self.every))

    @property
    def alike(self) -> float:
        """The F1 over all labels, whatever their field."""
        right = sum(tally.right for tally in self.every.values())
        told = sum(tally.given + tally.labels for tally in self.every.values())
        return 2 * right / told if told else 1.0

    @property
    def sure_right(self) -> float:
        """The share of sure values that are right."""
        right = sum(tally.right for tally in self.sure.values())
        return right / max(1, sum(tally.given for tally in self.sure.values()))

    @property
    def sure_share(self) -> float:
        """The share of values that are sure."""
        given = sum(tally.given for tally in self.sure.values())
        return given / max(1, sum(tally.given for tally in self.every.values()))

    def add(self, other: "Figures") -> None:
        """Add the counts of other texts."""
        self.texts += other.texts
        for mine, yours in ((self.every, other.every), (self.sure, other.sure)):
            for name, tally in yours.items():
                mine[name].add(tally)

    def by_name(self) -> dict[str, float]:
        """Return the figures that are kept from run to run."""
        found = {name: round(tally.f1, 4) for name, tally in self.every.items()}
        whole = {
            "mean": self.mean,
            "alike": self.alike,
            "sure right": self.sure_right,
            "sure share": self.sure_share,
        }
        return {**found, **{name: round(value, 4) for name, value in whole.items()}}

    def rows(self) -> list[str]:
        """Return the table of fields: precision, recall, F1, labels; right of sure, of all."""
        lines = [f"{'field':24} {'precision':>9} {'recall':>7} {'F1':>7} {'labels':>7}   sure"]
        for name, tally in self.every.items():
            precision = tally.right / tally.given if tally.given else 1.0
            recall = tally.right / tally.labels if tally.labels else 1.0
            sure = f"{self.sure[name].right}/{self.sure[name].given} of {tally.given}"
            figures = f"{precision:9.3f} {recall:7.3f} {tally.f1:7.3f} {tally.labels:7}"
            lines.append(f"{name:24} {figures}   {sure}")
        return lines

    def summary(self) -> str:
        """Return the figures that stand for all, in one line."""
        return (
            f"mean {self.mean:.3f}, alike {self.alike:.3f}, sure {self.sure_right:.3f} right and "
            f"{self.sure_share:.3f} of all, over {self.texts} reports"
        )


def figures_of(one: Labelled) -> Figures:
    """Read one text and count what is right of it."""
    predicted = read_release(one.release).report
    every, sure = (judge(one.label, each) for each in (predicted, only_sure(predicted)))
    return Figures(every, sure, texts=1)


def summed(each: Iterable[Figures]) -> Figures:
    """Return the figures of several sets as those of one."""
    whole = Figures()
    for figures in each:
        whole.add(figures)
    return whole


def misses(one: Labelled, figures: Figures, field_name: str) -> list[str]:
    """Return what was missed and invented in the fields that begin so, with the words around it."""
    return [
        f"{one.label['id']}: {name}: {miss}{_words_around(one.text, miss)}"
        for name, tally in figures.every.items()
        if name.startswith(field_name)
        for miss in tally.misses
    ]


def _words_around(text: str, miss: str) -> str:
    """The words of the text around the first string that a miss quotes, if it has them."""
    for quoted in miss.split("'")[1::2]:
        place = text.find(quoted) if len(quoted) > 3 else -1
        if place >= 0:
            around = text[max(0, place - _AROUND) : place + len(quoted) + _AROUND]
            return "\n      … " + " ".join(around.split()) + " …"
    return ""
