"""Plain text and Markdown to the text that is kept."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from graph.model.web_addresses import is_web_address
from loaders.texts.datelines import written_date
from loaders.texts.kept import KeptText
from loaders.texts.line_mending import unwrapped

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT: Final = re.compile(r"---[ \t]*\n(.{0,4000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD: Final = re.compile(r"([A-Za-z_-]{1,40}):[ \t]{1,9}(.{1,500})")
_TITLE_LENGTH: Final = 300
_FIELDS: Final = {
    "title": "title",
    "headline": "title",
    "date": "published",
    "published": "published",
    "url": "url",
    "link": "url",
    "source": "url",
    "canonical": "url",
    "publisher": "publisher",
    "site": "publisher",
}


def plain_text(text: str) -> KeptText:
    """Return a plain text, lines that were broken to a width joined.

    A short first line before a blank one is its title.
    """
    kept = unwrapped(text.strip("\n"))
    return KeptText(kept, title=_title(kept))


def _title(text: str) -> str | None:
    head, sign, _ = text.lstrip()[: _TITLE_LENGTH + 2].partition("\n")
    rest = text.lstrip()[len(head) + 1 :][:1]
    if sign and rest == "\n" and head.strip() and len(head) <= _TITLE_LENGTH:
        return head.strip()
    return None


def markdown_text(text: str) -> KeptText:
    """Return the words of a Markdown document, its marks left out.

    Fields of a front matter (title, date, url, publisher) say what they say; the title is else the
    first heading.
    """
    from markdown_it import MarkdownIt

    front = _FRONT.match(text)
    told = dict(_told(front[1])) if front else {}
    body = text[front.end() :] if front else text
    tokens = MarkdownIt("commonmark", {"maxNesting": 30}).enable("table").parse(body)
    blocks, title = _blocks(tokens)
    kept = "\n\n".join(block for block in blocks if block.strip())
    return KeptText(
        kept,
        title=told.get("title") or title,
        published=told.get("published"),
        url=told.get("url"),
        publisher=told.get("publisher"),
    )


def _told(front: str) -> Iterator[tuple[str, str]]:
    for line in front.splitlines():
        found = _FIELD.fullmatch(line.strip())
        name = _FIELDS.get(found[1].lower()) if found else None
        if found is None or name is None:
            continue
        value = found[2].strip().strip("\"'").strip()
        day = written_date(value)
        if name == "published" and day:
            yield name, day
        elif (name == "url" and is_web_address(value)) or name in ("title", "publisher"):
            yield name, value


def _blocks(tokens: "list[Token]") -> tuple[list[str], str | None]:
    """The words of each block, in order, and those of the first heading.

    A table is a block whose rows stand on lines, cells divided by commas.
    """
    found: list[str] = []
    cells: list[str] = []
    title, before, in_table = None, "", False
    for token in tokens:
        if token.type == "inline":
            words = "".join(_words(token.children or []))
            if before == "heading_open" and title is None:
                title = " ".join(words.split()) or None
            (cells if in_table else found).append(words)
        elif token.type in ("code_block", "fence"):
            found.append(token.content.strip("\n"))
        elif token.type in ("table_open", "table_close"):
            in_table = token.type == "table_open"
            found.append("")
        elif token.type == "tr_close":
            found[-1] = "\n".join(filter(None, (found[-1], ", ".join(filter(None, cells)))))
            cells = []
        before = token.type
    return found, title


def _words(tokens: "list[Token]") -> Iterator[str]:
    for token in tokens:
        if token.type == "hardbreak":
            yield "\n"
        elif token.type == "softbreak":
            yield " "
        elif token.type in ("text", "code_inline"):
            yield token.content
