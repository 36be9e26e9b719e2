"""Officers who are named with a rank and no post: "Lieutenant General Ann Roe of the Army of Peru".

A rank alone makes nobody an official: a force whose officer it is, or a country before the rank,
must stand beside it.
"""

from collections.abc import Iterator, Mapping, Set
from typing import Final

from loaders.reading.entities.body_countries import Body
from loaders.reading.entities.mention import Mention
from loaders.reading.entities.person_names import Name, is_likely, name_from
from loaders.reading.lexicon.word_lists import word_list
from loaders.reading.page.page import Place, Sentence
from loaders.reading.page.word_marks import RANK, Marks

RULE: Final = "officer-of-force"
_FORCES: Final = word_list("officers: forces")
_LONGEST: Final = 16
"""Words of ranks and a name at most."""
_NAMED: Final = 2
"""Words at least of an officer's name."""


def officers(marks: Marks, body_from: Mapping[int, Body], used: Set[int]) -> Iterator[Mention]:
    """Yield the officers of a page who stand beside their force or country, in order.

    `body_from` are the bodies by the words that they begin at, `used` the words of names that
    belong to offices.
    """
    after = 0
    body_to = {body.outer_last: body for body in body_from.values()}
    for n, bits in enumerate(marks.bits):
        if n < after or not bits & RANK or not marks.capital[n]:
            continue
        if n and marks.bits[n - 1] & RANK and marks.gaps[n - 1] == " ":
            continue
        name = name_from(marks, n, min(marks.count - 1, n + _LONGEST))
        if name is None or not _is_free(marks, name, n, used):
            continue
        after = name.next
        sentence = marks.page.sentence_of(n)
        body = _force_beside(marks, name, sentence, body_from) or _force_before(marks, n, body_to)
        place = marks.country_to.get(n - 1)
        if body is not None or place is not None:
            yield _mention(marks, name, sentence, body, place)


def _is_free(marks: Marks, name: Name, n: int, used: Set[int]) -> bool:
    is_named = name.last - name.first + 1 >= _NAMED and name.has_rank and name.first > n
    taken = used & set(range(name.first, name.last + 1))
    return is_named and not taken and is_likely(marks, name)


def _force_beside(
    marks: Marks, name: Name, sentence: Sentence, body_from: Mapping[int, Body]
) -> Body | None:
    """The force in "of the Kenyan Navy" or ", Kenyan Navy"."""
    n = name.last + 1
    if n > sentence.last or marks.gaps[name.last] not in (" ", ", ", " ("):
        return None
    while n < sentence.last and marks.folded[n] in ("of", "the", "from"):
        n += 1
    body = body_from.get(n)
    return body if body is not None and body.kind in _FORCES else None


def _force_before(marks: Marks, n: int, body_to: Mapping[int, Body]) -> Body | None:
    """The force in "U.S. Army General Ann Roe"."""
    body = body_to.get(n - 1)
    is_next = n > 0 and marks.gaps[n - 1] == " "
    return body if body is not None and is_next and body.kind in _FORCES else None


def _mention(
    marks: Marks, name: Name, sentence: Sentence, body: Body | None, place: Place | None
) -> Mention:
    first, last = name.outer_first, name.last
    if body is not None:
        first, last = min(first, body.outer_first), max(last, body.outer_last)
    elif place is not None:
        first = place.first
    tokens = tuple(marks.folded[name.first : name.last + 1])
    return Mention(
        name, tokens, sentence, first, last, country=place, body=body,
        body_place=body.country if body else None, rule=RULE,
    )  # fmt: skip
