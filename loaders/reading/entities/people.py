"""Persons out of mentions: a full name and the surnames that recall it are one person."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from loaders.reading.entities.mention import Mention
from loaders.reading.entities.person_names import Name
from loaders.reading.entities.signatures import RULE as SIGNED
from loaders.reading.lexicon.word_lists import word_list
from loaders.reading.page.word_marks import (
    HONORIFIC,
    OFFICE,
    PARTICLE,
    PLAIN,
    RANK,
    SUFFIX,
    Marks,
    marks_of_words,
)

MOST: Final = 120
"""Persons of one release at most: the first ones count."""
_SPEAKS_FOR: Final = word_list("people: speaks for")
_BYLINES: Final = 4
"""Lines at the head of a text among which its signer is named."""
_INNER: Final = frozenset([" ", ". ", "-"])
_MULTILATERAL: Final = word_list("people: multilateral")


_HEADS: Final = word_list("people: heads")
_COURTESY: Final = word_list("people: courtesy")


@dataclass
class Person:
    """A person with all mentions, in order; `names` is every word of the names, folded."""

    mentions: list[Mention] = field(default_factory=list)

    @property
    def names(self) -> set[str]:
        """Every word of the person's names."""
        return {token for mention in self.mentions for token in mention.tokens}

    @property
    def best(self) -> Mention:
        """The mention with the fullest name, the first of several; a heading's comes last."""
        return max(
            self.mentions,
            key=lambda each: (len(each.tokens), not each.sentence.is_heading, -each.name.first),
        )

    @property
    def titled(self) -> Mention | None:
        """The mention with the fullest title, the first of several.

        An office is worth more than "head" of a part of a government: "President Ann Roe, head of
        the Department of Finance".
        """
        titled = [each for each in self.mentions if each.title and not each.is_former]
        titled = titled or [each for each in self.mentions if each.title]
        offices = [each for each in titled if each.head not in _HEADS]
        if any(each.head not in _COURTESY for each in offices):
            titled = offices
        return max(titled, key=lambda each: (_length(each), -each.name.first), default=None)


def _length(mention: Mention) -> int:
    assert mention.title is not None
    return min(mention.title[1] - mention.title[0], 9)


def people_of(marks: Marks, mentions: Sequence[Mention]) -> list[Person]:
    """Return the persons behind some mentions, in the order of their first, who count as officials.

    Those who only sign a heading, speak to the press in it, held their offices once, or act for
    several countries are none.
    """
    people: list[Person] = []
    mentions = mentions[: MOST * 10]
    for mention in sorted(mentions, key=lambda each: (-len(each.tokens), each.name.first)):
        person = next((each for each in people if _is_same(marks, each, mention)), None)
        if person is None:
            if len(people) >= MOST:
                continue
            person = Person()
            people.append(person)
        person.mentions.append(mention)
    _recall(marks, people)
    for person in people:
        person.mentions.sort(key=lambda each: each.name.first)
    people.sort(key=lambda each: each.mentions[0].name.first)
    return [person for person in people if _counts(marks, person)]


def _recall(marks: Marks, people: Sequence[Person]) -> None:
    """Add the places where a person is named again without the office: "Mr. Tan", "Tan"."""
    last = {each.best.tokens[-1]: each for each in people if len(each.best.tokens[-1]) > 2}
    taken = {
        n
        for person in people
        for each in person.mentions
        for n in range(each.name.first, each.name.last + 1)
    }
    for n, word in enumerate(marks.folded):
        person = last.get(word)
        if person is None or n in taken or not marks.capital[n] or _is_plain(marks, n):
            continue
        first = _first_recalled(marks, n, person)
        if first is not None:
            name = Name(first, n, first, n + 1, True)
            tokens = tuple(marks.folded[first : n + 1])
            sentence = marks.page.sentence_of(n)
            person.mentions.append(Mention(name, tokens, sentence, first, n, rule="recalled"))


def _first_recalled(marks: Marks, n: int, person: Person) -> int | None:
    """The first word of the name that ends at a word, None where it is part of another."""
    first = n
    while first and marks.folded[first - 1] in person.names and marks.gaps[first - 1] in _INNER:
        first -= 1
    if first and marks.gaps[first - 1] in (" ", ". ") and marks.capital[first - 1]:
        before = marks.bits[first - 1]
        if not before & (HONORIFIC | RANK | OFFICE) and not _opens_sentence(marks, first - 1):
            return None
    after = n + 1
    goes_on = after < marks.count and marks.gaps[n] in (" ", "-") and marks.capital[after]
    return None if goes_on else first


