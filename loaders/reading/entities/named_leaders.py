"""Heads of state and ministers who are named without their offices: "A B will meet President C".

Only those count who have the whole name of a known leader and stand where the news is told.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from loaders.reading.entities.mention import Mention
from loaders.reading.entities.office import Office
from loaders.reading.entities.person_names import Name
from loaders.reading.lexicon.word_lists import word_list
from loaders.reading.page.country_signs import leaders_by_name
from loaders.reading.page.page import Place
from loaders.reading.page.word_marks import Marks

RULE: Final = "leader-named"
_TOLD_IN: Final = 5
"""Sentences, the title among them, in which the news is told."""
_OF_LEADERS: Final = word_list("named leaders: of leaders")


def leaders_without_office(
    marks: Marks, used: set[int], unnamed: Sequence[Office]
) -> Iterator[Mention]:
    """Yield the known leaders among the first sentences whose names stand alone.

    `used` are the words of names that belong to offices, `unnamed` the offices that stand without
    a name, in order: the first of the leader's country is the leader's.
    """
    page = marks.page
    last = page.sentences[:_TOLD_IN][-1].last if page.sentences else -1
    for sign in leaders_by_name(page, last + 1):
        first, end = page.word_at(sign.start), page.word_at(sign.end - 1)
        if first == end or used & set(range(first, end + 1)):
            continue
        name = Name(first, end, first, end + 1, False)
        country = Place(first, end, sign.code)
        office = _office_of(marks, unnamed, sign.code)
        yield Mention(
            name,
            tuple(marks.folded[first : end + 1]),
            page.sentence_of(first),
            first,
            end,
            (office.first, office.last) if office else None,
            marks.folded[office.head] if office else "",
            office.head if office else 0,
            country,
            rule=RULE,
        )


def _office_of(marks: Marks, unnamed: Sequence[Office], code: str) -> Office | None:
    """The first office of a country's leader that stands without a name."""
    for office in unnamed:
        is_theirs = office.country is not None and office.country.code == code
        if is_theirs and not office.is_plural and marks.folded[office.head] in _OF_LEADERS:
            return office
    return None
