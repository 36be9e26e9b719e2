"""How many of the countries that public tables name are known; prints the rest with counts.

    python -m benchmarks.country_mentions FOLDER

FOLDER holds the tables of `TABLES`. A mention resolves to a code of ISO 3166, or is known to be no
single country of it (organisations, states that ended without one heir or have no code, names of
several countries). Both are told, and what is neither.
"""

import csv
import gzip
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from graph.language.countries import find_code, is_known_otherwise

TABLES = {
    "agreements/uk_treaties_fcdo.csv.gz": ("country_name",),
    "exercises/mme_v7.csv": ("State*",),
    "visits/us_official_travels_abroad.csv.gz": ("country",),
    "visits/foreign_leader_visits_to_us.csv.gz": ("from_country",),
    "officials/position_holders_wikidata_2022.csv.gz": ("country",),
    "officials/government_positions_wikidata_2022.csv.gz": ("country_name",),
    "officials/foreign_ministers_2022_wikidata.csv": ("countryLabel",),
    "officials/us_chiefs_of_mission_and_principal_officers.csv.gz": ("contemporary_territory_id",),
    "institutions/us_mission_status_ranges.csv": ("country_name_usdos", "country_name_cow"),
}
"""File and columns; `State*` are all whose names begin so."""
_UNKNOWN = "-9"
_YEAR_OF_ID = re.compile(r"-\d{4}$")
_SHOWN = 40


class Resolved(NamedTuple):
    """The mentions of one table, and those that no country or nothing known answers to."""

    mentions: int
    without_code: Counter[str]
    unknown: Counter[str]

    @property
    def with_code(self) -> float:
        """Share of the mentions that have a code."""
        return 1 - self.without_code.total() / self.mentions

    @property
    def known(self) -> float:
        """Share of the mentions that have a code, or are known to have none."""
        return 1 - self.unknown.total() / self.mentions


def resolved(folder: Path, name: str) -> Resolved:
    """Return how the mentions of one of `TABLES` resolve."""
    counts = Counter(_mentions(folder / name, TABLES[name]))
    without = Counter({text: n for text, n in counts.items() if find_code(text) is None})
    unknown = Counter({text: n for text, n in without.items() if not is_known_otherwise(text)})
    return Resolved(counts.total(), without, unknown)


def _mentions(path: Path, columns: tuple[str, ...]) -> Iterator[str]:
    opened = gzip.open if path.name.endswith(".gz") else open
    with opened(path, "rt", encoding="utf-8-sig", newline="") as source:
        for row in csv.DictReader(source):
            for column, cell in row.items():
                if any(_is_meant(column, wanted) for wanted in columns):
                    parts = (_YEAR_OF_ID.sub("", part.strip()) for part in (cell or "").split(";"))
                    yield from (part for part in parts if part and part != _UNKNOWN)


def _is_meant(column: str, wanted: str) -> bool:
    return column == wanted or (wanted.endswith("*") and column.startswith(wanted[:-1]))


def main(arguments: list[str]) -> int:
    """Print a line a table, and below it what is left; 1 where less than 99 in 100 are known."""
    if len(arguments) != 1:
        print("give the folder of the tables", file=sys.stderr)
        return 2
    worst = 1.0
    for name in TABLES:
        found = resolved(Path(arguments[0]), name)
        worst = min(worst, found.known)
        print(f"{name}: {found.mentions} mentions, code {found.with_code:.4f}, ", end="")
        print(f"code or known to have none {found.known:.4f}")
        for heading, rest in (("no code", found.without_code), ("unknown", found.unknown)):
            told = ", ".join(f"{text} {n}" for text, n in rest.most_common(_SHOWN))
            more = f" … {len(rest) - _SHOWN} more" if len(rest) > _SHOWN else ""
            print(f"    {heading}: {told or '-'}{more}")
    return int(worst < 0.99)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
