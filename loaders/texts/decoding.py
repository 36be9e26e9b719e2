"""Bytes to characters, whatever their encoding."""

import codecs
import re
import sys
from typing import Final

from graph.language.characters import visible
from loaders.texts.kept import RefusedTextError

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMED: Final = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""")
_HEAD: Final = 4096
_SAMPLE: Final = 65_536
_LATIN: Final = frozenset({"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"})
# A few accents in an English text do not tell these apart; the commonest of them is taken.
_LIKE_LATIN: Final = re.compile(
    r"ascii|latin_1|cp125[02478]|iso8859_(?:[12349]|1[03456])|cp85[028]|cp437|hp_roman8"
)
_MAX_CONTROLS: Final = 0.02
_WIDE_SHARE: Final = 0.6
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")

_REFERENCE: Final = re.compile(
    r"&(?:#[xX](?P<hex>[0-9a-fA-F]{1,6})|#(?P<number>\d{1,7})"
    r"|(?P<name>shy|zwnj|zwj|lrm|rlm|ZeroWidthSpace|NoBreak));?"
)
_BREAKS: Final = "\x0b\x0c\x1c\x1d\x1e\x1f\x85"


def decoded(raw: bytes, names_itself: bool = False) -> str:
    """Return the characters of a document, line ends as newlines, controls left out.

    A byte order mark decides, then the encoding that the document names (if `names_itself`), then
    UTF-16 and UTF-8 where they fit, then a guess. Bytes that do not fit become U+FFFD.

    Raises:
        RefusedTextError: empty, binary or encoding.
    """
    if not raw:
        raise RefusedTextError("empty")
    text = (
        _marked(raw)
        or (_named(raw) if names_itself else None)
        or _wide(raw)
        or _utf8(raw)
        or _guessed(raw)
    )
    if len(_CONTROL.findall(text, 0, _SAMPLE)) > _MAX_CONTROLS * min(len(text), _SAMPLE):
        raise RefusedTextError("binary")
    return visible(text)


def without_references(source: str) -> str:
    """Return the source of a page without references to characters that no text holds.

    `&#27;` and `&shy;` stand for what `visible` takes out where it is written as it is.
    """
    return _REFERENCE.sub(_kept_reference, source)


def _kept_reference(found: re.Match[str]) -> str:
    if found["name"]:
        return ""
    code = int(found["hex"], 16) if found["hex"] else int(found["number"])
    if code > sys.maxunicode:
        return found[0]
    if chr(code) in _BREAKS:
        return " "
    return found[0] if visible(chr(code)) else ""


def _marked(raw: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace")
    return None


def _named(raw: bytes) -> str | None:
    found = _NAMED.search(raw, 0, _HEAD)
    if found is None:
        return None
    name = found[1].decode("ascii", errors="replace").lower()
    if name in _LATIN:  # what is named so is written in its superset, by the rules of browsers
        name = "cp1252"
    try:
        if not codecs.lookup(name)._is_text_encoding:
            return None
        return raw.decode(name) if name.startswith("utf") else raw.decode(name, errors="replace")
    except (LookupError, UnicodeError):
        return None


def _utf8(raw: bytes) -> str | None:
    """The text where it is UTF-8, or was so but for a few damaged bytes."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("utf-8", errors="replace")
    damaged = text.count("\N{REPLACEMENT CHARACTER}")
    whole = sum(1 for letter in text[:_SAMPLE] if letter > "\x7f") - damaged
    return text if whole > 4 * damaged else None


def _guessed(raw: bytes) -> str:
    from charset_normalizer import from_bytes

    if b"\x00" in raw[:_SAMPLE]:
        raise RefusedTextError("binary")
    best = from_bytes(raw[:_SAMPLE]).best()
    if best is None:
        raise RefusedTextError("encoding")
    encoding = "cp1252" if _LIKE_LATIN.fullmatch(best.encoding) else best.encoding
    return raw.decode(encoding, errors="replace")


def _wide(raw: bytes) -> str | None:
    """The text where every other byte is mostly zero, as with Latin letters in UTF-16."""
    head = raw[:_SAMPLE]
    for start, encoding in ((0, "utf-16-be"), (1, "utf-16-le")):
        if len(head) > 1 and head[start::2].count(0) > _WIDE_SHARE * len(head) / 2:
            return raw.decode(encoding, errors="replace")
    return None
