"""Names of persons beside an office: where they begin and end, honorifics and ranks left out."""

# ruff: noqa: RUF001 - quotes and dashes that look like others are the subject here

from typing import Final, NamedTuple

from loaders.reading.lexicon.word_lists import word_list
from loaders.reading.page.word_marks import (
    AFTER,
    BODY,
    EXCELLENCY,
    FIRST_NAME,
    HONORIFIC,
    MODIFIER,
    NAME,
    OFFICE,
    OFFICES,
    PARTICLE,
    PLAIN,
    RANK,
    SUBJECT,
    SUFFIX,
    Marks,
)

_LONGEST: Final = 8
_TITLES_OF_FATHER: Final = 3
"""Words after "bin" among which honorifics are part of the name."""
_SHORT_FORM: Final = 5
"""Letters at most of a body's short form."""
_HYPHENS: Final = frozenset(["-", "‑", "–", "’", "'", "‐"])
_IN_TITLE_NAMES: Final = word_list("person names: in title names")
_SECOND_TITLES: Final = word_list("person names: second titles")
_STYLED: Final = word_list("person names: styled")
_SONS_OF: Final = (["bin"], ["ibn"], ["ben"], ["al"], ["el"])
_TIMES: Final = word_list("person names: times")
"""Words for times that are given names too."""
_BOTH: Final = word_list("person names: both")
_RANK_GAPS: Final = frozenset([" ", ". ", "-", " (", ") ", ".) ", "/", ".", "., ", ".-"])


class Name(NamedTuple):
    """A person's name: its first and last word, and whether an honorific or rank stands before.

    `outer_first` is the first word of what stands before, `next` the number of the word after.
    """

    first: int
    last: int
    outer_first: int
    next: int
    is_addressed: bool
    has_rank: bool = False


def name_from(marks: Marks, n: int, limit: int) -> Name | None:
    """Return the name that begins at a word, its honorifics and ranks skipped; None if none."""
    first, addressed, ranked = _skip_address(marks, n, limit)
    if first > limit or not _may_begin(marks, first, addressed or ranked):
        return None
    last = _run(marks, first, limit)
    if last < first or (last == first and _is_short_form(marks, first)):
        return None
    return Name(first, last, n, last + 1, addressed or ranked, ranked)


def _is_short_form(marks: Marks, n: int) -> bool:
    """Whether a word is a body's short form after an office: the "DRDO" of "Chairman DRDO"."""
    written = marks.page.written(n, n)
    is_short = written.isupper() and 1 < len(written) <= _SHORT_FORM
    return is_short and n > 0 and not marks.page.written(n - 1, n - 1).isupper()


def _skip_address(marks: Marks, n: int, limit: int) -> tuple[int, bool, bool]:
    """The first word after honorifics and ranks, and whether there were any of each."""
    addressed = ranked = False
    while n < limit:
        if marks.folded[n] in ("his", "her") and marks.folded[n + 1] in _STYLED:
            n += 1  # "Her Excellency"
        if _is_honorific(marks, n):
            addressed = True
        elif _stands_as_rank(marks, n + (marks.folded[n] in ("senior", "sr")), limit):
            ranked = True
        elif not _goes_with_address(marks, n, addressed=addressed, ranked=ranked):
            break
        if marks.gaps[n] not in _RANK_GAPS and marks.gaps[n] not in ("’ ", "' "):
            break
        n += 1
    return n, addressed or ranked, ranked


def _is_honorific(marks: Marks, n: int) -> bool:
    """Whether a word is an honorific here: "Shri", "H.E.", the "Tan" of "Tan Sri", "Prince"."""
    bits, word = marks.bits[n], marks.folded[n]
    if not marks.capital[n]:
        return bool(bits & HONORIFIC) and marks.capital[n + 1]
    if bits & EXCELLENCY:
        writing = marks.page.words[n]
        return marks.text[writing.start + 1] == "." or marks.text[writing.start + 1].isupper()
    in_pair = word in _IN_TITLE_NAMES and marks.folded[n + 1] in _IN_TITLE_NAMES
    in_pair = in_pair or (word in _SECOND_TITLES and marks.folded[n - 1] in _IN_TITLE_NAMES)
    return bool(bits & HONORIFIC) or word in _PRINCES or in_pair


