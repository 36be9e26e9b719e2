"""Characters that are not seen, or that look like others: left out of names, or warned of."""

import re
import unicodedata
from typing import Final

_HIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufe00-\ufe0f\ufeff\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)
"""Controls, what is not seen, and what turns the direction of other characters."""
_LINE_END: Final = re.compile("\r\n?|\x85|\u2028|\u2029")
_JOINERS: Final = "\u200c\u200d"
_JOINED_FROM: Final = "\u0600"
"""Where the scripts begin that spell words with joiners: Arabic, Devanagari and others."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_SCRIPTS: Final = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")
_LIKE_LATIN: Final = frozenset("аеорсухіјѕһԁԛԝӏґтВАЕКМНОРСТУХІЈЅԌԚԜӀΑΒΕΖΗΙΚΜΝΟΡΤΥΧονυρα")
"""Letters of Cyrillic and Greek that are seen as Latin ones."""


def visible(text: str) -> str:
    """Return a text with newlines for line ends, and without characters that no text holds."""
    return _HIDDEN.sub("", _LINE_END.sub("\n", text))


def one_line(name: str) -> str:
    """Return a name as it is seen, on one line, with single spaces.

    Joiners stay between letters of scripts that are spelt with them, such as those of Persian and
    Hindi.
    """
    if name.isascii() and name.isprintable() and "  " not in name and name == name.strip():
        return name
    if any(joiner in name for joiner in _JOINERS):
        name = _with_needed_joiners(name)
    else:
        name = _HIDDEN.sub("", _LINE_END.sub("\n", name))
    return " ".join(name.split())


def _with_needed_joiners(name: str) -> str:
    """The name with every joiner left out that does not stand between two letters that need it."""
    kept = []
    for n, letter in enumerate(name):
        around = (name[n - 1 : n], name[n + 1 : n + 2])
        if letter not in _JOINERS:
            kept.append(_HIDDEN.sub("", letter))
        elif all(_JOINED_FROM <= each < "\u2000" for each in around):
            kept.append(letter)
    return "".join(kept)


def misleading_word(name: str) -> str | None:
    """Return the first word of a name that is not what it looks like; None where there is none.

    A word that mixes Latin letters with those of another script; and one of another script alone,
    each letter of which is seen as a Latin one, in a name that has Latin letters too.
    """
    if name.isascii():
        return None
    words: list[str] = _WORD.findall(name)
    found = [(word, {_script(letter) for letter in word}) for word in words]
    has_latin = any("LATIN" in scripts for _, scripts in found)
    for word, scripts in found:
        of_known = scripts & set(_SCRIPTS)
        if "LATIN" in of_known and len(of_known) > 1:
            return word
        if has_latin and "LATIN" not in of_known and len(word) > 1 and _LIKE_LATIN.issuperset(word):
            return word
    return None


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
