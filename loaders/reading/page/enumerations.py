"""Three and more countries that act together: in a list, or through officials of each.

"The defence ministers of A, B and C met", "A, B and C signed", "travels to A, B and C", "met with
President X of A and Minister Y of B". A list of countries that are only talked about is none.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from loaders.reading.lexicon.word_lists import word_list
from loaders.reading.page.page import Page, Place, Sentence

_FEWEST: Final = 3
_FEWEST_GOALS: Final = 2
_FILLER: Final = word_list("enumerations: filler")
_MOST_BETWEEN: Final = 9
_JOINING_GAPS: Final = frozenset(["-", "–", "—", "/", "&", ",", ";"])  # noqa: RUF001
_GROUPS: Final = word_list("enumerations: groups")
_DEEDS: Final = word_list("enumerations: deeds")
_TALKED_ABOUT: Final = word_list("enumerations: talked about")
_GOES: Final = word_list("enumerations: goes")
_JOINS_SPEAKER: Final = word_list("enumerations: joins speaker")
_MEETS: Final = word_list("enumerations: meets")
_TURNS: Final = word_list("enumerations: turns")
_COUNTS: Final = {"trilateral": 3, "trilaterally": 3, "tripartite": 3, "quadrilateral": 4}
_TO_COME: Final = word_list("enumerations: to come")
_BELOW: Final = word_list("enumerations: below")
_LONGEST_LINE: Final = 25
"""Words of a line with one who stands under a statement."""
_LEAD: Final = 3
_BEFORE: Final = 9


class Enumeration(NamedTuple):
    """Countries that act together, with the first and last word of where they are named.

    `joins_speaker` is True where they are those whom the government that speaks met or goes to.
    """

    codes: frozenset[str]
    first: int
    last: int
    joins_speaker: bool


def acting_enumerations(page: Page, offices: frozenset[str]) -> Iterator[Enumeration]:
    """Yield the countries that act together in title and lead; `offices` are words of offices."""
    for sentence in _telling(page):
        if _is_to_come(page, sentence):
            continue
        for run in _runs(page, sentence):
            joins = _acts(page, sentence, run, offices)
            if joins is not None:
                codes = frozenset(place.code for place in run)
                yield Enumeration(codes, run[0].first, run[-1].last, joins)
        yield from _met_one_by_one(page, sentence, offices)
        if sentence is page.title or sentence in page.body[:1]:
            yield from _counted(page, sentence)
    yield from _listed_below(page)


def _is_to_come(page: Page, sentence: Sentence) -> bool:
    """Whether a sentence behind the first tells of another meeting that is still to come."""
    own = set(page.folded[sentence.first : sentence.last + 1])
    is_first = sentence is page.title or sentence in page.body[:1]
    return not is_first and bool(own & _TO_COME) and not own & _GOES


def _listed_below(page: Page) -> Iterator[Enumeration]:
    """The countries of those who issue a statement, one a line under it, as it says above."""
    opening = page.sentences[: _LEAD + 1]
    if not opening or not _BELOW & set(page.folded[: opening[-1].last + 1]):
        return
    lines: list[Place] = []
    for sentence in reversed(page.sentences):
        own = page.countries_within(sentence.first, sentence.last)
        if own and own[0].first <= sentence.first + 1:
            lines.append(own[0])
        elif sentence.last - sentence.first >= _LONGEST_LINE:
            break
    codes = frozenset(place.code for place in lines)
    if len(codes) >= _FEWEST:
        yield Enumeration(codes, lines[-1].first, lines[0].last, False)


def _telling(page: Page) -> list[Sentence]:
    title = [page.title] if page.title else []
    opening = [s for s in page.sentences[:_LEAD] if s is not page.title]
    return list(dict.fromkeys([*title, *opening, *page.body[: _LEAD + 1]]))


def _runs(page: Page, sentence: Sentence) -> Iterator[list[Place]]:
    """The lists of two and more different countries of a sentence."""
    named = page.countries_within(sentence.first, sentence.last)
    n = 0
    while n < len(named):
        run = [named[n]]
        while n + 1 < len(named) and _goes_on(page, named[n], named[n + 1]):
            n += 1
            run.append(named[n])
        if len({place.code for place in run}) >= _FEWEST_GOALS:
            yield run
        n += 1


def _goes_on(page: Page, one: Place, other: Place) -> bool:
    cities = page.city_words
    between = [page.folded[n] for n in range(one.last + 1, other.first) if n not in cities]
    if not between:
        return page.gap(one.last).strip() in _JOINING_GAPS
    has_comma = any("," in page.gap(n) or ";" in page.gap(n) for n in range(one.last, other.first))
    is_short = len(between) <= _MOST_BETWEEN and set(between) <= _FILLER
    return is_short and (has_comma or "and" in between)


def _acts(page: Page, sentence: Sentence, run: list[Place], offices: frozenset[str]) -> bool | None:
    """Whether a list acts with the government that speaks (True), alone (False), not (None)."""
    low = max(sentence.first, run[0].first - _BEFORE)
    before = page.folded[low : run[0].first]
    own = set(page.folded[sentence.first : sentence.last + 1])
    following = page.folded[run[-1].last + 1 : run[-1].last + 3]
    is_goal = bool(set(before[-3:]) & {"to", "in", "visit", "visits", "visited"})
    if is_goal and own & _GOES and not set(before) & _TALKED_ABOUT - {"as"}:
        return True
    if set(before[-2:]) & _TALKED_ABOUT or len({place.code for place in run}) < _FEWEST:
        return None
    is_led = bool(set(before) & _GROUPS) or run[0].first <= sentence.first + 1
    if is_led or set(following) & (_DEEDS | offices):
        return bool(set(before) & _JOINS_SPEAKER)
    return None


def _met_one_by_one(
    page: Page, sentence: Sentence, offices: frozenset[str]
) -> Iterator[Enumeration]:
    """The countries whose officials are named one after the other behind "met with"."""
    verb = next((n for n in range(sentence.first, sentence.last) if page.folded[n] in _MEETS), None)
    if verb is None:
        return
    turn = (n for n in range(verb + 1, sentence.last) if page.folded[n] in _TURNS)
    limit = next(turn, sentence.last)
    met = [
        place
        for place in page.countries_within(verb + 1, limit)
        if _has_office(page, place, offices)
    ]
    if len({place.code for place in met}) > 1:
        codes = frozenset(place.code for place in met)
        yield Enumeration(codes, met[0].first, met[-1].last, True)


def _counted(page: Page, sentence: Sentence) -> Iterator[Enumeration]:
    """The countries of a sentence that says how many act: "trilateral"."""
    own = set(page.folded[sentence.first : sentence.last + 1])
    named = page.countries_within(sentence.first, sentence.last)
    codes = frozenset(place.code for place in named)
    for word in own & _COUNTS.keys():
        if len(codes) in (_COUNTS[word] - 1, _COUNTS[word]):
            joins = len(codes) < _COUNTS[word]
            yield Enumeration(codes, named[0].first, named[-1].last, joins)


def _has_office(page: Page, place: Place, offices: frozenset[str]) -> bool:
    """Whether an office stands right behind a country, or the country behind "office of"."""
    after = page.folded[place.last + 1 : place.last + 4]
    if after[:1] and after[0] in offices:
        return True
    if len(after) > 1 and after[1] in offices and page.is_capital(place.last + 1):
        return True
    before = page.folded[max(0, place.first - 8) : place.first]
    is_of = before[-1:] == ["of"] or before[-2:] == ["of", "the"]
    return is_of and bool(set(before) & offices)
