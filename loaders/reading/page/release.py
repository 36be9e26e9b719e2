"""What the recognisers take and give: a released text, and values found in it."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Release:
    """One released text, with what is known of it from outside.

    `text` is kept as it is: offsets count its code points. `published` is YYYY-MM-DD or None;
    `side` the ISO 3166-1 alpha-3 code of the government that speaks, where it is known.
    """

    id: str
    text: str
    published: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    side: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value with the words it rests on.

    `release.text[start:end]` is the quote. `rule` names what found it, in kebab-case. A value that
    no words say (the country of a city) has `inferred` True and the span of what it came from.
    """

    value: T
    start: int
    end: int
    rule: str
    sure: bool = True
    inferred: bool = False
