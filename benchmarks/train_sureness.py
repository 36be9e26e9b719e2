"""Learns when a value that was read is sure: `make sureness`.

From labelled texts: a logistic model for each field over features in words
(`loaders/reading/assembly/sureness.py`). What the model is worth is measured out of fold: each
publisher's values are judged by weights that were learnt from the other publishers. Of all fields
the values that are right most often are taken, as long as enough of them are; what a field gives
of these is above its threshold. Texts whose rules were written on them (`dev`) take no part.
"""

import csv
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from benchmarks.judging import right_values
from benchmarks.labelled import HOME, labelled
from loaders.reading.assembly.sureness import THRESHOLD, features_of, field_of, log_odds
from loaders.reading.reader import read_with_leaves

WEIGHTS: Final = HOME / "loaders" / "reference" / "sureness.csv"
SPLITS: Final = ("train", "dev2")
WANTED: Final = 0.97
"""The share of sure values that is to be right on publishers not learnt from."""
_NEVER: Final = 99.0
"""A threshold that no value reaches."""
_PASSES: Final = 120
_STEP: Final = 0.5
_PULL: Final = 5.0
"""How strongly weights are held near zero; the number of values that would outweigh it."""

Weights = dict[str, float]
Judged = tuple[float, bool]
"""The log-odds of a value, and whether it is right."""


class Value(NamedTuple):
    """A value read from a labelled text: its features, and whether it is right."""

    publisher: str
    features: tuple[str, ...]
    is_right: bool


class Block(NamedTuple):
    """Values of like odds: the lowest of these, how many are right, how many there are."""

    lowest: float
    right: int
    many: int

    @property
    def share(self) -> float:
        """The share that is right."""
        return self.right / self.many

    @property
    def cautious(self) -> float:
        """The share that is right as far as so few values tell."""
        return self.right / (self.many + 1)


def values_of(splits: Iterable[str]) -> dict[str, list[Value]]:
    """Return what was read from labelled texts, by field."""
    found: dict[str, list[Value]] = defaultdict(list)
    for split in splits:
        for one in labelled(split):
            report, leaves, page = read_with_leaves(one.release)
            right = right_values(one.label, report)
            for pointer, features in features_of(report, leaves, page):
                if pointer in right:
                    value = Value(one.publisher, features, right[pointer])
                    found[field_of(pointer)].append(value)
    return dict(found)


def learn(values: Sequence[Value]) -> Weights:
    """Return the weights of the features that tell the right values from the others.

    By gradient steps that shrink as a weight settles; the same values give the same weights.
    """
    weights: Weights = defaultdict(float)
    moved: Weights = defaultdict(lambda: 1e-6)
    for _ in range(_PASSES):
        slopes: Weights = defaultdict(float)
        for value in values:
            error = _chance(log_odds(value.features, weights)) - value.is_right
            for feature in value.features:
                slopes[feature] += error
        for feature, slope in slopes.items():
            pull = 0.0 if feature == "any" else _PULL * weights[feature]
            moved[feature] += (slope + pull) ** 2
            weights[feature] -= _STEP * (slope + pull) / math.sqrt(moved[feature])
    return dict(weights)


def _chance(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def out_of_fold(values: Sequence[Value]) -> list[Judged]:
    """Return the log-odds of each value by weights of the other publishers, and if it is right."""
    found: list[Judged] = []
    for publisher in sorted({value.publisher for value in values}):
        own = [value for value in values if value.publisher == publisher]
        weights = learn([value for value in values if value.publisher != publisher])
        found += [(log_odds(value.features, weights), value.is_right) for value in own]
    return found


def blocks_of(judged: Sequence[Judged]) -> list[Block]:
    """Return the values of a field in blocks of falling odds, each less often right than the last.

    So a block tells how often values of such odds are right (isotonic regression).
    """
    blocks: list[Block] = []
    for odds, is_right in sorted(judged, reverse=True):
        blocks.append(Block(odds, int(is_right), 1))
        while len(blocks) > 1 and blocks[-1].share >= blocks[-2].share:
            last, before = blocks.pop(), blocks.pop()
            joined = Block(last.lowest, last.right + before.right, last.many + before.many)
            blocks.append(joined)
    return blocks


def thresholds_of(judged: dict[str, list[Judged]], wanted: float) -> dict[str, float]:
    """Return by field the log-odds from which its values are sure.

    The best blocks of all fields are taken as long as `wanted` of the values in them are right.
    """
    blocks = [(block, name) for name, each in judged.items() for block in blocks_of(each)]
    found = dict.fromkeys(judged, _NEVER)
    right = count = 0
    for block, name in sorted(blocks, key=lambda each: -each[0].cautious):
        right, count = right + block.right, count + block.many
        if right < wanted * count:
            break
        found[name] = min(found[name], block.lowest)
    return found


def main() -> int:
    """Learn, print what each field is worth out of fold, and write the weights."""
    every = values_of(SPLITS)
    if not every:
        print("SKIPPED: no labelled texts beside the checkout", file=sys.stderr)
        return 0
    judged = {name: out_of_fold(values) for name, values in sorted(every.items())}
    thresholds = thresholds_of(judged, WANTED)
    _print_worth(judged, thresholds)
    rows: list[tuple[str, str, str]] = []
    for name, values in every.items():
        learnt = {feature: round(weight, 3) for feature, weight in learn(values).items()}
        rows += [(name, feature, f"{weight:g}") for feature, weight in learnt.items() if weight]
        rows.append((name, THRESHOLD, f"{thresholds[name]:.3f}"))
    with WEIGHTS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["field", "feature", "weight"])
        writer.writerows(sorted(rows))
    return 0


def _print_worth(judged: dict[str, list[Judged]], thresholds: dict[str, float]) -> None:
    print(f"{'field':26} {'values':>6} {'right':>6} {'sure':>6} {'right':>6}")
    sure_right = sure = total = 0
    for name, each in judged.items():
        chosen = [is_right for odds, is_right in each if odds >= thresholds[name]]
        share = sum(is_right for _, is_right in each) / len(each)
        sure_share = sum(chosen) / max(1, len(chosen))
        print(f"{name:26} {len(each):6} {share:6.3f} {len(chosen):6} {sure_share:6.3f}")
        sure_right, sure, total = sure_right + sum(chosen), sure + len(chosen), total + len(each)
    print(f"sure: {sure_right / max(1, sure):.3f} right, {sure / total:.3f} of all, out of fold")


if __name__ == "__main__":
    sys.exit(main())
