"""Scores the reader against labelled texts: `make score`, `make score ARGS="--split dev --show"`.

The example texts are part of the repository; the other labels lie beside it, and a split that is
not there is named and passed over. What was scored last is kept under `build/scores`, and the
difference to it is printed. No split may fall below its floor in `benchmarks/score_floor.json`,
which is only ever raised.

The figures of `unseen` are held to their floor but not shown: whoever looks at them says why
(`--look REASON`), and the look is written down in `benchmarks/unseen_looks.csv`.
"""

import argparse
import csv
import json
import math
import sys
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from benchmarks.figures import Figures, figures_of, misses, summed
from benchmarks.labelled import HOME, LEARNT, SPLITS, folder_of, labelled, unlabelled
from benchmarks.rule_worth import rows_met, rows_table, table, worth_of_rules

KEPT: Final = HOME / "build" / "scores"
FLOORS: Final = HOME / "benchmarks" / "score_floor.json"
LOOKS: Final = HOME / "benchmarks" / "unseen_looks.csv"
_ROOM: Final = 0.01
"""What a floor leaves below the score that it was raised to."""
_UNSEEN: Final = "unseen"

Floors = dict[str, dict[str, float]]


def measure(split: str, *, shows: str | None) -> Figures:
    """Score one split and print its tables; its misses too where asked."""
    by_publisher: dict[str, list[Figures]] = defaultdict(list)
    for one in labelled(split):
        found = figures_of(one)
        by_publisher[one.publisher].append(found)
        if shows is not None:
            print("\n".join(misses(one, found, shows)))
    parts = {name: summed(each) for name, each in sorted(by_publisher.items())}
    whole = summed(parts.values())
    print("\n".join(whole.rows()))
    if len(parts) > 1:
        for name, figures in parts.items():
            print(f"  {name}: {figures.summary()}")
    print(whole.summary())
    return whole


def _print_difference(split: str, found: dict[str, float]) -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    path = KEPT / f"{split}.json"
    last = json.loads(path.read_text("utf-8")) if path.exists() else {}
    for name, value in found.items():
        if name in last and last[name] != value:
            print(f"{name:24} {last[name]:.3f} -> {value:.3f}")
    path.write_text(json.dumps(found, indent=1), "utf-8")


def floors() -> Floors:
    """Return the lowest figures that each split may have."""
    found: Floors = json.loads(FLOORS.read_text("utf-8"))
    return found


def raised(old: Floors, scores: dict[str, Figures]) -> Floors:
    """Return the floors, each raised to just below its figure where that is higher."""
    new = {split: figures.by_name() for split, figures in scores.items()}
    return {
        split: {n: max(f, _floored(new.get(split, {}).get(n, f))) for n, f in each.items()}
        for split, each in old.items()
    }


def _floored(value: float) -> float:
    return math.floor((value - _ROOM) * 100) / 100


def below(lowest: Floors, scores: dict[str, Figures]) -> list[str]:
    """Return, in words, the figures that have fallen below their floors."""
    return [
        f"{split}: {name} {figures.by_name()[name]:.3f} is below the floor of {floor}"
        for split, figures in scores.items()
        for name, floor in lowest.get(split, {}).items()
        if figures.by_name()[name] < floor
    ]


def _look(reason: str) -> None:
    """Show the figures of the fourth that is kept back, and write down that they were seen."""
    figures = measure(_UNSEEN, shows=None)
    found = figures.by_name()
    is_new = not LOOKS.exists()
    with LOOKS.open("a", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        if is_new:
            rows.writerow(["mean", "alike", "sure_right", "sure_share", "reason"])
        whole = (found[name] for name in ("mean", "alike", "sure right", "sure share"))
        rows.writerow([*whole, reason])


def _print_rules() -> None:
    learnt = [one for split in LEARNT for one in labelled(split)]
    others = list(unlabelled())
    print("\n".join(table(worth_of_rules(learnt, others))))
    named = [(one.label["id"], one.text) for one in learnt]
    print("\n".join(rows_table(rows_met([*named, *((each.id, each.text) for each in others)]))))


def _held_to_floor(split: str, shows: str | None) -> Figures:
    if split == _UNSEEN:
        return summed(figures_of(one) for one in labelled(split))
    return measure(split, shows=shows)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line; 0 also where labels are absent, 1 below a floor."""
    options = argparse.ArgumentParser(description=__doc__)
    shown = [split for split in SPLITS if split != _UNSEEN]
    options.add_argument("--split", choices=shown, help="one split; otherwise all with a floor")
    options.add_argument("--folder", help="of your own labels (NAME.json beside NAME.txt)")
    options.add_argument("--show", nargs="?", const="", metavar="FIELD", help="print the misses")
    options.add_argument("--look", metavar="REASON", help="at the figures of the unseen fourth")
    options.add_argument("--rules", action="store_true", help="how often each rule is right")
    options.add_argument("--raise-floor", action="store_true", help="raise the floors")
    chosen = options.parse_args(arguments)
    if chosen.look:
        _look(chosen.look)
        return 0
    if chosen.rules:
        _print_rules()
        return 0
    lowest = floors()
    scores: dict[str, Figures] = {}
    asked = chosen.folder or chosen.split
    for split in [asked] if asked else lowest:
        if not labelled(split):
            print(f"SKIPPED {split}: no labelled texts at {folder_of(split)}", file=sys.stderr)
            continue
        print(f"== {split}")
        figures = _held_to_floor(split, chosen.show)
        if not chosen.folder and split != _UNSEEN:
            _print_difference(split, figures.by_name())
        scores[split] = figures
    if chosen.raise_floor:
        FLOORS.write_text(json.dumps(raised(lowest, scores), indent=1) + "\n", "utf-8")
    fallen = below(lowest, scores)
    print("\n".join(fallen))
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
