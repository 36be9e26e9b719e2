"""A release as words and sentences that know where they stand."""

from bisect import bisect_right
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from graph.language.sentences import _borders
from graph.language.text_words import WordedText
from loaders.reading.page.release import Release

HEADING_WORDS = 40
"""Words at most of a line that heads the text or a part of it."""
LEADING_WORDS = 15
"""Words at most of a line that ends with a colon and tells nothing itself."""
DATELINE_ALONE = 5
"""Words that a dateline with a full stop of its own does not have."""


class Sentence(NamedTuple):
    """A sentence or heading: code points, and numbers of its first and its last word."""

    number: int
    start: int
    end: int
    first: int
    last: int
    is_heading: bool


class Place(NamedTuple):
    """A country or city named: numbers of its words, the country's code, the city's name."""

    first: int
    last: int
    code: str
    city: str | None = None
    is_demonym: bool = False


class Lines:
    """The words, sentences and headings of one release."""

    def __init__(self, release: Release) -> None:
        self.release = release
        self.text = release.text
        self.worded = WordedText(release.text)
        self.words = self.worded.words
        self.folded = [word.folded for word in self.words]

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Every sentence that holds a word, in order."""
        found: list[Sentence] = []
        borders, starts = _borders(self.text), self._starts
        for start, end in pairwise(borders):
            first, after = bisect_right(starts, start - 1), bisect_right(starts, end - 1)
            if first < after:
                low, high = self.words[first].start, self.words[after - 1].end
                heads = self._is_heading(low, end, after - first)
                found.append(Sentence(len(found), low, high, first, after - 1, heads))
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    def _is_heading(self, start: int, end: int, count: int) -> bool:
        """Whether a line stands alone without a full stop."""
        whole = self.text[start:end].strip("\n\r\t \"'”’)")  # noqa: RUF001
        rest = self.text[end : end + 2].lstrip(" ")
        ends_line = self.text[end - 1 : end] == "\n" or not rest or rest.startswith("\n")
        last = self.words[bisect_right(self._starts, end - 1) - 1]
        is_closed = whole[-1:] in (".", "!", "?", ";") and self.text[last.end - 1] != "."
        leads_on = whole.endswith(":") and count > LEADING_WORDS
        return ends_line and count <= HEADING_WORDS and not is_closed and not leads_on

    @cached_property
    def title(self) -> Sentence | None:
        """The heading with which the text begins, if it does."""
        first = self.sentences[0] if self.sentences else None
        return first if first and first.is_heading else None

    @cached_property
    def body(self) -> list[Sentence]:
        """The sentences that are no headings, from the first that is more than a dateline."""
        found = [sentence for sentence in self.sentences if not sentence.is_heading]
        full = (n for n, each in enumerate(found) if each.last - each.first >= DATELINE_ALONE)
        return found[next(full, 0) :]

    def word_at(self, position: int) -> int:
        """Return the number of the last word that begins at or before a code point, or 0."""
        return max(0, bisect_right(self._starts, position) - 1)

    def sentence_of(self, word: int) -> Sentence:
        """Return the sentence of a word."""
        firsts = self._firsts
        return self.sentences[max(0, bisect_right(firsts, word) - 1)]

    @cached_property
    def _firsts(self) -> list[int]:
        return [sentence.first for sentence in self.sentences]

    def written(self, first: int, last: int) -> str:
        """Return the writing from the first to the last of some words."""
        return self.text[self.words[first].start : self.words[last].end]

    def gap(self, word: int) -> str:
        """Return what stands between a word and the next one; one space for several."""
        if word + 1 >= len(self.words):
            return self.text[self.words[word].end :][:3]
        gap = self.text[self.words[word].end : self.words[word + 1].start]
        return " " if len(gap) > 1 and gap.isspace() and "\n" not in gap else gap

    def is_capital(self, word: int) -> bool:
        """Whether a word begins with a capital or a digit."""
        char = self.text[self.words[word].start]
        return char.isupper() or char.isdigit()