def _is_plain(marks: Marks, n: int) -> bool:
    """Whether a word is a common one too, and nothing before it says that it is a name: "May"."""
    return bool(marks.bits[n] & PLAIN) and not (n and marks.bits[n - 1] & HONORIFIC)


def _opens_sentence(marks: Marks, n: int) -> bool:
    return marks.page.sentence_of(n).first == n


def _is_same(marks: Marks, person: Person, mention: Mention) -> bool:
    for other in person.mentions[:3]:
        if _agree(other.tokens, mention.tokens):
            return True
        if other.tokens[-1] == mention.tokens[-1] and _same_title(marks, other, mention):
            return True
    return False


def _same_title(marks: Marks, one: Mention, other: Mention) -> bool:
    """Whether two have one title of several words: "Secretary of State Tony" and "Antony"."""
    if one.title is None or other.title is None or one.title[0] == one.title[1]:
        return False
    words = [marks.folded[each[0] : each[1] + 1] for each in (one.title, other.title)]
    return words[0] == words[1]


def _agree(full: tuple[str, ...], brief: tuple[str, ...]) -> bool:
    """Whether the words of one name all stand in the other, or begin or end alike."""
    known = marks_of_words()
    one = [t for t in full if not known.get(t, 0) & SUFFIX]
    other = [t for t in brief if not known.get(t, 0) & SUFFIX]
    if not one or not other:
        return False
    if set(other) <= set(one):
        return len(other) > 1 or not known.get(other[0], 0) & PARTICLE
    if one[-1] == other[-1] and len(one) > 1 and len(other) > 1:
        return one[0][0] == other[0][0]
    return "".join(one).endswith("".join(other)) and len("".join(other)) > 5


def _counts(marks: Marks, person: Person) -> bool:
    kept = [each for each in person.mentions if not _is_signature(marks, each)]
    if not kept:
        return False
    titled = [each for each in kept if each.title]
    if titled and all(each.is_former for each in titled):
        return False
    return not titled or not all(_is_multilateral(marks, each) for each in titled)


def _is_signature(marks: Marks, mention: Mention) -> bool:
    """Whether a mention only says who issues the text or speaks for it."""
    sentence = mention.sentence
    if mention.rule == SIGNED or sentence.number in marks.page.side_lists:
        return False
    before = marks.folded[max(sentence.first, mention.first - 3) : mention.first]
    if mention.head in _SPEAKS_FOR and (sentence.is_heading or "attributable" in before):
        return True
    if not sentence.is_heading:
        return False
    if sentence.number > 0:
        if sentence.number > _BYLINES or _is_listed(marks, mention):
            return False
        rest = sentence.last - sentence.first - (mention.last - mention.first)
        return rest <= 1 and mention.rule == "office-after-name"
    before = marks.folded[max(sentence.first, mention.first - 2) : mention.first]
    is_joint = "joint" in marks.folded[sentence.first : mention.first]
    issues = bool(set(before) & {"by", "from"}) and sentence.first + 5 > mention.first
    return issues and not is_joint and not _tells_of_own_meeting(marks, mention)


def _tells_of_own_meeting(marks: Marks, mention: Mention) -> bool:
    """Whether a heading goes on "on his call with": the one who speaks is the one who met."""
    if mention.title is None or "press" in marks.folded[mention.title[0] : mention.title[1] + 1]:
        return False
    following = marks.folded[mention.last + 1 : mention.last + 5]
    return following[:1] == ["on"] and bool(set(following) & {"call", "meeting", "calls", "talks"})


def _is_listed(marks: Marks, mention: Mention) -> bool:
    """Whether a bullet or number stands before a line."""
    start = mention.sentence.start
    before = marks.text[max(0, start - 4) : start].rpartition("\n")[2].strip()
    return before != "" or mention.sentence.first < mention.first


def _is_multilateral(marks: Marks, mention: Mention) -> bool:
    if mention.country is not None:
        return False
    if mention.body is not None and mention.body.kind == "multilateral":
        return mention.body.code is None
    if mention.title is None:
        return False
    low = max(mention.sentence.first, mention.first - 2)
    return bool(set(marks.folded[low : mention.title[1] + 1]) & _MULTILATERAL - {"united"}) or (
        "united" in marks.folded[low : mention.first] and mention.country is None
    )
