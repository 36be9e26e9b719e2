"""`python -m benchmarks`: run the measurements and write their page."""

import argparse
import multiprocessing
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from benchmarks import answering, loading, neo4j_loading, neo4j_questions, starting
from benchmarks.measuring import Measured
from benchmarks.table import page

Part = Callable[[], Measured]
SMALL: dict[str, Part] = {
    "questions": partial(answering.measure, 0.05, 60, 5),
    "upserts": partial(loading.upserts, 10_000, 5),
    "growth": partial(loading.growth, (1_000, 10_000), 5, 20),
    "rebuild": partial(loading.rebuilding, 5_000, 3),
    "start": partial(starting.measure, 0.05, 10),
    "neo4j-load": partial(neo4j_loading.measure, 500, 3),
    "neo4j-questions": partial(neo4j_questions.measure, 0.02, 30, 3),
}
FULL: dict[str, Part] = {
    "questions": partial(answering.measure, 1.0, 100, 7),
    "upserts": partial(loading.upserts, 100_000, 5),
    "growth": partial(loading.growth, (1_000, 10_000, 100_000), 7, 20),
    "rebuild": partial(loading.rebuilding, 100_000, 1),
    "start": partial(starting.measure, 1.0, 15),
    "neo4j-load": partial(neo4j_loading.measure, 2_000, 3),
    "neo4j-questions": partial(neo4j_questions.measure, 0.11, 100, 5),
}
SIZES = {"small": SMALL, "full": FULL}


def run(part: Part) -> Measured:
    """Run one part in a process of its own, so that its peak of memory is its own."""
    spawning = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawning) as processes:
        return processes.submit(part).result()


def main(arguments: list[str] | None = None) -> int:
    """Run the parts that are named, all by default, and write or print the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "parts", nargs="*", metavar="NAME", help=f"{', '.join(SMALL)} (default: all)"
    )
    parser.add_argument("--size", choices=SIZES, default="small", help="default: %(default)s")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the page (default: print)")
    options = parser.parse_args(arguments)
    known = SIZES[options.size]
    for name in options.parts:
        if name not in known:
            parser.error(f"{name!r} is no part; choose from {', '.join(known)}")
    done = []
    for name in options.parts or known:
        print(f"measuring {name} ...", file=sys.stderr, flush=True)
        done.append((name, run(known[name])))
    text = page(options.size, done)
    if options.out is None:
        print(text)
    else:
        options.out.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
