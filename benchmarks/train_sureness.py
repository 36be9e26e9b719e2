"""Learns when a value that was read is sure: `make sureness`.

From labelled texts: a logistic model for each field over features in words
(`loaders/reading/assembly/sureness.py`). What the model is worth is measured out of fold: each
publisher's values are judged by weights that were learnt from the other publishers. The threshold
of a field is the lowest at which enough of the values that would be sure are right.
Texts whose rules were written on them (`dev`) take no part.
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
WANTED: Final = 0.975
"""The share of a field's sure values that are to be right on publishers not learnt from."""
_NEVER: Final = 99.0
"""A threshold that no value reaches."""
_FEWEST: Final = 8
"""Sure values of a field below which its threshold is not trusted."""
_PASSES: Final = 120
_STEP: Final = 0.5
_PULL: Final = 1.0
"""How strongly weights are held near zero; the number of values that would outweigh it."""

Weights = dict[str, float]


class Value(NamedTuple):
    """A value read from a labelled text: its features, and whether it is right."""

    publisher: str
    features: tuple[str, ...]
    is_right: bool


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


def out_of_fold(values: Sequence[Value]) -> list[tuple[float, bool]]:
    """Return the log-odds of each value by weights of the other publishers, and if it is right."""
    found: list[tuple[float, bool]] = []
    for publisher in sorted({value.publisher for value in values}):
        own = [value for value in values if value.publisher == publisher]
        weights = learn([value for value in values if value.publisher != publisher])
        found += [(log_odds(value.features, weights), value.is_right) for value in own]
    return found


def threshold_of(judged: Sequence[tuple[float, bool]], wanted: float) -> float:
    """Return the lowest log-odds from which on a share `wanted` of the values is right."""
    ranked = sorted(judged, reverse=True)
    right, best = 0, _NEVER
    for count, (odds, is_right) in enumerate(ranked, 1):
        right += is_right
        is_last = count == len(ranked) or ranked[count][0] < odds
        if is_last and count >= _FEWEST and right / count >= wanted:
            best = odds
    return best


def main() -> int:
    """Learn, print what each field is worth out of fold, and write the weights."""
    every = values_of(SPLITS)
    if not every:
        print("SKIPPED: no labelled texts beside the checkout", file=sys.stderr)
        return 0
    rows: list[tuple[str, str, str]] = []
    sure_right = sure = total = 0
    print(f"{'field':26} {'values':>6} {'right':>6} {'sure':>6} {'right':>6}")
    for name, values in sorted(every.items()):
        judged = out_of_fold(values)
        threshold = threshold_of(judged, WANTED)
        chosen = [is_right for odds, is_right in judged if odds >= threshold]
        shares = sum(v.is_right for v in values) / len(values), sum(chosen) / max(1, len(chosen))
        print(f"{name:26} {len(values):6} {shares[0]:6.3f} {len(chosen):6} {shares[1]:6.3f}")
        sure_right, sure, total = sure_right + sum(chosen), sure + len(chosen), total + len(values)
        weights = {feature: round(w, 3) for feature, w in learn(values).items()}
        rows += [(name, feature, f"{w:g}") for feature, w in sorted(weights.items()) if w]
        rows.append((name, THRESHOLD, f"{threshold:.3f}"))
    print(f"sure: {sure_right / max(1, sure):.3f} right, {sure / total:.3f} of all, out of fold")
    with WEIGHTS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["field", "feature", "weight"])
        writer.writerows(sorted(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
