"""What comes out of a document: texts as they are kept, or a refusal with a name.

And what a person says about a document from outside.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final

from graph.model.errors import TielineError

REFUSALS: Final[Mapping[str, str]] = {
    "empty": "holds no text",
    "binary": "is not text",
    "broken": "is damaged",
    "table": "is a table, whose rows are not text; `tieline load --mapping FILE` reads its rows",
    "document": "is of a kind that is not read",
    "packed": "is packed; unpack it",
    "encoding": "is in no encoding that could be told",
    "encrypted": "is locked with a password",
    "scan": "is a scan without a text layer",
    "paywall": "is the stub before a paywall or a log-in",
    "language": "is in another language than English",
    "several-reports": "holds several reports that could not be told apart",
    "too-big": "is too big",
    "too-slow": "took too long",
    "too-much-memory": "took too much memory",
    "reader-died": "ended the process that read it",
    "unsound": "was read into a report that is not valid",
}
"""The name of every refusal, and what it means."""


class RefusedTextError(TielineError):
    """A document that is not read; `name` is one of `REFUSALS`."""

    def __init__(self, name: str, detail: str = "") -> None:
        self.name = name
        self.reason = f"{name}: {REFUSALS[name]}{f' ({detail})' if detail else ''}"
        super().__init__(self.reason)


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of a document from outside; it wins over what the document says of itself."""

    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    side: str | None = None

    @property
    def told(self) -> tuple[str, ...]:
        """Names of what is known, in the order of the fields."""
        return tuple(one.name for one in fields(self) if getattr(self, one.name) is not None)


NOTHING_GIVEN: Final = Given()


@dataclass(frozen=True, slots=True)
class KeptText:
    """One text as it is kept, with what its document says about it.

    `pages` holds, for a document with pages, the offset in `text` at which each begins. `part` is
    the place (from 0) among the texts of a document that holds several, else None.
    """

    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    pages: tuple[int, ...] = ()
    part: int | None = None

    def with_given(self, given: Given) -> "KeptText":
        """Return the text with what is given from outside in place of what it says itself."""
        told: dict[str, Any] = {
            name: getattr(given, name)
            for name in ("published", "url", "publisher")
            if getattr(given, name) is not None
        }
        return replace(self, **told) if told else self

    def page_at(self, offset: int) -> int | None:
        """Return the page (from 1) on which an offset lies; None without pages."""
        return sum(1 for start in self.pages if start <= offset) or None
