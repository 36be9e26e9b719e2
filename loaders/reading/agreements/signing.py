"""Who signed an instrument, and which bodies it binds."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from graph.language.fold import words
from loaders.reading.agreements.agreement_status import SIGNED
from loaders.reading.agreements.instruments import Phrase, next_noun
from loaders.reading.lexicon.word_lists import word_set
from loaders.reading.page.page import Page
from loaders.reading.page.release import Found

_WITNESSED: Final = word_set(
    "presence present witnessed witness witnessing attended front overseen oversaw watched "
    "watching after"
)
_WATCHES: Final = 4
"""Words before the word for signing in which those named are told to have watched."""
_ASIDE: Final = word_set("during visit visits following after meeting")
_DOCUMENTS: Final = word_set("documents document papers instruments agreements accords texts")
_PAIR: Final = 2
_CLOSE: Final = 12
"""Words before the word for signing in which two offices are its subject."""
_PASSIVE: Final = word_set("was were been being is are be")
_FINITE: Final = word_set("is was are were has have had will would which who that")
_TWO: Final = frozenset(["two", "both"])
_HOLDERS: Final = word_set(
    "ministers secretaries leaders chiefs presidents officials heads commissioners directors "
    "commanders generals"
)
_BOUND: Final = word_set("binds bind parties between party")
_OPENING: Final = 6
"""Words with which a sentence goes on to say who signed."""
_AROUND: Final = 60
"""Words before and after a noun within which its signing is told."""
_OF_WHOLE: Final = 3
"""Words from a body to the one that it belongs to: "of the Omani"."""
_REACH: Final = 45
"""Words after "between" or "by" among which the bodies bound are named."""


class Signer(NamedTuple):
    """A person who may have signed: the name with its place, and the office."""

    name: Found[str]
    title: str | None = None


def is_signed(page: Page, phrase: Phrase) -> bool:
    """Whether the sentence of an instrument speaks of a signature."""
    return place_of_signing(page, phrase) is not None


def place_of_signing(page: Page, phrase: Phrase) -> int | None:
    """Return the number of the word for signing nearest to the noun, if there is one."""
    low, high = _window(phrase)
    places = [n for n in range(low, high + 1) if page.folded[n] in SIGNED]
    return min(places, key=lambda n: abs(n - phrase.head.first), default=None)


def _window(phrase: Phrase) -> tuple[int, int]:
    """The words around a noun among which its signing is told."""
    low = max(phrase.sentence.first, phrase.head.first - _AROUND)
    return low, min(phrase.sentence.last, phrase.head.last + _AROUND)


def signatories(page: Page, phrase: Phrase, persons: Sequence[Signer]) -> tuple[Found[str], ...]:
    """Return the persons who signed, where the sentence says so, in its order.

    Those are named before the word for it, or after "by"; or they are called by their offices,
    or "the two ministers", where two persons stand in the sentences before.
    """
    verb = place_of_signing(page, phrase)
    if verb is None or page.folded[verb] in ("exchanged",):
        return ()
    before = page.folded[max(0, verb - 2) : verb]
    if before[-1:] == ["be"] or set(before) & {"to", "will"}:
        return ()
    low, high = _span_of_signers(page, phrase, verb)
    called = _by_office(page, persons, max(low, verb - _CLOSE), high) if high == verb - 1 else ()
    if called:
        return called
    named = tuple(_named_within(page, [each.name for each in persons], low, high))
    if len(named) == 1:
        named += tuple(_signed_with(page, phrase, persons, named[0].value))
    named = named or _told_next(page, phrase, persons)
    return named or _by_office(page, persons, low, high) or _both(page, persons, low, high)


def _signed_with(
    page: Page, phrase: Phrase, persons: Sequence[Signer], first: str
) -> Iterator[Found[str]]:
    """Yield the other signer of "A signed an agreement with B"."""
    n = phrase.head.last + 1
    if page.folded[n : n + 1] == ["with"]:
        others = [each.name for each in persons if each.name.value != first]
        found = list(_named_within(page, others, n, min(phrase.sentence.last, n + _CLOSE)))
        yield from found[:1]


def _told_next(page: Page, phrase: Phrase, persons: Sequence[Signer]) -> tuple[Found[str], ...]:
    """The persons of a sentence that goes on "It was signed by ..."."""
    number = phrase.sentence.number + 1
    if number >= len(page.sentences):
        return ()
    sentence = page.sentences[number]
    own = page.folded[sentence.first : sentence.first + _OPENING]
    if own[:1] not in (["it"], ["the"], ["they"]) or "signed" not in own or "by" not in own:
        return ()
    low = sentence.first + own.index("by") + 1
    names = [each.name for each in persons]
    return tuple(_named_within(page, names, low, min(sentence.last, low + _AROUND)))


def signers_of_documents(page: Page, persons: Sequence[Signer]) -> tuple[Found[str], ...]:
    """Return the persons who "signed the documents", or who "signed for" their countries."""
    folded, names = page.folded, [each.name for each in persons]
    for n in range(1, len(folded) - 2):
        if folded[n] not in SIGNED or folded[n - 1] in ("to", "be", "will"):
            continue
        sentence = page.sentence_of(n)
        is_told = folded[n + 1] in ("the", "these", "both") and folded[n + 2] in _DOCUMENTS
        if is_told:
            return tuple(_named_within(page, names, max(sentence.first, n - _AROUND), n - 1))
        if folded[n + 1] == "for" or folded[n + 1 : n + 3] == ["on", "behalf"]:
            last = min(sentence.last, n + _AROUND)
            return tuple(_named_within(page, names, max(sentence.first, n - _AROUND), last))
    return ()


def _by_office(
    page: Page, persons: Sequence[Signer], low: int, high: int
) -> tuple[Found[str], ...]:
    """Two persons whose offices alone stand among some words: "the Home Secretary and ..."."""
    told = " " + " ".join(page.folded[low : high + 1]) + " "
    titles = [f" {' '.join(words(each.title))} " if each.title else "" for each in persons]
    longer = [each for each in titles if each in told]
    found = [
        Found(each.name.value, each.name.start, each.name.end, "signed-by-office", sure=False)
        for each, title in zip(persons, titles, strict=True)
        if title and title in told and not any(title in e and title != e for e in longer)
    ]
    return tuple(found) if len(found) == _PAIR else ()


def _both(page: Page, persons: Sequence[Signer], low: int, high: int) -> tuple[Found[str], ...]:
    """The two persons of the sentences before, where "the two ministers" or "they" signed."""
    own = set(page.folded[max(low, high - 5) : high + 1])
    if not (own & _TWO and own & _HOLDERS) and page.folded[high] != "they":
        return ()
    number = page.sentence_of(low).number
    start = page.sentences[max(0, number - 2)].start
    end = page.words[low].start
    holders = own & _HOLDERS
    noun = next(iter(holders), "").removesuffix("s").removesuffix("ie")
    before = [
        each.name
        for each in persons
        if each.name.start < end and _holds(each.title, noun if noun != "leader" else "")
    ]
    near = [name for name in before if name.start >= start]
    near = near if len(near) == _PAIR else before
    if len(near) != _PAIR:
        return ()
    return tuple(Found(e.value, e.start, e.end, "signed-by-both", sure=False) for e in near)


def _holds(title: str | None, noun: str) -> bool:
    """Whether an office is one that a noun names; every one is where the noun is no office."""
    return not noun or title is None or noun in title.casefold()


def _span_of_signers(page: Page, phrase: Phrase, verb: int) -> tuple[int, int]:
    """The words among which those who sign are named."""
    first, last = _window(phrase)
    by = next((n for n in range(verb, last + 1) if page.folded[n] == "by"), None)
    if by is not None and not _is_signed_by(page, phrase, verb, by):
        by = None
    if by is not None:
        low, high = by + 1, last
    elif verb < phrase.head.first:
        watched = page.folded[verb - 1] in _PASSIVE or _WITNESSED & set(
            page.folded[max(first, verb - _WATCHES) : verb]
        )
        low, high = (verb + 1, verb) if watched else (first, verb - 1)
    else:
        low, high = verb + 1, verb
    for n in range(low, high + 1):
        if page.folded[n] in _WITNESSED and n > low:
            return low, n - 1
    return low, high


def _is_signed_by(page: Page, phrase: Phrase, verb: int, by: int) -> bool:
    """Whether "by" goes with the word for signing, not with another deed: "talks led by"."""
    if by > phrase.head.first and not _FINITE.isdisjoint(page.folded[verb + 1 : by]):
        return False  # "signed in 2019, is still awaiting ratification by"
    is_passive = verb > phrase.head.first or page.folded[verb - 1] in _PASSIVE
    return is_passive or by < phrase.head.first or page.folded[by - 1] in SIGNED


def _named_within(
    page: Page, persons: Sequence[Found[str]], low: int, high: int
) -> Iterator[Found[str]]:
    """Yield the persons whose name stands among some words, in their order there."""
    places: dict[int, tuple[int, Found[str]]] = {}
    aside = _asides(page, low, high)
    for person in persons:
        told = [word for word in words(person.value) if len(word) > 1] or list(words(person.value))
        for n in range(low, high + 1):
            if n in aside:
                continue
            if page.folded[n] == told[-1] or page.folded[n] == f"{told[-1]}s":
                first = _first_of_name(page, told, n, low)
                if n not in places or first < places[n][0]:  # the fullest of one surname
                    places[n] = (first, person)
                break
    for last, (first, person) in sorted(places.items()):
        start, end = page.words[first].start, page.words[last].end
        if last - first + 1 < len(words(person.value)):
            start, end = person.start, person.end
        yield Found(person.value, start, end, "signed-by")


def _asides(page: Page, low: int, high: int) -> set[int]:
    """The words of asides such as "during the visit of ..." up to the next comma."""
    found: set[int] = set()
    is_aside = False
    for n in range(low, high + 1):
        is_aside = is_aside or page.folded[n] in _ASIDE
        if is_aside:
            found.add(n)
        is_aside = is_aside and "," not in page.gap(n)
    return found


def _first_of_name(page: Page, told: list[str], last: int, low: int) -> int:
    first = last
    while first > low and page.folded[first - 1] in told:
        first -= 1
    return first


def bodies(page: Page, phrase: Phrase, named: Sequence[Found[str]]) -> tuple[Found[str], ...]:
    """Return the bodies that an instrument binds: two or more, or none."""
    sentence = phrase.sentence
    high = next_noun(page, phrase.last + 1, min(sentence.last, phrase.last + _REACH))
    for n in range(phrase.head.last + 1, min(high, phrase.last + 20) + 1):
        if page.folded[n] in ("between", "by", "among"):
            found = _bodies_within(page, named, n + 1, high)
            if len(found) > 1:
                return found
    verb = place_of_signing(page, phrase)
    if (
        verb is not None
        and verb < phrase.head.first
        and "by" not in page.folded[verb : phrase.last]
    ):
        low = _window(phrase)[0]
        found = _bodies_within(page, named, low, verb - 1)
        joined = "and" in page.folded[low:verb]
        if len(found) == 2 and joined:
            return found
    return _bound_next(page, phrase, named)


def _bound_next(page: Page, phrase: Phrase, named: Sequence[Found[str]]) -> tuple[Found[str], ...]:
    """The bodies of a sentence that goes on "It binds ..." or "Its parties are ..."."""
    number = phrase.sentence.number + 1
    if number >= len(page.sentences):
        return ()
    sentence = page.sentences[number]
    own = page.folded[sentence.first : min(sentence.last, sentence.first + _AROUND) + 1]
    if own[0] not in ("it", "its") or not _BOUND & set(own):
        return ()
    last = min(sentence.last, sentence.first + _AROUND)
    found = _bodies_within(page, named, sentence.first, last)
    return found if len(found) > 1 else ()


def _bodies_within(
    page: Page, named: Sequence[Found[str]], low: int, high: int
) -> tuple[Found[str], ...]:
    if low > high:
        return ()
    start, end = page.words[low].start, page.words[high].end
    found: list[Found[str]] = []
    for body in named:
        place = page.text.find(page.text[body.start : body.end], start, end)
        if place >= 0:
            last = place + body.end - body.start
            found.append(Found(body.value, place, last, "party-body"))
    found.sort(key=lambda each: each.start)
    return tuple(
        each for n, each in enumerate(found) if not (n and _is_whole_of(page, found[n - 1], each))
    )


def _is_whole_of(page: Page, part: Found[str], whole: Found[str]) -> bool:
    """Whether a body is what the one before belongs to: "Academy of the Interior Ministry"."""
    between = words(page.text[part.end : whole.start])
    return between[:1] == ("of",) and len(between) <= _OF_WHOLE