def _stands_as_rank(marks: Marks, n: int, limit: int) -> bool:
    if not marks.bits[n] & RANK or marks.gaps[n] not in _RANK_GAPS:
        return False
    return _is_rank(marks, n, limit)


def _goes_with_address(marks: Marks, n: int, *, addressed: bool, ranked: bool) -> bool:
    """Whether a word belongs to what was said before: "(Retd)", the "M." of "M. Jean"."""
    word = marks.folded[n]
    if ranked and word in ("retd", "ret", "rtd"):
        return True
    return addressed and word == "m" and marks.gaps[n] == ". " and marks.bits[n + 1] & NAME > 0


def _is_rank(marks: Marks, n: int, limit: int) -> bool:
    """Whether a word of a rank stands as one: what follows is a rank, an initial or a name."""
    after = n + 1
    if after > limit:
        return False
    if marks.bits[after] & RANK or marks.folded[after] in ("retd", "ret", "rtd"):
        return True
    if marks.bits[n] & OFFICE and marks.folded[n] not in _RANK_TOO:
        return False
    return marks.capital[after] and not marks.bits[after] & (BODY | PLAIN)


_NAME_TOO: Final = word_list("person names: name too")
_PRINCES: Final = word_list("person names: princes")
_AFTER_NAMES: Final = word_list("person names: after names")
_SMALL_NAMES: Final = word_list("person names: small names")
"""Small words that are names where they stand with a capital within a sentence."""
_RANK_TOO: Final = word_list("person names: rank too")


def _may_begin(marks: Marks, n: int, is_addressed: bool) -> bool:
    bits, word = marks.bits[n], marks.folded[n]
    if n in marks.country_from and not bits & NAME:
        return False
    if not marks.capital[n]:
        return (
            bool(bits & PARTICLE)
            and marks.gaps[n] in ("-", " ")
            and word in ("al", "el", "de", "van", "von")
        )
    follows = n > 0 and marks.bits[n - 1] & (OFFICE | AFTER) and marks.gaps[n - 1] == " "
    if word in _SMALL_NAMES and follows and n + 1 < marks.count and marks.capital[n + 1]:
        return True
    if word in _TIMES and follows and _is_given_name(marks, n):
        return True
    if word == "said" and marks.folded[n + 1 : n + 2] in _SONS_OF and (follows or is_addressed):
        return True
    if bits & (OFFICE | OFFICES) and not (word in _NAME_TOO and (is_addressed or follows)):
        return False
    if word.isdigit():
        return False
    if bits & NAME:
        return not bits & PLAIN or word in _BOTH
    if bits & PARTICLE and word in (
        "al",
        "el",
        "abu",
        "abd",
        "de",
        "del",
        "di",
        "da",
        "van",
        "von",
        "le",
        "la",
        "st",
    ):
        return True
    return not bits & (PLAIN | BODY | SUBJECT | MODIFIER | HONORIFIC)


def _is_given_name(marks: Marks, n: int) -> bool:
    """Whether a word for a time is a given name here: a name follows, no number."""
    after = n + 1
    if after >= marks.count or marks.gaps[n] != " ":
        return False
    bits = marks.bits[after]
    is_free = not bits & (PLAIN | OFFICE | OFFICES | BODY | SUBJECT | MODIFIER)
    return marks.capital[after] and not marks.folded[after].isdigit() and is_free


def _is_small_name(marks: Marks, n: int) -> bool:
    """Whether a small word with a capital is part of a name: the "To" of "Tran Quoc To"."""
    is_small = marks.folded[n] in _SMALL_NAMES and marks.capital[n]
    return is_small and not marks.page.sentence_of(n).is_heading


def _run(marks: Marks, first: int, limit: int) -> int:
    """The last word of the run of name words that begins at a place."""
    last, n = first - 1, first
    while n <= limit and n - first < _LONGEST and _stands_in_run(marks, first, n, limit):
        if marks.capital[n] or marks.gaps[n - 1] in _HYPHENS:
            last = n
        if marks.is_possessive(n) and marks.text[marks.page.words[n].end - 2] in "'’":
            break
        if _suffix_follows(marks, n, limit):
            return n + 1
        if not _joins_next(marks, n):
            break
        n += 1
    while last > first and marks.bits[last] & PARTICLE and not marks.capital[last]:
        last -= 1
    return last


