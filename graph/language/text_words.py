"""A text as folded words that know where they stand, and the searches that this allows."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple

from graph.language.fold import words
from graph.language.plain_words import plain_word

_INSIDE = ".+'’ʼ‘`\"“”"  # noqa: RUF001 - quotes that look alike are told apart by no reader


class Word(NamedTuple):
    """A folded word; `start` and `end` bound, in code points, the writing it comes from."""

    start: int
    end: int
    folded: str


class _Separators(dict[int, str]):
    """A table for `str.translate` that turns whatever parts words into a space."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        category = unicodedata.category(char)
        kept = category[0] in "LNM" or category == "Cf" or char in _INSIDE
        self[code] = found = char if kept else " "
        return found


_SEPARATORS = _Separators()


def words_of(text: str) -> list[Word]:
    """Return the folded words of a text in their order.

    Equal to `fold.words` but for a word that it makes of several pieces or of none: those that
    fold apart ("A.K.Singh") share their bounds, and what has no letter or digit is left out.
    """
    found, place = [], 0
    for piece in text.translate(_SEPARATORS).split():
        place = text.index(piece, place)
        start, end = _trimmed(piece, place)
        if start < end:
            found += [Word(start, end, each) for each in words(text[start:end])]
        place += len(piece)
    return found


def _trimmed(piece: str, place: int) -> tuple[int, int]:
    """The bounds of a piece without quotes and stops around it; the last stop of "U.S." stays."""
    if piece.isalnum():
        return place, place + len(piece)
    own = piece.strip(_INSIDE)
    start = place + (piece.index(own) if own else 0)
    dotted = piece[start - place + len(own) :].startswith(".") and "." in own
    is_acronym = dotted and all(len(part) == 1 for part in own.split("."))
    return start, start + len(own) + is_acronym


class WordedText:
    """A text with its folded words, to be searched for words, sequences and cues."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = words_of(text)

    @cached_property
    def plain(self) -> list[str]:
        """Each word in one spelling and the singular, written together."""
        return [plain_word(word.folded).replace(" ", "") for word in self.words]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Numbers of the words at which a plain word, or two written together, stand."""
        found: dict[str, list[int]] = {}
        for n, word in enumerate(self.plain):
            found.setdefault(word, []).append(n)
        for n, (one, other) in enumerate(pairwise(self.plain)):
            found.setdefault(one + other, []).append(n)
        return found

    @cached_property
    def _joined(self) -> str:
        return " " + " ".join(word.folded for word in self.words) + " "

    @cached_property
    def _starts(self) -> list[int]:
        lengths = (len(word.folded) + 1 for word in self.words)
        return list(accumulate(lengths, initial=1))

    def find(self, cue: str) -> Iterator[tuple[int, int]]:
        """Yield first and last word number of each place of a cue, in order.

        A cue is folded words; with `*` at its end, its last word may go on.
        """
        sought = f" {cue[:-1]}" if cue.endswith("*") else f" {cue} "
        place = self._joined.find(sought)
        while place >= 0:
            first = bisect_right(self._starts, place + 1) - 1
            yield first, first + cue.count(" ")
            place = self._joined.find(sought, place + 1)

    def bounds(self, first: int, last: int) -> tuple[int, int]:
        """Return the code points from the first to the end of the last of some words."""
        return self.words[first].start, self.words[last].end

    def written(self, n: int) -> str:
        """Return a word as the text writes it."""
        return self.text[self.words[n].start : self.words[n].end]
