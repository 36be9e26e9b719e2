"""What kind of document a file is, by its name and its first bytes.

The bytes win: a page saved as `.txt` is still a page.
"""

import csv
import re
from enum import Enum
from pathlib import PurePath
from typing import Final

from loaders.texts.kept import RefusedTextError

ENDINGS: Final = (
    *(".txt", ".text", ".md", ".markdown"),
    *(".html", ".htm", ".xhtml", ".mhtml", ".mht", ".pdf"),
)
"""Endings of the texts that are taken from folders, also with `.gz` behind them."""


class Kind(Enum):
    """Kinds of documents that are read as text."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    HTML = "html"
    WEB_ARCHIVE = "web archive"
    PDF = "pdf"


_BY_ENDING: Final = {
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
}
_PDF_WITHIN: Final = 1024
_SAMPLE: Final = 65_536
_BINARY: Final = (
    (b"PK\x03\x04", "a zip archive or an office document; save it as PDF, HTML or text"),
    (b"\xd0\xcf\x11\xe0", "an office document; save it as PDF, HTML or text"),
    (b"{\\rtf", "rich text; save it as PDF, HTML or text"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"BM", None),
    (b"\x1f\x8b", "a gzip archive within another"),
    (b"BZh", None),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a rar archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"%!PS", "PostScript; save it as PDF or text"),
    (b"bplist00", "a web archive of another kind; save the page as HTML"),
)
_PAGE: Final = re.compile(
    rb"\s{0,999}(?:<\?xml[^>]{0,200}>\s{0,99})?(?:<!--.{0,2000}?-->\s{0,99})?"
    rb"<(?:!doctype\s{1,9}html|html|head|body|article|meta|title|main|section|div|table|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_OTHER_XML: Final = re.compile(rb"\s{0,999}<(?:\?xml|rss|feed|svg|rdf:RDF)\b", re.IGNORECASE)
_ARCHIVE: Final = re.compile(
    rb"(?:[\w-]{1,40}:[^\n]{0,500}\n(?:[ \t][^\n]{0,500}\n){0,9}){0,20}?"
    rb"(?:MIME-Version:|Content-Type:\s{0,9}multipart/related)",
    re.IGNORECASE,
)


_SAVE: Final = "save it as PDF, HTML or text"
_NOT_READ: Final = {
    **dict.fromkeys((".csv", ".tsv", ".tab", ".xls", ".xlsx", ".ods"), ("table", "")),
    **dict.fromkeys((".doc", ".docx", ".odt", ".rtf", ".pages"), ("document", _SAVE)),
    **dict.fromkeys((".ppt", ".pptx", ".odp", ".key"), ("document", f"slides; {_SAVE}")),
    **dict.fromkeys((".epub", ".mobi"), ("document", f"a book; {_SAVE}")),
    **dict.fromkeys((".eml", ".msg", ".mbox"), ("document", f"a mail; {_SAVE}")),
    **dict.fromkeys((".zip", ".tar", ".tgz", ".7z", ".rar", ".bz2", ".xz", ".zst"), ("packed", "")),
}
_TABLE_ROWS: Final = 50
_LEAST_ROWS: Final = 3
_LEAST_CELLS: Final = {",": 3, ";": 3, "\t": 2}
"""Cells of every row from which on lines with these signs between them are a table."""


def not_read(name: str) -> str | None:
    """Return why a file of this name is not read; None where it may be."""
    ending = PurePath(name.lower().removesuffix(".gz")).suffix
    if ending not in _NOT_READ:
        return None
    return RefusedTextError(*_NOT_READ[ending]).reason


def is_table(text: str) -> bool:
    """Whether the lines of a text are the rows of a table: each of as many cells as the first."""
    lines = [line for line in text[:_SAMPLE].splitlines() if line.strip()]
    if len(text) > _SAMPLE:
        lines = lines[:-1]
    return any(_has_cells(lines[:_TABLE_ROWS], sign, least) for sign, least in _LEAST_CELLS.items())


def _has_cells(lines: list[str], sign: str, least: int) -> bool:
    try:
        rows = list(csv.reader(lines, delimiter=sign))
    except csv.Error:
        return False
    widths = {len(row) for row in rows}
    is_prose = 2 * sum(line.count(f"{sign} ") for line in lines) > sum(map(len, rows)) - len(rows)
    return len(rows) >= _LEAST_ROWS and len(widths) == 1 and widths.pop() >= least and not is_prose


def kind_of(name: str, raw: bytes) -> Kind:
    """Return the kind of a document.

    Raises:
        RefusedTextError: binary, with what it seems to be.
    """
    if b"%PDF-" in raw[:_PDF_WITHIN]:
        return Kind.PDF
    for begin, seems in _BINARY:
        if raw.startswith(begin) and (seems or b"\x00" in raw[:_PDF_WITHIN]):
            raise RefusedTextError("binary", seems or "")
    head = raw.removeprefix(b"\xef\xbb\xbf")[: _PDF_WITHIN * 4]
    if _PAGE.match(head):
        return Kind.HTML
    if _OTHER_XML.match(head):
        raise RefusedTextError("binary", "XML that is not a web page")
    if _ARCHIVE.match(head):
        return Kind.WEB_ARCHIVE
    ending = PurePath(name.lower().removesuffix(".gz")).suffix
    if ending == ".pdf":
        raise RefusedTextError("broken", "named .pdf but is not a PDF")
    return _BY_ENDING.get(ending, Kind.PLAIN)