def _stands_in_run(marks: Marks, first: int, n: int, limit: int) -> bool:
    if marks.capital[n]:
        return n == first or _may_go_on(marks, first, n, limit)
    if n > first and marks.gaps[n - 1] in _HYPHENS:
        return marks.folded[n] != "ji"
    return bool(marks.bits[n] & PARTICLE) and _goes_on_after_particle(marks, n, limit)


def _suffix_follows(marks: Marks, n: int, limit: int) -> bool:
    """Whether "Jr." or "III" follows after a comma."""
    if marks.gaps[n] != ", " or n >= limit:
        return False
    return marks.folded[n + 1] in ("jr", "sr", "ii", "iii")


def _joins_next(marks: Marks, n: int) -> bool:
    gap = marks.gaps[n]
    return gap == " " or gap in _HYPHENS or (gap == ". " and _is_short(marks.folded[n]))


def _is_short(word: str) -> bool:
    """Whether a word with a stop is an initial or a name written short."""
    return len(word) == 1 or word in ("ma", "md", "st", "mohd", "jr", "sr", "abd", "lo", "wm")


def _may_go_on(marks: Marks, first: int, n: int, limit: int) -> bool:
    """Whether a capitalised word after a name's first goes on with it."""
    bits, word = marks.bits[n], marks.folded[n]
    if bits & SUFFIX and word not in ("senior", "junior"):
        return True
    if len(word) == 1 or _is_small_name(marks, n):
        return True
    if n in marks.country_from and not bits & NAME:
        return False
    if bits & (OFFICE | OFFICES | BODY) and not bits & NAME:
        return False
    if bits & PLAIN:
        return bool(bits & NAME) and (bool(bits & FIRST_NAME) or word in _BOTH)
    if bits & SUBJECT and not bits & NAME:
        return n == first + 1 and not _subject_next(marks, n, limit)
    if _is_of_father(marks, n, first):
        return True
    return not (bits & HONORIFIC and not bits & (NAME | PARTICLE))


def _is_of_father(marks: Marks, n: int, first: int) -> bool:
    """Whether an honorific stands in the father's name: "bin Pengiran Haji Salleh"."""
    return any([marks.folded[m]] in _SONS_OF for m in range(max(first, n - _TITLES_OF_FATHER), n))


def _subject_next(marks: Marks, n: int, limit: int) -> bool:
    after = n + 1
    if after > limit or marks.gaps[n] != " ":
        return False
    return bool(marks.bits[after] & (SUBJECT | OFFICE | OFFICES | BODY)) and marks.capital[after]


def _goes_on_after_particle(marks: Marks, n: int, limit: int) -> bool:
    after = n + 1
    if after > limit or (marks.gaps[n] not in _HYPHENS and marks.gaps[n] != " "):
        return False
    if marks.folded[n] in ("as", "at", "an", "o") and marks.gaps[n] == " ":
        return False
    if marks.capital[after]:
        bits = marks.bits[after]
        return not bits & (OFFICE | BODY) and after not in marks.country_from
    return bool(marks.bits[after] & PARTICLE) and after < limit and marks.capital[after + 1]


def name_to(marks: Marks, last: int, limit: int) -> Name | None:
    """Return the name that ends at a word, none of it before `limit`; None if there is none."""
    if last < limit or marks.is_possessive(last):
        return None
    if not marks.capital[last] and (last == limit or marks.gaps[last - 1] not in _HYPHENS):
        return None
    while last > limit + 1 and marks.folded[last] in _AFTER_NAMES:
        last -= 1
    n = last
    if marks.bits[n] & SUFFIX and n > limit:
        n -= 1
    first = n + 1
    while n >= limit and last - n < _LONGEST and _may_stand(marks, n, last, limit):
        first = n
        if n == limit:
            break
        gap = marks.gaps[n - 1]
        before = marks.folded[n - 1]
        joined = gap == " " or gap in _HYPHENS or (gap == ". " and _is_short(before))
        if not joined:
            break
        n -= 1
    while first <= last and not marks.capital[first] and marks.gaps[first] not in _HYPHENS:
        first += 1
    if first > last:
        return None
    addressed, ranked, outer = _address_before(marks, first, limit)
    name = Name(first, last, outer, last + 1, addressed, ranked)
    return name if _is_likely(marks, name) else None


