"""Web pages as ministries and newspapers publish them, to the text that is kept."""

import copy
import re
from collections.abc import Iterator
from typing import Any, Final

from loaders.texts.datelines import written_date
from loaders.texts.kept import KeptText, RefusedTextError
from loaders.texts.plain import plain_text
from loaders.texts.web_metadata import Description, described, words_in

_HEAD: Final = 4096
_BLOCKS: Final = frozenset({"p", "head", "quote", "list", "table", "code", "item", "row", "div"})
_LEAST_OF_SEVERAL: Final = 500
"""Characters of an article that can be one of several on a page."""
_MAX_OF_SEVERAL: Final = 200
_LONGEST_CELL: Final = 250
"""Characters of a cell above which a table is no table but lays out the page."""
_MAX_TAGS: Final = 5000
"""Tags of a page at most that is read again where the usual depth did not reach all."""
_SPACE: Final = re.compile(r"[ \t\f\xa0]+")
_FIRST_WORDS: Final = 60
_HEADINGS: Final = "./descendant::*[self::h1 or self::h2 or self::h3]"
_DATES: Final = "./descendant::time[@datetime]"


def page_texts(source: str) -> tuple[list[KeptText], bool]:
    """Return the texts of a page, and whether the page says that they are not for everyone.

    One, or several where it holds several articles with a heading and a date each. A text begins
    with its title; its blocks are separated by blank lines, cells of a table by commas.

    Raises:
        RefusedTextError: empty, or broken where nothing of the page can be read.
    """
    from trafilatura import load_html

    tree = load_html(source)
    if tree is None:
        raise RefusedTextError("empty" if "<" not in source else "broken", "no HTML in it")
    if _is_cut_off(tree, source):
        tree = _deep_tree(source)
    about = described(tree, source[:_HEAD])
    articles = _separate(tree)
    if articles:
        return [_part(one, about, n) for n, one in enumerate(articles)], about.is_behind_wall
    body = _main_text(tree)
    title = about.title or _heading_before(tree, body) or plain_text(body).title
    title = title or about.site_title
    return [_kept(body, title, about)], about.is_behind_wall


def _is_cut_off(tree: Any, source: str) -> bool:
    """Whether paragraphs of the page are missing, as where something is nested very deep."""
    written = source.count("<p>") + source.count("<p ")
    return source.count("<") < _MAX_TAGS and written > sum(1 for _ in tree.iter("p"))


def _deep_tree(source: str) -> Any:
    """The page with what is nested deeper than the parser goes by itself."""
    from lxml.html import HTMLParser, document_fromstring  # type: ignore[import-untyped]

    return document_fromstring(source, parser=HTMLParser(huge_tree=True, remove_comments=True))


def _kept(body: str, title: str | None, about: Description) -> KeptText:
    text = body
    if title and not _begins_with(body, title):
        text = f"{title}\n\n{body}"
    return KeptText(
        text if body else "",
        title=title,
        publisher=about.publisher,
        url=about.url,
        published=about.published,
    )


