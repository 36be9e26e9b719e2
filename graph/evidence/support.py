"""Whether words support a value, kind by kind.

Every judge takes a value and the words it is said to rest on and returns None, or what is missing
in plain words.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Final

from graph.language import countries
from graph.language.date_words import dates_in, says
from graph.language.fold import words
from graph.language.number_words import numbers_in
from graph.language.numeric_dates import Order
from graph.language.plain_words import FILLER, plain_word
from graph.language.text_words import WordedText

_PLACE_FILLER: Final = FILLER | {"dc", "city"}
_LONGEST_CODE: Final = 3


class Quotes:
    """The quotes of one value, as words."""

    def __init__(self, quotes: Sequence[str]) -> None:
        self.quotes = quotes
        self.texts = [WordedText(quote) for quote in quotes]

    @cached_property
    def plain(self) -> frozenset[str]:
        """Every plain word of the quotes, and every two written together."""
        return frozenset(word for text in self.texts for word in text.places)

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """The folded words that are written in capitals, of two letters or more."""
        return frozenset(
            word.folded
            for text in self.texts
            for n, word in enumerate(text.words)
            if len(word.folded) > 1 and text.written(n).isupper()
        )

    @cached_property
    def initials(self) -> tuple[str, ...]:
        """First letters of the words of each quote, with and without function words."""
        return tuple(
            "".join(word.folded[0] for word in text.words if word.folded not in left_out)
            for text in self.texts
            for left_out in (frozenset[str](), FILLER)
        )

    def has_initial(self, letter: str) -> bool:
        """Whether a word begins with the letter."""
        return any(word.startswith(letter) for word in self.plain)

    def has_cue(self, cues: Iterable[str]) -> bool:
        """Whether a cue (see `cues.py`) stands in the quotes."""
        return any(next(text.find(cue), None) for cue in cues for text in self.texts)

    def names(self, code: str) -> bool:
        """Whether the quotes name a country, by name, alias or demonym."""
        return any(next(country_places(text, code), None) for text in self.texts)


def country_places(text: WordedText, code: str) -> Iterator[tuple[int, int]]:
    """Yield first and last word number of each place that names a country.

    Codes such as "US" count in capitals alone.
    """
    for form in _forms(code):
        for first, last in text.find(" ".join(form)):
            is_code = first == last and len(form[0]) <= _LONGEST_CODE
            if not is_code or text.written(first).isupper():
                yield first, last


@lru_cache(maxsize=512)
def _forms(code: str) -> tuple[tuple[str, ...], ...]:
    """The word sequences for a country, plurals of demonyms ("Indians") among them."""
    found = countries.country_words(code)
    plurals = {(*form[:-1], f"{form[-1]}s") for form in found if len(form[-1]) > _LONGEST_CODE}
    return tuple(sorted(found | plurals))


def name_missing(
    value: str,
    quotes: Quotes,
    codes: Collection[str] = (),
    *,
    is_person: bool = False,
    is_place: bool = False,
) -> str | None:
    """Judge a name or a title: every word of it must stand in the quotes.

    Function words are free but in persons' names; the names of the countries `codes`, which
    somebody has found in the text, are free too. Spelling families and the plural are one, an
    initial stands for a word that begins with it, an acronym for its words and, for what is no
    person, its words for an acronym.
    """
    filler = frozenset[str]() if is_person else _PLACE_FILLER if is_place else FILLER
    own = words(value)
    told = _without(own, codes, filler)
    acronyms = frozenset() if is_person else Quotes([value]).acronyms
    missing = _not_found(told, quotes, acronyms)
    if not missing or (not is_person and _is_shortened(told, own, quotes)):
        return None
    return f"the quote does not say {', '.join(map(repr, missing))}"


def _without(own: Sequence[str], codes: Collection[str], filler: Collection[str]) -> list[str]:
    """The words of a name that tell it apart; all of them where none would be left."""
    told = without_countries(own, codes) if codes else own
    return [word for word in told if word not in filler] or list(own)


def without_countries(own: Sequence[str], codes: Collection[str]) -> list[str]:
    """The words of a name without those that name one of the countries."""
    sequences = _sequences(tuple(codes))
    kept, n = [], 0
    while n < len(own):
        here = sequences.get(own[n], ())
        length = next((len(s) for s in here if tuple(own[n : n + len(s)]) == s), 0)
        if not length:
            kept.append(own[n])
        n += length or 1
    return kept


@lru_cache(maxsize=512)
def _sequences(codes: tuple[str, ...]) -> dict[str, list[tuple[str, ...]]]:
    """The word sequences that name one of the countries by their first word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    forms = {form for code in codes for form in _forms(code)}
    for form in sorted(forms, key=lambda each: (-len(each), each)):
        found.setdefault(form[0], []).append(form)
    return found