def _may_stand(marks: Marks, n: int, last: int, limit: int) -> bool:
    bits, word = marks.bits[n], marks.folded[n]
    if not marks.capital[n]:
        if n > limit and marks.gaps[n - 1] in _HYPHENS:
            return True
        return bool(bits & PARTICLE) and n < last and word not in ("as", "at", "an", "la", "e", "o")
    if n in marks.country_to or n in marks.country_from:
        return bool(bits & NAME) and not bits & PLAIN and n > limit and marks.bits[n - 1] & NAME > 0
    if bits & (HONORIFIC | RANK) and n != last:
        return bool(bits & HONORIFIC) and _is_of_father(marks, n, limit)
    if bits & EXCELLENCY and marks.page.words[n].end - marks.page.words[n].start > 2:
        return False
    if len(word) == 1 or bits & SUFFIX:
        return not word.isdigit() and (word not in ("a", "i") or _is_initial(marks, n))
    if (_is_small_name(marks, n) and n > limit) or _opens_with_time(marks, n, last, limit):
        return True
    return _is_word_of_name(marks, n, last)


def _is_word_of_name(marks: Marks, n: int, last: int) -> bool:
    """Whether a capitalised word may be one of a name that ends at another."""
    bits, word = marks.bits[n], marks.folded[n]
    if word == "said" and marks.folded[n + 1 : n + 2] in _SONS_OF:
        return True
    if bits & NAME:
        return not bits & (PLAIN | OFFICE) or word in _BOTH
    if bits & PARTICLE:
        return True
    if bits & SUBJECT:
        return n == last
    return not bits & (PLAIN | BODY | MODIFIER | OFFICE | OFFICES | HONORIFIC | RANK)


def _opens_with_time(marks: Marks, n: int, last: int, limit: int) -> bool:
    """Whether a name begins with a word for a time, which no preposition stands before."""
    if marks.folded[n] not in _TIMES or n == last or not _is_given_name(marks, n):
        return False
    return n == limit or marks.gaps[n - 1] != " "


def _is_initial(marks: Marks, n: int) -> bool:
    """Whether "A" is an initial: with a stop, or before another."""
    return marks.gaps[n] == ". " or (n + 1 < marks.count and len(marks.folded[n + 1]) == 1)


def _address_before(marks: Marks, first: int, limit: int) -> tuple[bool, bool, int]:
    addressed, ranked, n = False, False, first - 1
    while n >= limit and marks.gaps[n] in _RANK_GAPS:
        bits = marks.bits[n]
        if not marks.capital[n] and not bits & RANK:
            break
        if bits & (HONORIFIC | EXCELLENCY):
            addressed = True
        elif bits & RANK:
            ranked = True
        else:
            break
        n -= 1
    return addressed or ranked, ranked, n + 1


def _is_likely(marks: Marks, name: Name) -> bool:
    """Whether a run of capitals may be a person's name, by its words."""
    words = range(name.first, name.last + 1)
    known = sum(bool(marks.bits[n] & NAME) for n in words)
    if name.is_addressed:
        return True
    if len(words) == 1:
        n = name.first
        if marks.page.written(n, n).isupper() and len(marks.folded[n]) < 6:
            return False
        return (
            bool(known) and marks.folded[n] not in marks.lower_words and not marks.bits[n] & SUBJECT
        )
    if known or any(marks.bits[n] & PARTICLE or len(marks.folded[n]) == 1 for n in words):
        return True
    return not any(marks.folded[n] in marks.lower_words for n in words)


def is_likely(marks: Marks, name: Name) -> bool:
    """Whether what was read as a name may be a person's, by its words."""
    return _is_likely(marks, name)
