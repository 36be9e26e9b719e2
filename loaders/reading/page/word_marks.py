"""What each word of a page may be: part of an office, a body, a name, a subject, or none."""

from collections.abc import Iterator
from functools import cache, cached_property
from itertools import pairwise
from typing import Final

from graph.language.fold import words
from loaders.reading.lexicon.word_lists import rows, word_list
from loaders.reading.page.page import Page, Place

OFFICE: Final = 1
MODIFIER: Final = 2
AFTER: Final = 4
SUBJECT: Final = 8
BODY: Final = 16
HONORIFIC: Final = 32
RANK: Final = 64
PARTICLE: Final = 128
SUFFIX: Final = 256
NAME: Final = 512
PLAIN: Final = 1024
OFFICES: Final = 2048
EXCELLENCY: Final = 4096
FIRST_NAME: Final = 8192
LISTED: Final = 16384

_KINDS: Final = {
    "head": OFFICE,
    "modifier": MODIFIER,
    "after": AFTER,
    "honorific": HONORIFIC,
    "rank": RANK,
    "particle": PARTICLE,
    "suffix": SUFFIX,
    "excellency": EXCELLENCY,
}
_POSSESSIVE: Final = frozenset(["'s", "’s", "'S", "’S"])  # noqa: RUF001
_SHORT: Final = {
    "lao": ("LAO", True),
    "uss": ("USA", False),
    "uks": ("GBR", False),
    "eus": ("EUE", False),
}
_WATERS: Final = word_list("word marks: waters")
_GULFS: Final = {"mexico": "MEX", "guinea": "GIN", "mexicos": "MEX"}
_NO_PLURAL: Final = word_list("word marks: no plural")


@cache
def marks_of_words() -> dict[str, int]:
    """Return what each listed word may be, by the folded word."""
    found: dict[str, int] = {}

    def enter(word: str, mark: int) -> None:
        found[word] = found.get(word, 0) | mark

    for row in (*rows("office_words"), *rows("person_words")):
        enter(row["word"], _KINDS[row["kind"]])
        if row["kind"] == "head":
            plural = _plural(row["word"])
            if plural:
                enter(plural, OFFICES)
    for row in rows("named_bodies"):
        enter(words(row["words"].replace("'s", ""))[0], LISTED)
    for name, mark in (("subject_words", SUBJECT), ("plain_words", PLAIN), ("body_words", BODY)):
        for row in rows(name):
            enter(row["word"], mark)
    for row in rows("name_words"):
        enter(row["word"], NAME | (FIRST_NAME if row["place"] == "first" else 0))
    return found


def _plural(word: str) -> str | None:
    if word in _NO_PLURAL or word.endswith("s") or word.endswith("man") or len(word) < 4:
        return None
    return f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"


class Marks:
    """The words of a page with what they may be, and the countries at their places."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.text = page.text
        self.folded = self._without_possessives()
        known = marks_of_words()
        self.bits = [known.get(word, 0) for word in self.folded]
        self.count = len(self.folded)

    def _without_possessives(self) -> list[str]:
        text = self.text
        return [
            word.folded[:-1] if text[word.end - 2 : word.end] in _POSSESSIVE else word.folded
            for word in self.page.words
        ]

    @cached_property
    def country_from(self) -> dict[int, Place]:
        """The countries by the numbers of their first words."""
        return {place.first: place for place in (*self.page.countries, *self._after_of())}

    def _after_of(self) -> Iterator[Place]:
        """Countries after "of" that are no gulf ("Government of Mexico"), and short demonyms."""
        folded = self.page.folded
        for word, code in _GULFS.items():
            for n in self._places_of(word):
                if n > 1 and folded[n - 1] == "of" and folded[n - 2] not in _WATERS:
                    yield Place(n, n, code)
        for word, (code, is_demonym) in _SHORT.items():
            for n in self._places_of(word):
                start = self.page.words[n].start
                if self.text[start].isupper() and (
                    is_demonym or not self.text[start + 1].islower()
                ):
                    yield Place(n, n, code, None, is_demonym)

    def _places_of(self, word: str) -> list[int]:
        folded = self.page.folded
        return [n for n, each in enumerate(folded) if each == word] if word in folded else []

    @cached_property
    def country_to(self) -> dict[int, Place]:
        """The countries by the numbers of their last words."""
        return {place.last: place for place in self.country_from.values()}

    @cached_property
    def capital(self) -> list[bool]:
        """Whether each word begins with a capital letter."""
        text = self.text
        return [text[word.start].isupper() for word in self.page.words]

    @cached_property
    def gaps(self) -> list[str]:
        """What stands between each word and the next.

        White space is one space, and so is a line break within a sentence.
        """
        text, words = self.text, self.page.words
        found = [text[one.end : other.start] for one, other in pairwise(words)]
        for n, gap in enumerate(found):
            if len(gap) > 1 or (gap and gap != " "):
                found[n] = self._plain_gap(gap, n)
        return [*found, text[words[-1].end :][:3]] if words else found

    def _plain_gap(self, gap: str, n: int) -> str:
        if gap.isprintable() and "  " not in gap:
            return gap
        breaks = gap.count("\n")
        if breaks > 1 or (breaks and self.page.sentence_of(n) != self.page.sentence_of(n + 1)):
            return gap
        plain = " ".join(gap.split())
        return f"{plain} " if plain else " "

    @cached_property
    def lower_words(self) -> frozenset[str]:
        """The words that the page writes in small letters somewhere."""
        return frozenset(
            word
            for word, is_capital in zip(self.folded, self.capital, strict=True)
            if not is_capital
        )

    def is_possessive(self, n: int) -> bool:
        """Whether a word ends on an apostrophe with or without s."""
        end = self.page.words[n].end
        return self.text[end - 2 : end] in _POSSESSIVE or self.text[end : end + 1] in "'’"  # noqa: RUF001

    def bounds(self, first: int, last: int) -> tuple[int, int]:
        """Return the code points of some words, without the possessive ending of the last."""
        start, end = self.page.words[first].start, self.page.words[last].end
        return start, end - 2 if self.text[end - 2 : end] in _POSSESSIVE else end
