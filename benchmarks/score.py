"""Scores the reader against labelled texts: `make score`, `make score ARGS="--split dev --show"`.

The labels and the scorer live outside of the repository, beside it; without them this says so and
ends. What was scored last is kept under `build/scores`, and the difference to it is printed. No
split may fall below its floor in `benchmarks/score_floor.json`, which is only ever raised.
"""

import argparse
import importlib.util
import json
import math
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from loaders.reading.reader import read_release
from loaders.reading.release import Release

HOME: Final = Path(__file__).resolve().parents[1]
EVALUATION: Final = HOME.parent / "shared" / "evaluation"
SEED: Final = HOME.parent / "shared" / "seed"
KEPT: Final = HOME / "build" / "scores"
FLOORS: Final = HOME / "benchmarks" / "score_floor.json"
_ROOM: Final = 0.01
"""What a floor leaves below the score that it was raised to."""
SPLITS: Final = ("tuned", "held", "dev", "dev2", "seed", "examples")
_HELD_BACK: Final = 2
_AROUND: Final = 70


def labelled(split: str) -> list[tuple[dict[str, Any], str]]:
    """Return the labels of a split with their texts, ordered by file name.

    `held` is every third report of `dev`, `tuned` the others; any other name is a folder.
    """
    folders = {
        "seed": SEED,
        "dev": EVALUATION / "dev",
        "held": EVALUATION / "dev",
        "tuned": EVALUATION / "dev",
        "dev2": EVALUATION / "dev2",
        "examples": HOME / "examples" / "texts",
    }
    folder = folders.get(split, Path(split))
    paths = sorted(folder.glob("*.json"))
    if split in ("tuned", "held"):
        paths = [p for n, p in enumerate(paths) if (n % 3 == _HELD_BACK) == (split == "held")]
    return [
        (json.loads(p.read_text("utf-8")), p.with_suffix(".txt").read_text("utf-8")) for p in paths
    ]


def scorer() -> ModuleType:
    """Load the scorer that lies with the labels."""
    path = EVALUATION / "score_extraction.py"
    spec = importlib.util.spec_from_file_location("score_extraction", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def measure(split: str, *, shows: str | None) -> dict[str, float]:
    """Score one split; print misses where asked; return F1 by field, `overall` last."""
    judge = scorer()
    tallies = {name: judge.Tally() for name in judge.FIELDS}
    sure = {name: judge.Tally() for name in judge.FIELDS}
    for gold, text in labelled(split):
        release = Release(gold["id"], text, gold.get("published"))
        predicted = read_release(release).report
        before = {name: len(tally.misses) for name, tally in tallies.items()}
        judge.score(gold, predicted, tallies)
        judge.score(gold, only_sure(predicted), sure)
        if shows is not None:
            chosen = {name: tally for name, tally in tallies.items() if name.startswith(shows)}
            _print_misses(gold["id"], text, chosen, before)
    for name, tally in tallies.items():
        print(tally.row(name))
    _print_sure(tallies, sure)
    found = {name: round(tally.f1, 4) for name, tally in tallies.items()}
    found["overall"] = round(sum(t.f1 for t in tallies.values()) / len(tallies), 4)
    return found


def only_sure(report: dict[str, Any]) -> dict[str, Any]:
    """Return a report without the values that it marks as not sure, by JSON Pointer."""
    unsure = {pointer for pointer, is_sure in report.get("sure", {}).items() if not is_sure}
    found = {
        pointer for pointer in unsure if pointer.endswith(("/name", "/subject", "/kind", "/what"))
    }
    gone = unsure | {pointer.rpartition("/")[0] for pointer in found}
    kept: dict[str, Any] = _kept(report, "", gone)
    return kept


def _kept(value: Any, pointer: str, gone: set[str]) -> Any:
    if isinstance(value, dict):
        return {n: _kept(v, f"{pointer}/{n}", gone) for n, v in value.items()}
    if isinstance(value, list):
        every = [(f"{pointer}/{n}", each) for n, each in enumerate(value)]
        return [_kept(each, at, gone) for at, each in every if at not in gone]
    return None if pointer in gone else value


def _print_sure(every: dict[str, Any], sure: dict[str, Any]) -> None:
    told = {name: t.tp + t.fp for name, t in every.items()}
    right, given = sum(t.tp for t in sure.values()), sum(t.tp + t.fp for t in sure.values())
    print(
        f"sure: {right / max(1, given):.3f} right, {given / max(1, sum(told.values())):.3f} of all"
    )
    for name, tally in sure.items():
        print(f"  {name:24} {tally.tp}/{tally.tp + tally.fp} of {told[name]}")


def _print_misses(report: str, text: str, tallies: dict[str, Any], before: dict[str, int]) -> None:
    for name, tally in tallies.items():
        for miss in tally.misses[before[name] :]:
            print(f"{report}: {name}: {miss}{_words_around(text, miss)}")


def _words_around(text: str, miss: str) -> str:
    """The words of the text around the first string that a miss quotes, if it has them."""
    for quoted in miss.split("'")[1::2]:
        place = text.find(quoted) if len(quoted) > 3 else -1
        if place >= 0:
            around = text[max(0, place - _AROUND) : place + len(quoted) + _AROUND]
            return "\n      … " + " ".join(around.split()) + " …"
    return ""


def _print_difference(split: str, found: dict[str, float]) -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    path = KEPT / f"{split}.json"
    last = json.loads(path.read_text("utf-8")) if path.exists() else {}
    for name, value in found.items():
        if name in last and last[name] != value:
            print(f"{name:24} {last[name]:.3f} -> {value:.3f}")
    path.write_text(json.dumps(found, indent=1), "utf-8")


def floors() -> dict[str, float]:
    """Return the lowest overall score that each split may have."""
    found: dict[str, float] = json.loads(FLOORS.read_text("utf-8"))
    return found


def raised(old: dict[str, float], scores: dict[str, float]) -> dict[str, float]:
    """Return the floors, each raised to just below its score where that is higher."""
    new = {split: math.floor((score - _ROOM) * 100) / 100 for split, score in scores.items()}
    return {split: max(floor, new.get(split, floor)) for split, floor in old.items()}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line; 0 also where there is nothing to score with, 1 below a floor."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--split", choices=SPLITS, help="one split; otherwise all with a floor")
    options.add_argument("--folder", help="of your own labels (NAME.json beside NAME.txt)")
    options.add_argument("--show", nargs="?", const="", metavar="FIELD", help="print the misses")
    options.add_argument("--raise-floor", action="store_true", help="raise the floors")
    chosen = options.parse_args(arguments)
    if not (EVALUATION / "score_extraction.py").exists():
        print(f"SKIPPED: no labelled texts at {EVALUATION}", file=sys.stderr)
        return 0
    lowest = floors()
    scores: dict[str, float] = {}
    asked = chosen.folder or chosen.split
    for split in [asked] if asked else lowest:
        print(f"== {split}")
        found = measure(split, shows=chosen.show)
        print(f"overall {found['overall']:.3f} over {len(labelled(split))} reports")
        if not chosen.folder:
            _print_difference(split, found)
        scores[split] = found["overall"]
    if chosen.raise_floor:
        FLOORS.write_text(json.dumps(raised(lowest, scores), indent=1) + "\n", "utf-8")
    below = {split: score for split, score in scores.items() if score < lowest.get(split, 0.0)}
    for split, score in below.items():
        print(f"{split}: overall {score:.3f} is below the floor of {lowest[split]}")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
