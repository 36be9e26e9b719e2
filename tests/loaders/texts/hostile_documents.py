"""Documents as no ministry writes them: generated from a number, and mutated."""

import gzip
import json
import random
from collections.abc import Callable
from typing import Final, NamedTuple

from tests.loaders.texts.pdf_writer import assembled, column, pdf

SENTENCES: Final = (
    "The defence ministers of India and Japan met in New Delhi on 28 February 2024.",
    "The two sides signed a Memorandum of Understanding on maritime security in Tokyo.",
    "The delegation was led by the Defence Secretary, and the talks were held in Washington, D.C.",
    "They agreed that the next round of the U.S.-India Security Dialogue will be held in 2025.",
    "Foreign Minister A. B. Rao co-chaired the 5th meeting of the Joint Working Group.",
    "It was said that the agreement of 3 May 2021 would be renewed by the two governments.",
)
SIGNS: Final = (
    "\u202e\u202d\u2066\u2069\u200b\u200c\u200d\u2060\ufeff\u00ad\u0301\u0489\ufffd\x1b\x07\x00\x0c"
)
SCRIPTS: Final = (
    "रक्षा मंत्री ने ",
    "وزير الدفاع ",
    "防衛大臣は",
    "Министр обороны ",
    "המשרד ",
    "กระทรวง",
)
BAIT: Final = (
    "a" * 50,
    "( " * 20,
    "A. " * 20,
    "the the ",
    "and, ",
    "-" * 40,
    "“",
    "of the Ministry ",
)


class Hostile(NamedTuple):
    """A document: the name of its file, its bytes, and what made it."""

    name: str
    raw: bytes
    how: str


