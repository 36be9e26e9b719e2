"""Makes `graph/language/reference/country_spellings.csv`: how tables write countries.

    python -m tools.country_spellings COUNTRY_CODES_CSV

The argument is `data/country-codes.csv` of the repository `datasets/country-codes` (PDDL): names in
the six languages of the United Nations, and capitals. Names in other languages are those of the
Unicode CLDR (Unicode License v3), which the `babel` package carries. `own_country_spellings.csv`
beside this file is this project's own and beats both. A spelling that would mean two countries is
left out and printed.
"""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from babel import Locale

from graph.language.countries import all_countries, find_written, spelling_key
from graph.language.fold import fold

_OWN: Final = Path(__file__).with_name("own_country_spellings.csv")
_RESULT: Final = Path("graph/language/reference/country_spellings.csv")
_LOCALES: Final = [
    "ar",
    "de",
    "es",
    "fa",
    "fr",
    "hi",
    "it",
    "ja",
    "ko",
    "pt",
    "pt_PT",
    "ru",
    "tr",
    "uk",
    "zh",
    "zh_Hant",
    "en",
]
_UN_COLUMNS: Final = tuple(
    f"UNTERM {language} {form}"
    for language in ("English", "French", "Spanish", "Russian", "Arabic", "Chinese")
    for form in ("Short", "Formal")
)
_ENGLISH_WORDS: Final = {"island", "man", "central"}
"""Names of countries in some language that an English table may hold as a word."""
_SHORTEST: Final = 4
"""Letters of a Latin spelling; shorter ones are codes of some list, or words."""


class Row(NamedTuple):
    """One spelling, by its words as `spelling_key` gives them, what it means and who says so."""

    words: str
    code: str
    kind: str
    source: str


def main(arguments: list[str]) -> int:
    """Write the table; the argument is the file of country codes."""
    if len(arguments) != 1:
        print("give one file: country-codes.csv of datasets/country-codes", file=sys.stderr)
        return 2
    kept = spellings(Path(arguments[0]))
    with _RESULT.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(Row._fields)
        writer.writerows(kept)
    print(f"{len(kept)} spellings")
    return 0


def spellings(country_codes: Path) -> list[Row]:
    """Return the rows of the table in their order."""
    return sorted(_settled([*_own(), *_united_nations(country_codes), *_cldr()]))


def _settled(rows: list[Row]) -> list[Row]:
    """Each spelling once: our own before the others', none with two meanings or without need."""
    meanings: dict[str, list[Row]] = {}
    for row in rows:
        meanings.setdefault(row.words, []).append(row)
    written = {
        spelling_key(form) for each in all_countries() for form in (each.name, *each.aliases)
    }
    kept: list[Row] = []
    for found in meanings.values():
        best = [row for row in found if row.source == "own"] or found
        if len({row.code for row in best}) > 1:
            print("means several:", *best, sep="\n  ")
        elif best[0].words not in written:
            kept.append(best[0])
    return kept


def _own() -> Iterator[Row]:
    with _OWN.open(encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source):
            yield Row(spelling_key(row["spelling"]), row["code"], row["kind"], "own")


def _united_nations(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source):
            code = row["ISO3166-1-Alpha-3"]
            names = [row[column].partition("(")[0] for column in _UN_COLUMNS]
            yield from (
                Row(spelling_key(name), code, "name", "un") for name in names if _fits(name)
            )
            yield from (
                Row(spelling_key(city), code, "capital", "un")
                for city in row["Capital"].split(",")
                if _fits(city) and find_written(city) is None
            )


def _cldr() -> Iterator[Row]:
    codes = {each.alpha2: each.code for each in all_countries() if each.until is None}
    for language in _LOCALES:
        for alpha2, name in Locale.parse(language).territories.items():
            if alpha2 in codes and _fits(name):
                yield Row(spelling_key(name), codes[alpha2], "name", "cldr")


def _fits(name: str) -> bool:
    folded = fold(name) if name.strip() else ""
    if not folded or folded in _ENGLISH_WORDS:
        return False
    return not folded.isascii() or len(folded) >= _SHORTEST


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
