"""Reports about real office holders, from a seed, with the variants in which names are written.

Who is who is known: a table of office holders names each person by an id. Each appearance is one
meeting, told by one to three reports, each of which writes the name in its own way; namesakes are
those that the table has.
"""

import csv
import gzip
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from graph.identity.given_names import NAMES_OF_ROOT, root
from graph.language import countries
from graph.language.fold import fold
from graph.model.report import ParsedReport, check_report

SEED: Final = 20221126
_FIRST_YEAR: Final = 1995
_OTHER: Final = "FRA"


@dataclass(frozen=True, slots=True)
class Holding:
    """A person of the table in one office."""

    person: str
    name: str
    country: str
    position: str
    year: int
    until: int


@dataclass(frozen=True, slots=True)
class Told:
    """One mention: its report, who is meant in truth, and in which way the name is written."""

    report: ParsedReport
    person: str
    variant: str

    @property
    def mention(self) -> str:
        """The mention as identity knows it."""
        return f"{self.report.id}#/officials/0"


def holdings(table: Path) -> list[Holding]:
    """Return the rows of the table whose country and year are known, in order."""
    with gzip.open(table, "rt", encoding="utf-8") as lines:
        found = [_holding(row) for row in csv.DictReader(lines)]
    return [one for one in found if one is not None]


def _holding(row: dict[str, str]) -> Holding | None:
    code, start, end = countries.find_code(row["country"]), row["start"][:4], row["end"][:4]
    if code is None or not start.isdigit() or int(start) < _FIRST_YEAR or "," in row["person"]:
        return None
    until = int(end) if end.isdigit() else int(start) + 2
    return Holding(
        row["person_qid"], row["person"], code, row["position"], int(start), max(until, int(start))
    )


def told(table: Path, nations: int, seed: int = SEED) -> list[Told]:
    """Return the mentions of the office holders of so many countries, the most peopled first."""
    random = Random(seed)
    by_country: dict[str, list[Holding]] = defaultdict(list)
    for one in holdings(table):
        by_country[one.country].append(one)
    chosen = sorted(by_country, key=lambda code: (-len(by_country[code]), code))[:nations]
    return [
        mention for code in chosen for one in by_country[code] for mention in _tell(one, random)
    ]


def _tell(one: Holding, random: Random) -> Iterator[Told]:
    """One appearance in an office: a meeting told by one to three reports, the first in full."""
    year = random.randint(one.year, min(one.until, one.year + 4))
    day = f"{year}-{random.randint(1, 12):02d}-{random.randint(1, 28):02d}"
    for n in range(random.choice((1, 2, 2, 3))):
        variant, name = _written(one, random, _IN_FULL if n == 0 else tuple(_WAYS))
        report_id = f"g{random.getrandbits(48):012x}-{n}"
        person = {
            "name": name,
            "country": one.country,
            "title": _titled(one.position, random),
            "role": "head",
        }
        other = _OTHER if one.country != _OTHER else "DEU"
        report = {
            "id": report_id,
            "published": day,
            "parties": sorted((one.country, other)),
            "dialogue": {"start": day},
            "officials": [person],
        }
        yield Told(check_report(report), one.person, variant)


def _titled(position: str, random: Random) -> str:
    head, of, field = position.partition(" of ")
    is_plain = of and head == "Minister" and not field.startswith("State")
    if is_plain and random.random() < 0.4:
        return f"{field.removeprefix('the ').removesuffix(' Affairs')} Minister"
    return position


# --- ways of writing a name


def _written(one: Holding, random: Random, ways: Sequence[str]) -> tuple[str, str]:
    """A way of writing, and the name so written; the name as it is where the way does not fit."""
    variant = random.choices(ways, weights=[_WAYS[way][0] for way in ways])[0]
    made = _WAYS[variant][1](one.name.split(), random)
    return (variant, made) if made and made != one.name else ("as it is", one.name)


def _initial(words: list[str], random: Random) -> str:
    return " ".join([f"{words[0][0]}.", *words[1:]]) if len(words) > 1 else ""


def _dropped(words: list[str], random: Random) -> str:
    return f"{words[0]} {words[-1]}" if len(words) > 2 else ""


def _turned(words: list[str], random: Random) -> str:
    return f"{words[-1].upper()}, {' '.join(words[:-1])}" if len(words) > 1 else ""


def _family_first(words: list[str], random: Random) -> str:
    return " ".join([words[-1], *words[:-1]]) if len(words) > 1 else ""


def _surname(words: list[str], random: Random) -> str:
    return words[-1] if len(words) > 1 else ""


def _honoured(words: list[str], random: Random) -> str:
    return " ".join([random.choice(("Dr.", "H.E.", "Mr.", "Hon.")), *words])


def _plain(words: list[str], random: Random) -> str:
    return " ".join(fold(word).capitalize() for word in words)


def _short(words: list[str], random: Random) -> str:
    others = sorted(set(NAMES_OF_ROOT.get(root(fold(words[0])), ())) - {fold(words[0])})
    return " ".join([random.choice(others).capitalize(), *words[1:]]) if others else ""


def _slip(words: list[str], random: Random) -> str:
    at = len(words) - 1
    word = words[at]
    if len(word) < 6:
        return ""
    place = random.randint(2, len(word) - 2)
    return " ".join([*words[:at], word[:place] + word[place + 1 :]])


_WAYS: Final[dict[str, tuple[int, Callable[[list[str], Random], str]]]] = {
    "as it is": (30, lambda words, random: " ".join(words)),
    "initial": (8, _initial),
    "words dropped": (10, _dropped),
    "SURNAME, Given": (6, _turned),
    "surname first": (6, _family_first),
    "surname alone": (12, _surname),
    "honorific": (10, _honoured),
    "accents off": (10, _plain),
    "another form of the given name": (6, _short),
    "a letter lost": (5, _slip),
}
_IN_FULL: Final = ("as it is", "words dropped", "SURNAME, Given", "honorific", "accents off")
