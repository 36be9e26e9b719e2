"""Folding: the form in which names are compared, and the form in which they stand in an id.

Made for names and phrases. Results are remembered, so whole documents do not belong here.
"""

# ruff: noqa: RUF001, RUF003 - letters and quotes that look like others are the subject here

import re
import unicodedata
from functools import lru_cache

_REMEMBERED = 1 << 16

# Single letters joined by dots ("U.S.", "D.P.R.K", "A.K." of "A.K.Singh"), once all that is left
# between words is one of the three characters named here.
_ACRONYM = re.compile(r"(?<![^ .+])[^\W\d_](?:\.[^\W\d_](?![^ .+]))+")
_LONE_PLUS = re.compile(r"(?<!\d)\++|\++(?!\d)")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")

# Latin letters that Unicode does not take apart into a base letter and marks.
_SPECIAL_LETTERS = {
    "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ɖ": "d", "ɗ": "d", "þ": "th",
    "ħ": "h", "ı": "i", "ŋ": "n", "ŧ": "t", "ɓ": "b", "ƙ": "k", "ƴ": "y", "ə": "a", "ǝ": "a",
}  # fmt: skip

# "´" is here because Unicode would take it apart into a space and a mark, which splits the word.
_QUOTES = "'`\"´‘’‚‛“”„‟′″‹›«»「」『』〝〞ʹʺʻʼʽʾʿ՚׳״"

_ASCII_TO_WORDS: dict[int, str | None] = {
    code: None if chr(code) in _QUOTES else " "
    for code in range(128)
    if not chr(code).isalnum() and chr(code) not in ".+"
}

# Where the blocks of Latin, Greek and Cyrillic end: their letters from beyond this point, taken
# apart, have their bases before it. Marks on later scripts are vowels and letters, and stay.
_MARKS_ARE_ACCENTS_BEFORE = "\u0530"


class _Characters(dict[int, str | None]):
    """A table for `str.translate` that works out each character once, when it is first met."""

    def __missing__(self, code: int) -> str | None:
        self[code] = replacement = _replacement(chr(code))
        return replacement


def _replacement(char: str) -> str | None:
    if char in _QUOTES:
        return None
    category = unicodedata.category(char)
    if category == "Cf":  # joiners, soft hyphens, direction marks: invisible inside a word
        return None
    if category[0] in "LNM" or char in ".+":
        return _SPECIAL_LETTERS.get(char, char)
    return " "


_CHARACTERS = _Characters()


@lru_cache(maxsize=_REMEMBERED)
def fold(text: str) -> str:
    """The form of a name in which spellings of it are equal: lower-case words, one space between.

    Accents of Latin, Greek and Cyrillic letters are taken off; in other scripts marks stay, for
    they carry letters. Quotes and apostrophes vanish, other punctuation parts words. Single
    letters joined by dots are one word ("U.S." is "us"), and a plus stays between digits ("2+2").
    Text without any letter or digit becomes its code points ("—" is "u2014"), so that only the
    empty text folds to the empty text. Folding a folded text changes nothing.
    """
    if text.isascii():
        folded = _parted(text.lower().translate(_ASCII_TO_WORDS))
    else:
        plain = _without_accents(_decomposed(text).translate(_CHARACTERS))
        folded = unicodedata.normalize("NFC", _parted(plain))
    return folded or _code_points(text)


def _parted(text: str) -> str:
    """The text with its dots and pluses settled and one space between words."""
    if "." in text:
        text = _ACRONYM.sub(lambda match: match[0].replace(".", ""), text).replace(".", " ")
    if "+" in text:
        text = _LONE_PLUS.sub(" ", text)
    return " ".join(text.split())


def _decomposed(text: str) -> str:
    """Case-folded and taken apart into base letters and marks, compatibility forms resolved."""
    once = unicodedata.normalize("NFKD", text.replace("´", "")).casefold()
    return unicodedata.normalize("NFKD", once)


def _without_accents(text: str) -> str:
    kept: list[str] = []
    marks_stay = False
    for char in text:
        if unicodedata.category(char)[0] != "M":
            marks_stay = char >= _MARKS_ARE_ACCENTS_BEFORE and char.isalpha()
        elif not marks_stay:
            continue
        kept.append(char)
    return "".join(kept)


def _code_points(text: str) -> str:
    visible = text.split() or list(text)
    return " ".join("".join(f"u{ord(char):04x}" for char in run) for run in visible)


@lru_cache(maxsize=_REMEMBERED)
def words(text: str) -> tuple[str, ...]:
    """The words of the folded text, in their order; empty only for the empty text."""
    return tuple(fold(text).split())


def slug(text: str, limit: int = 60) -> str:
    """The text in lower-case ASCII letters, digits and single hyphens, as fit for a URL.

    At most `limit` characters (1 or more), cut between words where that leaves any. What has no
    ASCII form is left out, and a text of which nothing remains becomes "x": two texts may have
    one slug.
    """
    whole = _NOT_SLUG.sub("-", fold(text)).strip("-") or "x"
    if len(whole) <= limit:
        return whole
    cut = whole[: limit + 1]
    return (cut.rpartition("-")[0] or cut[:limit]).strip("-")
