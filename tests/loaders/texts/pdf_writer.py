"""Writes small PDF files for the tests: text at places on pages, and what goes wrong in PDFs."""

import zlib
from collections.abc import Sequence

Line = tuple[float, float, str]
"""Points from the left, points from below, words."""


def pdf(
    pages: Sequence[Sequence[Line]],
    *,
    title: str | None = None,
    size: float = 11,
    image: bool | Sequence[int] = False,
    compressed: bool = False,
) -> bytes:
    """Return a PDF with the lines of each page, in the order in which they are given.

    `image` puts a large picture on every page, or on those of the given numbers (from 1).
    """
    objects: list[bytes] = [b"", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids: list[int] = []
    picture = 0
    pictured = range(1, len(pages) + 1) if image is True else image or ()
    if pictured:
        pixel = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
        objects.append(pixel + b"/BitsPerComponent 8 /Length 1 >>\nstream\n\x80\nendstream")
        picture = len(objects)
    for number, lines in enumerate(pages, 1):
        has_picture = number in pictured
        drawn = "".join(
            f"BT /F1 {size:g} Tf {x:g} {y:g} Td ({_escaped(words)}) Tj ET\n"
            for x, y, words in lines
        ).encode("cp1252")
        if has_picture:
            drawn += b"q 500 0 0 700 50 50 cm /I1 Do Q\n"
        how = b""
        if compressed:
            drawn, how = zlib.compress(drawn), b" /Filter /FlateDecode"
        objects.append(b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(drawn), how, drawn))
        pictures = f"/XObject << /I1 {picture} 0 R >>" if has_picture else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects)} 0 R "
            f"/Resources << /Font << /F1 3 0 R >> {pictures} >> >>".encode()
        )
        kids.append(len(objects))
    references = " ".join(f"{kid} 0 R" for kid in kids)
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Kids [{references}] /Count {len(kids)} >>".encode()
    return assembled(objects, title)


def assembled(objects: Sequence[bytes], title: str | None = None, trailer: str = "") -> bytes:
    """Return a PDF of these objects, of which the first is the catalogue."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    told = [*objects]
    if title is not None:
        told.append(f"<< /Title ({_escaped(title)}) >>".encode("cp1252"))
        trailer += f" /Info {len(told)} 0 R"
    for number, one in enumerate(told, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    at = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(told) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"trailer\n<< /Size {len(told) + 1} /Root 1 0 R{trailer} >>\n".encode()
    out += b"startxref\n%d\n%%%%EOF\n" % at
    return bytes(out)


def column(words: str, x: float, top: float, width: int, pitch: float = 14) -> list[Line]:
    """Return lines of at most `width` characters, one below the other."""
    lines: list[str] = [""]
    for word in words.split():
        if len(lines[-1]) + len(word) + 1 > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return [(x, top - n * pitch, line) for n, line in enumerate(lines)]


def _escaped(words: str) -> str:
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
