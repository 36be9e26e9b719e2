"""The bytes of one document to the texts it holds: the one door of this folder.

Nothing here bounds time or memory; `workers` does.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from graph.language.characters import visible
from graph.model.web_addresses import is_web_address
from loaders.texts.datelines import stated_day, written_date
from loaders.texts.decoding import decoded, without_references
from loaders.texts.kept import Given, KeptText, RefusedTextError
from loaders.texts.kinds import Kind, is_table, kind_of
from loaders.texts.limits import MAX_LETTERS
from loaders.texts.line_mending import unwrapped
from loaders.texts.plain import markdown_text, plain_text
from loaders.texts.refusing import check_text
from loaders.texts.several import told_apart

_MARKUP: Final = 20
"""Characters of a page's source at most for one of its text."""
_LEAST_PAGE_LETTERS: Final = 20
"""Letters a page below which a PDF with pictures is a scan."""
_SCAN: Final = 0.6
"""Part of a page without letters that a picture covers where the page is a scan, not a drawing."""
_GENERIC_TITLE: Final = re.compile(
    r"(?:microsoft word|untitled|document\d*|print|slide|layout|.{0,200}\.(?:docx?|pdf|rtf))\b.*",
    re.IGNORECASE,
)


def texts_of(
    name: str, raw: bytes, given: Given, most_letters: int = MAX_LETTERS
) -> list[KeptText | RefusedTextError]:
    """Return the texts of a document, with what is known of each from outside or from itself.

    Of several, one that is no report is told in its place; so is, at the end, each page of a PDF
    that is a scan among others.

    Args:
        name: of the file; its ending tells the kind where the bytes do not.
        raw: the whole document, unpacked.
        given: what is known from outside; it wins.
        most_letters: characters of a text that is read.

    Raises:
        RefusedTextError: why there is none at all.
    """
    if not raw.strip():
        raise RefusedTextError("empty")
    kind = kind_of(name, raw)
    is_behind_wall = False
    scans: list[RefusedTextError] = []
    if kind is Kind.PDF:
        printed, scans = _printed(raw)
        found = told_apart(printed)
    elif kind in (Kind.HTML, Kind.WEB_ARCHIVE):
        found, is_behind_wall = _web_page(kind, raw, most_letters)
    else:
        found = told_apart(_written(kind, decoded(raw)))
        if kind is Kind.PLAIN and is_table(found[0].text):
            raise RefusedTextError("table")
    if len(found) == 1:
        return [_ready(found[0], given, most_letters, is_behind_wall), *scans]
    return [*(_ready_or_not(one, given, most_letters) for one in found), *scans]


def texts_of_record(
    record: Mapping[str, Any], given: Given, most_letters: int = MAX_LETTERS
) -> list[KeptText | RefusedTextError]:
    """Return the text of a JSON object with `text`, and `title`, `url`, `published` if it has them.

    Raises:
        RefusedTextError: why there is none.
    """
    text = unwrapped(visible(str(record["text"])).strip("\n"))
    title, url = _line(record.get("title")), _line(record.get("url"))
    if title and not text.lstrip().startswith(title):
        text = f"{title}\n\n{text}"
    own = KeptText(
        text,
        title=title,
        publisher=_line(record.get("publisher")),
        url=url if url and is_web_address(url) else None,
        published=written_date(record.get("published")),
    )
    return [_ready(own, given, most_letters, False)]


def _line(value: object) -> str | None:
    return " ".join(visible(value).split()) or None if isinstance(value, str) else None


def _web_page(kind: Kind, raw: bytes, most_letters: int) -> tuple[list[KeptText], bool]:
    from loaders.texts.web_archive import archived_page
    from loaders.texts.web_metadata import address_of
    from loaders.texts.web_page import page_texts

    address = None
    if kind is Kind.WEB_ARCHIVE:
        raw, address = archived_page(raw)
    source = _short(decoded(raw, names_itself=True), _MARKUP * most_letters)
    found, is_behind_wall = page_texts(without_references(source))
    found = [_without_controls(one) for one in found]
    if len(found) == 1:
        found = told_apart(found[0])
    if address:
        found = [replace(one, url=one.url or address_of(address)) for one in found]
    return found, is_behind_wall


def _without_controls(one: KeptText) -> KeptText:
    """The text without what only its metadata or the markup could bring in."""
    title, publisher = _line(one.title), _line(one.publisher)
    return replace(one, text=visible(one.text), title=title, publisher=publisher)


def _short(source: str, most: int) -> str:
    if len(source) > most:
        raise RefusedTextError("too-big", f"{len(source)} characters of HTML")
    return source


def _written(kind: Kind, text: str) -> KeptText:
    return markdown_text(text) if kind is Kind.MARKDOWN else plain_text(text)


def _printed(raw: bytes) -> tuple[KeptText, list[RefusedTextError]]:
    """The text of a PDF, and a refusal for each of its pages that is a scan among others."""
    from loaders.texts.paragraphs import paragraphs, without_running_heads
    from loaders.texts.pdf_pages import pdf_text
    from loaders.texts.reading_order import rows

    pdf = pdf_text(raw)
    pages = [rows(page) for page in pdf.pages]
    letters = sum(len(row.text) for page in pages for row in page)
    if letters < _LEAST_PAGE_LETTERS * len(pages):
        raise RefusedTextError("scan" if any(pdf.pictured) else "empty", f"{len(pages)} pages")
    text, starts = paragraphs(without_running_heads(pages))
    text, starts = _cleaned_pages(text, starts)
    title = None if pdf.title is None or _GENERIC_TITLE.fullmatch(pdf.title) else pdf.title
    own = plain_text(text).title
    scans = [
        RefusedTextError("scan", f"page {n} of {len(pages)}; the others are read")
        for n, covered in enumerate(pdf.pictured, 1)
        if covered >= _SCAN
    ]
    return KeptText(text, title=own or title, pages=starts), scans


def _cleaned_pages(text: str, starts: tuple[int, ...]) -> tuple[str, tuple[int, ...]]:
    """The text without what no text holds, and where its pages begin then."""
    ends = (*starts[1:], len(text))
    pieces = [visible(text[a:b]) for a, b in zip(starts, ends, strict=True)]
    moved, length = [], 0
    for piece in pieces:
        moved.append(length)
        length += len(piece)
    return "".join(pieces), tuple(moved)


def _ready_or_not(own: KeptText, given: Given, most_letters: int) -> KeptText | RefusedTextError:
    try:
        return _ready(own, given, most_letters, False)
    except RefusedTextError as fault:
        return fault


def _ready(own: KeptText, given: Given, most_letters: int, is_behind_wall: bool) -> KeptText:
    text = own.with_given(given)
    check_text(text, most_letters, is_behind_wall)
    published = text.published or stated_day(text.text)
    return replace(text, published=published, language=text.language or "en")