def _heading_before(tree: Any, body: str) -> str | None:
    """The heading nearest before the first words of the text."""
    first = "".join(body.split())[:_FIRST_WORDS]
    nearest = None
    for one in tree.iter("h1", "h2", "h3", "p", "div", "td"):
        if one.tag in ("h1", "h2", "h3"):
            nearest = words_in(one) or nearest
        elif first and "".join((one.text or "").split()).startswith(first[: _FIRST_WORDS // 2]):
            return nearest
    return None


def _begins_with(body: str, title: str) -> bool:
    """Whether one of the first lines is the title."""
    head = body[: 4 * len(title) + 400].split("\n")[:5]
    return any(" ".join(line.split()).casefold() == title.casefold() for line in head)


def _separate(tree: Any) -> list[Any]:
    """The articles of a page that holds several, in order; else none.

    Each has a date, or they stand side by side.
    """
    found = [
        one
        for one in tree.xpath("//article[not(ancestor::article)]")[:_MAX_OF_SEVERAL]
        if one.xpath(_HEADINGS) and len(line_text(one)) >= _LEAST_OF_SEVERAL
    ]
    dated = [one for one in found if one.xpath(_DATES)]
    if len(dated) > 1:
        return dated
    side_by_side = {one.getparent() for one in found}
    return found if len(found) > 1 and len(side_by_side) == 1 else []


def line_text(element: Any) -> str:
    """Return the words below an element as one line."""
    return " ".join("".join(element.itertext("p", "li", "td", "div", "blockquote")).split())


def _part(article: Any, about: Description, number: int) -> KeptText:
    """One of several articles: title and date are its own."""
    from lxml.html import document_fromstring, tostring

    heading = words_in(article.xpath(_HEADINGS)[0])
    page = document_fromstring(f"<html><body>{tostring(article, encoding='unicode')}</body></html>")
    kept = _kept(_main_text(page), heading, about)
    dates = article.xpath(_DATES)
    day = written_date(dates[0].get("datetime")) or kept.published if dates else None
    return KeptText(kept.text, heading, kept.publisher, kept.url, day, part=number)


def _main_text(tree: Any) -> str:
    from trafilatura import bare_extraction

    copied = _without_lists_in_cells(copy.deepcopy(tree))
    found = bare_extraction(
        copied,
        include_comments=False,
        include_tables=True,
        deduplicate=False,
    )
    if found is None or isinstance(found, dict) or found.body is None:
        return ""
    return "\n\n".join(_blocks(found.body))


def _without_lists_in_cells(tree: Any) -> Any:
    """Make paragraphs of the items of lists in cells of tables, which would be lost otherwise."""
    for cell in tree.iter("td", "th"):
        for item in cell.iter("li"):
            item.tag = "p"
        for one in [*cell.iter("ul", "ol")]:
            one.drop_tag()
    return tree


def _blocks(body: Any) -> Iterator[str]:
    """The words of each block in order; items of a list and rows of a table stand on lines."""
    for block in body:
        if block.tag == "list":
            lines = [_line(item) for item in block.iterfind(".//item")]
        elif block.tag == "table":
            yield from _table(block)
            continue
        else:
            lines = _lines(block)
        text = "\n".join(line for line in lines if line)
        if text:
            yield text


def _table(table: Any) -> Iterator[str]:
    """A table as rows; one that only lays out the page as the paragraphs in its cells."""
    rows = [[_lines(cell) for cell in row.iterfind("cell")] for row in table.iterfind(".//row")]
    cells = [cell for row in rows for cell in row if cell]
    if any(sum(map(len, cell)) > _LONGEST_CELL for cell in cells):
        yield from ("\n\n".join(cell) for cell in cells)
    elif _has_sides(rows):
        yield from _columns(rows)
    elif cells:
        told = (", ".join(" ".join(cell) for cell in row if cell) for row in rows)
        yield "\n".join(row for row in told if row)


def _has_sides(rows: list[list[list[str]]]) -> bool:
    """Whether each column has a line for its head and several lines below: lists side by side."""
    heads, below = rows[0], rows[1:]
    is_even = len(heads) > 1 and all(len(row) == len(heads) for row in below)
    has_heads = all(len(cell) == 1 for cell in heads)
    return is_even and has_heads and any(len(cell) > 1 for row in below for cell in row)


def _columns(rows: list[list[list[str]]]) -> Iterator[str]:
    """The columns of a table one after the other, each a list under its head."""
    for n, head in enumerate(rows[0]):
        lines = [f"- {line}" for row in rows[1:] for line in row[n]]
        yield "\n".join([f"{head[0]}:", *lines])


def _line(element: Any) -> str:
    return " ".join(_lines(element))


def _lines(element: Any) -> list[str]:
    """The words below an element, a line for each line break in it."""
    pieces: list[str] = []
    for one in element.iter():
        if one.tag == "lb" or (one is not element and one.tag in _BLOCKS):
            pieces.append("\n")
        pieces.append(_flat(one.text))
        if one is not element:
            pieces.append(_flat(one.tail))
    lines = "".join(pieces).split("\n")
    return [line for line in (_SPACE.sub(" ", line).strip() for line in lines) if line]


def _flat(text: str | None) -> str:
    return (text or "").replace("\n", " ")