def _not_found(told: list[str], quotes: Quotes, acronyms: Collection[str]) -> list[str]:
    plain = [plain_word(word).replace(" ", "") for word in told]
    found = [
        one in quotes.plain
        or _is_initial(one, quotes)
        or (word in acronyms and _is_acronym_of(word, quotes))
        for one, word in zip(plain, told, strict=True)
    ]
    for n in range(len(plain) - 1):
        if plain[n] + plain[n + 1] in quotes.plain:
            found[n] = found[n + 1] = True
    return [word for word, good in zip(told, found, strict=True) if not good]


def _is_initial(letter: str, quotes: Quotes) -> bool:
    return len(letter) == 1 and letter.isalpha() and quotes.has_initial(letter)


def _is_acronym_of(word: str, quotes: Quotes) -> bool:
    return any(word in initials for initials in quotes.initials)


def _is_shortened(told: Sequence[str], own: Sequence[str], quotes: Quotes) -> bool:
    """Whether the quotes hold the acronym of a name of two or more words."""
    forms = {"".join(word[0] for word in each) for each in (told, own)}
    forms.add("".join(word[0] for word in own if word not in FILLER))
    return any(len(form) > 1 and form in quotes.acronyms for form in forms)


def country_missing(code: str, quotes: Quotes) -> str | None:
    """Judge a country: its name, an alias or a demonym must stand in the quotes."""
    if not countries.is_country(code) or quotes.names(code):
        return None
    return f"the quote does not name {countries.country(code).name}"


def date_missing(
    date: str,
    quotes: Quotes,
    published: str | None,
    years: Collection[int],
    order: Order | None = None,
) -> str | None:
    """Judge a partial date: a date expression must begin or end on it, or within it."""
    told = (*quotes.quotes, " ".join(quotes.quotes))
    found = [each for quote in told for each in dates_in(quote, published, years, order)]
    if says(found, date):
        return None
    meant = sorted({end for each in found for reading in each.readings for end in reading if end})
    if not found:
        return f"the quote holds no date that could be {date}"
    return (
        f"the quote says {' or '.join(meant)}, not {date}"
        if meant
        else (f"the quote gives a date without what tells its year or day, so not {date}")
    )


def number_missing(number: int, quotes: Quotes) -> str | None:
    """Judge a number of a round: the number in digits or words, outside of any date."""
    for quote in quotes.quotes:
        taken = [(date.start, date.end) for date in dates_in(quote)]
        for each in numbers_in(quote):
            in_date = any(start <= each.start < end for start, end in taken)
            if each.number == number and not in_date:
                return None
    return f"the quote does not give the number {number}"


def cue_missing(value: str, cues: Iterable[str] | None, quotes: Quotes) -> str | None:
    """Judge a value of a fixed list by its cues; without cues any words do."""
    if cues is None or quotes.has_cue(cues):
        return None
    return f"no word of the quote tells of {value!r}"


def content_words(value: str, codes: Collection[str] = ()) -> list[str]:
    """The plain words of a name that tell it apart, countries and function words left out."""
    return [plain_word(word).replace(" ", "") for word in _without(words(value), codes, FILLER)]