def hostile(number: int) -> Hostile:
    """Return the hostile document of a number; the same for the same number."""
    dice = random.Random(number)
    how = dice.choice(sorted(_MAKERS))
    name, raw = _MAKERS[how](dice)
    if dice.random() < 0.4:
        raw, how = _mutated(dice, raw), f"{how}, mutated"
    if dice.random() < 0.1:
        name, raw = f"{name}.gz", gzip.compress(raw, 1)
        if dice.random() < 0.3:
            raw = raw[: len(raw) // 2]
    return Hostile(name, raw, f"{number}: {how}")


def _prose(dice: random.Random, count: int = 12) -> str:
    return " ".join(dice.choice(SENTENCES) for _ in range(dice.randint(1, count)))


def _size(dice: random.Random) -> int:
    """Mostly small, sometimes some hundred thousand."""
    return int(10 ** dice.uniform(0, 4.6))


def _plain(dice: random.Random) -> tuple[str, bytes]:
    encoding = dice.choice(["utf-8", "utf-16", "utf-32", "cp1252", "shift_jis", "koi8-r", "utf-7"])
    return "a.txt", _prose(dice, 40).encode(encoding, errors="ignore")


def _signs(dice: random.Random) -> tuple[str, bytes]:
    text = "".join(letter + dice.choice(SIGNS) * (dice.random() < 0.3) for letter in _prose(dice))
    return "a.txt", text.encode("utf-8", errors="surrogatepass")


def _scripts(dice: random.Random) -> tuple[str, bytes]:
    words = [dice.choice(SCRIPTS) if dice.random() < 0.5 else word for word in _prose(dice).split()]
    return "a.txt", " ".join(words).encode()


def _bait(dice: random.Random) -> tuple[str, bytes]:
    return "a.txt", (_prose(dice, 3) + dice.choice(BAIT) * _size(dice) + _prose(dice, 3)).encode()


def _one_line(dice: random.Random) -> tuple[str, bytes]:
    sentence = dice.choice([*SENTENCES, "x", "x ", "é"])
    return "a.txt", (sentence * _size(dice)).encode()[: 2 * 10**6]


def _bytes(dice: random.Random) -> tuple[str, bytes]:
    ending = dice.choice(["txt", "html", "md", "pdf", "bin"])
    return f"a.{ending}", dice.randbytes(min(_size(dice), 20_000))


def _nested(dice: random.Random) -> tuple[str, bytes]:
    tag, depth = (
        dice.choice(["div", "table><tr><td", "b", "ul><li", "article", "p", "a"]),
        _size(dice),
    )
    end = f"</{tag.split('>')[0]}>" * (depth if dice.random() < 0.5 else 0)
    return "a.html", f"<html><body>{f'<{tag}>' * depth}{_prose(dice)}{end}".encode()


def _page(dice: random.Random) -> tuple[str, bytes]:
    told = json.dumps({"@type": "NewsArticle", "headline": _prose(dice, 1), "datePublished": "x"})
    pieces = [f"<p>{_prose(dice, 3)}</p>", "<script>alert(1)</script>", "<!--", "-->", "<![CDATA["]
    pieces += ["&#0;&#x110000;&lt;script&gt;", "<svg><p>", "<math><mi>", "<template>", "\x1b[31m"]
    pieces += [
        f"<table><tr><td>{_prose(dice, 2)}</td></tr></table>",
        "<time datetime='9999-99-99'>",
    ]
    body = "".join(dice.choice(pieces) for _ in range(dice.randint(1, 60)))
    head = f"<script type='application/ld+json'>{told[: dice.randint(0, len(told) * 3)]}</script>"
    return "a.html", f"<html><head><title>{_prose(dice, 1)}</title>{head}</head>{body}".encode()


def _archive(dice: random.Random) -> tuple[str, bytes]:
    depth = dice.choice([1, 2, 300])
    head = "".join(
        f"Content-Type: multipart/related; boundary=b{n}\n\n--b{n}\n" for n in range(depth)
    )
    ways = ["quoted-printable", "base64", "uuencode", "8bit", "x"]
    part = f"Content-Type: text/html; charset={dice.choice(['utf-8', 'utf-7', 'x', ''])}\n"
    part += f"Content-Transfer-Encoding: {dice.choice(ways)}\n\n"
    return "a.mhtml", f"MIME-Version: 1.0\n{head}{part}".encode() + _page(dice)[1]


def _markdown(dice: random.Random) -> tuple[str, bytes]:
    marks = [
        "# ",
        "> " * 99,
        "*" * 200,
        "[" * 200,
        "](x)",
        "`" * 9,
        "| a ",
        "---\n",
        "\n\n",
        "![",
        "<b>",
    ]
    pieces = (dice.choice([*marks, _prose(dice, 1)]) for _ in range(dice.randint(1, 80)))
    return "a.md", "".join(pieces).encode()


def _lines(dice: random.Random) -> tuple[str, bytes]:
    records: list[object] = [
        {"text": _prose(dice), "title": _prose(dice, 1), "url": "javascript:alert(1)"},
        {
            "text": _prose(dice),
            "published": dice.choice(["9999-99-99", "2024-02", "0000", "soon"]),
            "guid": 7,
            "publisher": ["x"],
        },
        {"text": "", "title": None},
        {"text": 7},
        {"text": _prose(dice), "title": "\u202eevil\x1b[31m" * 99},
        [],
    ]
    lines = [json.dumps(dice.choice(records)) for _ in range(dice.randint(1, 5))]
    return "a.jsonl", "\n".join(lines).encode()


def _printed(dice: random.Random) -> tuple[str, bytes]:
    pages = [
        column(_prose(dice, 12), dice.uniform(-50, 300), dice.uniform(0, 900), dice.randint(1, 90))
        for _ in range(dice.randint(1, 6))
    ]
    for page in pages:
        if dice.random() < 0.5:
            dice.shuffle(page)
    return "a.pdf", pdf(pages, size=dice.choice([1, 11, 400]), compressed=dice.random() < 0.5)


def _circle(dice: random.Random) -> tuple[str, bytes]:
    count = dice.randint(2, 9)
    words = [
        "/Type /Pages",
        "/Type /Page",
        "/Kids [{} 0 R {} 0 R]",
        "/Parent {} 0 R",
        "/Count 99999",
    ]
    words += ["/Contents {} 0 R", "/Length {} 0 R", "/Resources {} 0 R", "/MediaBox [0 0 9e9 9]"]
    words += ["/Filter [/FlateDecode /LZWDecode]", "/XObject << /X {} 0 R >>", "/Length 5"]
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    for _ in range(count):
        told = " ".join(dice.sample(words, 5)).replace("{}", str(dice.randint(1, count + 1)))
        stream = "\nstream\n/X Do\nendstream" if dice.random() < 0.5 else ""
        objects.append(f"<< {told} >>{stream}".encode())
    return "a.pdf", assembled(objects)


def _bomb(dice: random.Random) -> tuple[str, bytes]:
    if dice.random() < 0.5:
        return "a.txt", gzip.compress(b"The two sides met. " * 400_000, 9)
    words = "The two sides met. " * dice.choice([10, 2000, 20_000])
    return "a.pdf", pdf([[(72, 700, words)]], compressed=True)


def _mutated(dice: random.Random, raw: bytes) -> bytes:
    """The bytes with some cut, doubled, turned or put in."""
    out = bytearray(raw)
    for _ in range(dice.randint(1, 8)):
        at = dice.randrange(len(out) + 1)
        end = min(len(out), at + dice.randint(1, 40))
        way = dice.randrange(4)
        if way == 0:
            del out[at:end]
        elif way == 1:
            out[at:at] = out[at:end] * dice.randint(1, 20)
        elif way == 2 and at < len(out):
            out[at] ^= 1 << dice.randrange(8)
        else:
            out[at:at] = dice.randbytes(dice.randint(1, 8))
    return bytes(out)


_MAKERS: Final[dict[str, Callable[[random.Random], tuple[str, bytes]]]] = {
    "plain text": _plain,
    "signs that are not seen": _signs,
    "other scripts": _scripts,
    "bait for patterns": _bait,
    "one line": _one_line,
    "bytes": _bytes,
    "nested page": _nested,
    "broken page": _page,
    "web archive": _archive,
    "markdown": _markdown,
    "JSON lines": _lines,
    "PDF": _printed,
    "PDF in circles": _circle,
    "bomb": _bomb,
}
