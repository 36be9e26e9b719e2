"""The guide that Neo4j Browser plays: the saved queries, each a click from the editor.

In two forms, since Browser's older line reads HTML and the newer one AsciiDoc.
"""

from collections.abc import Iterator
from html import escape
from typing import Final

from api.saved_queries import SavedQuery, saved_queries

_TITLE: Final = "Tieline in Neo4j Browser"
_LEAD: Final = (
    "A click on a query puts it into the editor; change the values on top, then run it. "
    "A double click on a node shows what surrounds it; click a node or a relationship "
    "to read its quote and the report that says so."
)
_STYLE_SAYS: Final = "Colours by kind and short captions, once per browser:"


def html_guide(base: str) -> str:
    """Return the guide as HTML, for `:play`; `base` is where the API is reached, with a slash."""
    slides = "".join(
        f'<slide class="row-fluid"><div class="col-sm-12"><h3>{escape(chapter)}</h3>'
        f"{''.join(map(_html_query, queries))}</div></slide>"
        for chapter, queries in saved_queries().items()
    )
    return (
        f'<article class="guide"><title>{_TITLE}</title><carousel class="deck container-fluid">'
        f'<slide class="row-fluid"><div class="col-sm-12"><h3>{_TITLE}</h3>'
        f'<p class="lead">{_LEAD}</p><p>{_STYLE_SAYS}</p>'
        f"{_runnable(f':style {base}browser/style.grass')}</div></slide>"
        f"{slides}</carousel></article>"
    )


def _html_query(query: SavedQuery) -> str:
    return (
        f"<h4>{escape(query.title)}</h4><p>{escape(_sentence(query))}</p>{_runnable(query.pasted)}"
    )


def _runnable(text: str) -> str:
    return (
        '<figure><pre class="pre-scrollable code runnable" data-lang="cypher">'
        f"{escape(text, quote=False)}</pre></figure>"
    )


def asciidoc_guide(base: str) -> str:
    """Return the guide as AsciiDoc, for Browsers that read that."""
    return "\n".join(_asciidoc(base))


def _asciidoc(base: str) -> Iterator[str]:
    yield f"= {_TITLE}\n\n{_LEAD}\n\n== Style\n\n{_STYLE_SAYS}\n"
    yield f"[source]\n----\n:style {base}browser/style.grass\n----\n"
    for chapter, queries in saved_queries().items():
        yield f"== {chapter}\n"
        for query in queries:
            yield f"=== {query.title}\n\n{_sentence(query)}\n"
            yield f"[source,cypher]\n----\n{query.pasted}\n----\n"


def _sentence(query: SavedQuery) -> str:
    said = f"{query.purpose[0].upper()}{query.purpose[1:]}."
    return said if query.edit == "nothing" else f"{said} Edit: {query.edit}."
