"""Names that stand alone below a text as its signatures, one a line.

"The President of A and the Chancellor of B affirm ..." with two names at the foot: the first
signature belongs to the first office, the second to the second.
"""

from collections.abc import Sequence
from typing import Final

from loaders.reading.entities.mention import Mention
from loaders.reading.entities.office import Office
from loaders.reading.entities.person_names import Name, is_likely, name_from
from loaders.reading.page.page import Sentence
from loaders.reading.page.word_marks import Marks

RULE: Final = "signature-line"
_LINES: Final = 8


def signatures(marks: Marks, unnamed: Sequence[Office]) -> list[Mention]:
    """Return those who sign at the foot, two at least, with the offices of the first sentence.

    `unnamed` are the offices that stand without a name, in order.
    """
    lines = marks.page.sentences[-_LINES:]
    found = [(line, name) for line in lines if (name := _only_name(marks, line)) is not None]
    body = marks.page.body
    if len(found) < 2 or not body:
        return []
    first = body[0]
    offices = [each for each in unnamed if first.first <= each.head <= first.last and each.country]
    if len(offices) != len(found):
        return []
    return [
        _mention(marks, line, name, office)
        for (line, name), office in zip(found, offices, strict=True)
    ]


def _only_name(marks: Marks, line: Sentence) -> Name | None:
    """The name that a line holds and nothing else."""
    if line.last - line.first > 6 or line.last == line.first:
        return None
    name = name_from(marks, line.first, line.last)
    if name is None or name.last < line.last or not is_likely(marks, name):
        return None
    return name


def _mention(marks: Marks, line: Sentence, name: Name, office: Office) -> Mention:
    return Mention(
        name,
        tuple(marks.folded[name.first : name.last + 1]),
        line,
        name.first,
        name.last,
        (office.first, office.last),
        marks.folded[office.head],
        office.head,
        office.country,
        rule=RULE,
    )
