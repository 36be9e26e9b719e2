"""Texts that are nearly the same: wire copies of one release with another headline or a cut end.

MinHash over runs of words; copies meet in a band of it. Imports its library only to sign a text.
"""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

_MARK: Final = "near|"
_WORD: Final = re.compile(r"\w+")
_RUN: Final = 4
"""Words of a run."""
_FEWEST: Final = 60
"""Words of a text at the least: short ones are alike by their phrases."""
_VALUES: Final = 64
_ROWS: Final = 8
"""Values of a band: texts that share three quarters of their runs mostly meet in one of eight."""
_SHARED: Final = 0.75
"""The share of equal values from which two texts are copies."""
_DAYS: Final = 7
_SEED: Final = 1948
_DIGITS: Final = 4


@dataclass(frozen=True)
class Signature:
    """What stands for a text: values of four hex digits each, and the day of publication."""

    day: int | None
    values: str

    @cached_property
    def bands(self) -> frozenset[str]:
        """Keys of which two near texts share at least one."""
        size = _ROWS * _DIGITS
        return frozenset(
            f"band|{start}|{self.values[start : start + size]}"
            for start in range(0, len(self.values), size)
        )

    def is_near(self, other: "Signature") -> bool:
        """Whether two texts are copies: they meet in a band, share enough, and are of one week."""
        if self.day is None or other.day is None or abs(self.day - other.day) > _DAYS:
            return False
        if self.bands.isdisjoint(other.bands):
            return False
        places = range(0, len(self.values), _DIGITS)
        equal = sum(self.values[n : n + _DIGITS] == other.values[n : n + _DIGITS] for n in places)
        return equal >= _SHARED * len(places)


def signatures(text: str, published: str | None) -> list[str]:
    """Return the signature of a text, for its form; none for one that is short or undated."""
    if published is None or len(published) < len("YYYY-MM-DD"):
        return []
    words = _WORD.findall(text.casefold())
    if len(words) < _FEWEST:
        return []
    from rensa import RMinHash  # type: ignore[import-untyped]

    made = RMinHash(num_perm=_VALUES, seed=_SEED)
    made.update([" ".join(words[n : n + _RUN]) for n in range(len(words) - _RUN + 1)])
    values = "".join(f"{value & 0xFFFF:04x}" for value in made.digest())
    return [f"{_MARK}{published}|{values}"]


def is_signature(key: str) -> bool:
    """Whether an entry of an origin's form is a signature."""
    return key.startswith(_MARK)


def read(key: str) -> Signature:
    """Return the signature that an entry holds."""
    _, day, values = key.split("|")
    return Signature(dt.date.fromisoformat(day).toordinal(), values)
