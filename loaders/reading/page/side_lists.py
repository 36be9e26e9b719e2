"""Lists that stand under the name of a side: "Indian delegation:" with a person on each line."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from loaders.reading.lexicon.word_lists import word_list
from loaders.reading.page.lines import Lines, Place, Sentence

_SIDE: Final = word_list("side lists: side")
_LONGEST: Final = 8
"""Words at most of a line that names a side."""
_APART: Final = 3
"""Sentences between two lists of one kind at most."""


class SideList(NamedTuple):
    """The side under whose name a line stands, and the sentence that leads to the lists."""

    place: Place
    opens: Sentence
    leads: Sentence | None


def side_lists(page: Lines, named: Sequence[Place]) -> dict[int, SideList]:
    """Return, by the number of each line that stands under a side's name, that side.

    `named` are the countries of the page, in order.
    """
    return dict(_lines(page, named))


def _lines(page: Lines, named: Sequence[Place]) -> Iterator[tuple[int, SideList]]:
    current: SideList | None = None
    starts = [each.first for each in named]
    last, leads = -_APART, None
    for n, sentence in enumerate(page.sentences[1:], 1):
        low, high = bisect_left(starts, sentence.first), bisect_right(starts, sentence.last)
        place = _side_of(page, sentence, named[low:high])
        if place is not None:
            leads = leads if n - last <= _APART else page.sentences[n - 1]
            current, last = SideList(place, sentence, leads), n
        elif current is not None and (
            sentence.is_heading or _follows_at_once(page, current, sentence)
        ):
            last = n
            yield n, current
        else:
            current = None


def _side_of(page: Lines, sentence: Sentence, here: Sequence[Place]) -> Place | None:
    """The one country that a line names, and says no more than that it is a side."""
    if not sentence.is_heading or sentence.last - sentence.first >= _LONGEST:
        return None
    if len(here) != 1:
        return None
    own = range(here[0].first, here[0].last + 1)
    words = range(sentence.first, sentence.last + 1)
    return here[0] if all(n in own or page.folded[n] in _SIDE for n in words) else None


def _follows_at_once(page: Lines, current: SideList, sentence: Sentence) -> bool:
    """Whether a line with a full stop stands right below the side's name."""
    between = page.text[current.opens.end : sentence.start]
    return sentence.number == current.opens.number + 1 and between.count("\n") == 1
