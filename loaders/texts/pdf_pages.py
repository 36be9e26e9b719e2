"""PDF documents to pieces of lines with their places on the page, by PDFium."""

import ctypes
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final, NamedTuple

from loaders.texts.kept import RefusedTextError

HYPHEN: Final = "\xad"
"""Stands at the end of a piece whose last word goes on in the next line."""

_MAX_PAGES: Final = 400
_MAX_LETTERS_A_PAGE: Final = 60_000
_DIVIDED: Final = ("\x02", "\ufffe")
_FEW_LETTERS: Final = 20
_MAX_PICTURES: Final = 50
_HARDLY: Final = 0.01
_GAP: Final = 2.5
"""Widths of a line's height between two words that stand in two columns."""
_SAME_LINE: Final = 0.5


class Piece(NamedTuple):
    """A stretch of one line, and its box in points from the lower left corner of the page.

    `column` is the right edge of the column it stands in, where that is known.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    column: float = 0.0

    @property
    def height(self) -> float:
        """Height of the line, at least a point."""
        return max(self.top - self.bottom, 1.0)


class PdfText(NamedTuple):
    """What a PDF holds: pieces page by page in the order of the file, and its title if it has one.

    `pictured` tells for each page with hardly a letter what part of it (0 to 1) the pictures
    on it cover; 0 for the others.
    """

    pages: list[list[Piece]]
    pictured: list[float]
    title: str | None


def pdf_text(raw: bytes) -> PdfText:
    """Read the text layer of a PDF.

    Raises:
        RefusedTextError: encrypted, broken, or too-big.
    """
    import pypdfium2  # type: ignore[import-untyped]

    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as fault:
        locked = "password" in str(fault).lower()
        raise RefusedTextError("encrypted" if locked else "broken", str(fault)) from None
    try:
        if len(document) > _MAX_PAGES:
            raise RefusedTextError("too-big", f"{len(document)} pages, {_MAX_PAGES} are read")
        pages, pictured = [], []
        for number in range(len(document)):
            pieces, covered = _page(document, number)
            pages.append(pieces)
            pictured.append(covered)
        return PdfText(pages, pictured, _title(document))
    finally:
        document.close()


def _title(document: Any) -> str | None:
    title = " ".join(document.get_metadata_value("Title").split())
    return title or None


def _page(document: Any, number: int) -> tuple[list[Piece], float]:
    import pypdfium2

    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return [], 0.0  # PDFium cannot read this one; others of the document may be whole
    try:
        layer = page.get_textpage()
        count = layer.count_chars()
        if count > _MAX_LETTERS_A_PAGE:
            raise RefusedTextError("too-big", f"{count} characters on page {number + 1}")
        pieces = list(_pieces(layer, count))
        is_bare = sum(len(piece.text) for piece in pieces) < _FEW_LETTERS
        covered = _covered(page) if is_bare else 0.0
        layer.close()
        return pieces, covered
    except pypdfium2.PdfiumError:
        return [], 0.0
    finally:
        page.close()


def _covered(page: Any) -> float:
    """What part of a page its pictures cover; a picture without a known place, hardly any.

    Of the first pictures: a page may be pieced together of thousands.
    """
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    width, height = page.get_size()
    pictures = page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=4)
    parts = []
    for picture in islice(pictures, _MAX_PICTURES):
        left, bottom, right, top = picture.get_bounds()
        inside = max(0.0, min(right, width) - max(left, 0)) * max(
            0.0, min(top, height) - max(bottom, 0)
        )
        parts.append(max(inside / (width * height), _HARDLY) if width * height > 0 else _HARDLY)
    return min(1.0, sum(parts))


class _Letter(NamedTuple):
    text: str
    left: float
    right: float
    bottom: float
    top: float


def _letters(layer: Any, count: int) -> Iterator[_Letter]:
    """Every character with its box; one that PDFium put in between has a box without width."""
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    pointer = ctypes.byref(box)
    high = 0
    for n in range(count):
        code = pdfium.FPDFText_GetUnicode(layer.raw, n)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        pdfium.FPDFText_GetLooseCharBox(layer.raw, n, pointer)
        sign = chr(code) if code <= 0x10FFFF else ""
        yield _Letter(sign, box.left, box.right, box.bottom, box.top)


def _pieces(layer: Any, count: int) -> Iterator[Piece]:
    held: list[_Letter] = []
    for letter in _letters(layer, count):
        if letter.text in ("\r", "\n"):
            yield from _joined(held)
            held = []
        elif letter.text in _DIVIDED:
            yield from _joined(held, HYPHEN)
            held = []
        elif letter.text.isspace() or not held:
            held.append(letter)
        else:
            last = next((one for one in reversed(held) if not one.text.isspace()), None)
            if last is not None and _is_apart(last, letter):
                yield from _joined(held)
                held = []
            held.append(letter)
    yield from _joined(held)


def _is_apart(last: _Letter, letter: _Letter) -> bool:
    """Whether a letter belongs to another line, or to another column of the same."""
    height = max(last.top - last.bottom, letter.top - letter.bottom, 1.0)
    overlap = min(last.top, letter.top) - max(last.bottom, letter.bottom)
    if overlap < _SAME_LINE * min(last.top - last.bottom, letter.top - letter.bottom):
        return True
    return letter.left - last.right > _GAP * height or last.left - letter.right > height


def _joined(held: list[_Letter], end: str = "") -> Iterator[Piece]:
    text = "".join(one.text for one in held).strip()
    solid = [one for one in held if not one.text.isspace()]
    if text and solid:
        yield Piece(
            text + end,
            min(one.left for one in solid),
            max(one.right for one in solid),
            min(one.bottom for one in solid),
            max(one.top for one in solid),
        )
