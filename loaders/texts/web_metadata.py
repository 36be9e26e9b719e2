"""What a web page says about itself beside its text.

Title, publisher, canonical address, day of publication: from JSON-LD, from meta elements, and from
the mark that browsers leave in pages they save. An address must be one, a date a day of the
calendar; what is not is passed over.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final
from urllib.parse import urlsplit

from loaders.texts.datelines import said_day, written_date

_MAX_JSON: Final = 500_000
_MAX_NODES: Final = 2000
_LONGEST: Final = 500
_SAVED_FROM: Final = re.compile(r"saved from url=\(\d{1,6}\)(https?://\S{3,500})")
_SHOWN: Final = ".//text()[not(ancestor::script or ancestor::style)]"
_SUFFIX: Final = re.compile(r"\s{1,3}(?:[|»–—-]|::)\s{1,3}")  # noqa: RUF001
_OF_SITE: Final = re.compile(
    r"(?:press releases?|news|media cent(?:re|er)|home|welcome|untitled)\W*(?:$|[:|–—-])",  # noqa: RUF001
    re.IGNORECASE,
)
_SHORT: Final = 160
_ARTICLE: Final = re.compile(r"Article|Report|BlogPosting|WebPage|PressRelease|GovernmentService")
_TITLES: Final = ("og:title", "twitter:title", "dc.title", "dcterms.title")
_PUBLISHERS: Final = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher")
_DATES: Final = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "date",
)


@dataclass(frozen=True, slots=True)
class Description:
    """What a page says of itself; None where it says nothing that can be used."""

    title: str | None
    """What heads its text."""
    site_title: str | None
    """What the browser shows, which may be the site's name alone."""
    publisher: str | None
    url: str | None
    published: str | None
    is_behind_wall: bool
    """Whether the page says that its text is not for everyone."""


def described(tree: Any, head: str) -> Description:
    """Return what a page says about itself.

    Args:
        tree: the page, as lxml has read it.
        head: the beginning of the page's source, where browsers leave a mark.
    """
    linked = list(_linked_data(tree))
    named = _named(tree)
    publisher = _first((_publisher(one) for one in linked), _pick(named, _PUBLISHERS))
    return Description(
        title=_title(tree, linked, named, publisher),
        site_title=_first([line_of(tree.findtext(".//title"))], _pick(named, _TITLES)),
        publisher=publisher,
        url=_address(tree, linked, named, head),
        published=_first(
            (written_date(one.get("datePublished")) for one in linked),
            (written_date(named.get(name)) for name in _DATES),
            (written_date(one.get("datetime")) for one in tree.iterfind(".//time[@itemprop]")),
            map(said_day, islice(_visible(tree), _MAX_NODES)),
        ),
        is_behind_wall=any(_says_no(one.get("isAccessibleForFree")) for one in linked),
    )


def address_of(value: object) -> str | None:
    """Return an address of the web that leads further than to a front page, else None."""
    if not isinstance(value, str) or len(value) > _LONGEST or any(c.isspace() for c in value):
        return None
    try:
        parts = urlsplit(value)
    except ValueError:
        return None
    leads = parts.path.strip("/") or parts.query
    return value if parts.scheme in ("http", "https") and parts.netloc and leads else None


def line_of(value: object) -> str | None:
    """Return a text as one line of tolerable length, else None."""
    if not isinstance(value, str):
        return None
    line = " ".join(value[: 4 * _LONGEST].split())
    return line if 0 < len(line) <= _LONGEST else None


def _first(*sources: Iterable[str | None]) -> str | None:
    return next((one for source in sources for one in source if one), None)


def _named(tree: Any) -> dict[str, str]:
    """The first value of every meta element, by its name in small letters."""
    found: dict[str, str] = {}
    for one in tree.iterfind(".//meta"):
        name = one.get("property") or one.get("name") or one.get("itemprop")
        content = line_of(one.get("content"))
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _pick(named: dict[str, str], names: Iterable[str]) -> Iterator[str | None]:
    return (named.get(name) for name in names)


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """Objects of the page's JSON-LD that describe something published; what is broken is none."""
    for script in tree.iterfind(".//script[@type]"):
        source = script.text or ""
        if "ld+json" not in script.get("type", "") or len(source) > _MAX_JSON:
            continue
        try:
            data = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _articles(data)


def _articles(data: Any) -> Iterator[dict[str, Any]]:
    waiting, seen = [data], 0
    while waiting and seen < _MAX_NODES:
        one = waiting.pop()
        seen += 1
        if isinstance(one, list):
            waiting.extend(reversed(one[:_MAX_NODES]))
        elif isinstance(one, dict):
            if _ARTICLE.search(str(one.get("@type"))):
                yield one
            waiting.append(one.get("@graph"))


def _publisher(article: dict[str, Any]) -> str | None:
    told = article.get("publisher")
    if isinstance(told, list):
        told = told[0] if told else None
    return line_of(told.get("name") if isinstance(told, dict) else told)


def _title(
    tree: Any, linked: list[dict[str, Any]], named: dict[str, str], publisher: str | None
) -> str | None:
    """The headline as JSON-LD, meta elements or the only heading of the first level give it.

    Where that is as good as none (the name of a page of releases), None.
    """
    heads = [line for line in map(words_in, tree.iterfind(".//h1")) if line]
    only = heads[0] if len(heads) == 1 else None
    titles = _pick(named, _TITLES)
    told = _first((line_of(one.get("headline")) for one in linked), titles, [only])
    if told is None or _OF_SITE.match(told):
        told = None if only is None or _OF_SITE.match(only) else only
    if told is None:
        return None
    if only and len(only) > len(told) // 2 and told.startswith(only):
        return only
    return _without_site(told, publisher)


def words_in(element: Any) -> str | None:
    """Return the words of an element as one line, scripts and styles left out; None if none."""
    return line_of("".join(element.xpath(_SHOWN)))


def _visible(tree: Any) -> Iterator[str]:
    """Short pieces of the page that may say when it was published."""
    for one in tree.iter("div", "span", "p", "time", "td", "li", "strong", "b", "h4", "h5", "h6"):
        line = line_of(one.text)
        if line and len(line) <= _SHORT:
            yield line


def _without_site(title: str, publisher: str | None) -> str:
    """The title without the name of the site behind it."""
    parts = _SUFFIX.split(title)
    if len(parts) > 1 and publisher and _folded(parts[-1]) in (_folded(publisher), ""):
        return title[: title.rindex(parts[-1])].rstrip(" |»–—-:")  # noqa: RUF001
    if "|" in title and len(parts) > 1:
        longest = title.split("|")[0].strip()
        return longest or title
    return title


def _folded(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _address(
    tree: Any, linked: list[dict[str, Any]], named: dict[str, str], head: str
) -> str | None:
    saved = _SAVED_FROM.search(head)
    links = (
        one.get("href")
        for one in tree.iterfind(".//link[@rel]")
        if one.get("rel", "").lower() == "canonical"
    )
    return _first(
        map(address_of, links),
        [address_of(named.get("og:url"))],
        (address_of(_page(one)) for one in linked),
        [address_of(saved[1])] if saved else [],
    )


def _page(article: dict[str, Any]) -> object:
    page = article.get("mainEntityOfPage")
    return (page.get("@id") if isinstance(page, dict) else page) or article.get("url")


def _says_no(value: object) -> bool:
    return value is False or (isinstance(value, str) and value.lower() in ("false", "no"))
