"""A person named at one place of a text."""

from dataclasses import dataclass

from loaders.reading.entities.body_countries import Body
from loaders.reading.entities.person_names import Name
from loaders.reading.page.page import Place, Sentence


@dataclass(frozen=True)
class Mention:
    """A person named at one place with an office, and what the words there say of both.

    `first` and `last` bound all that belongs to it. `title` is the numbers of the first and last
    word of the office's wording, None where a person stands without one; `head_at` the office's
    noun, `cut` the words within the wording that name the country. `body_place` is the country of
    the institution beside the office.
    """

    name: Name
    tokens: tuple[str, ...]
    sentence: Sentence
    first: int
    last: int
    title: tuple[int, int] | None = None
    head: str = ""
    head_at: int = 0
    country: Place | None = None
    body: Body | None = None
    body_place: Place | None = None
    is_acting: bool = False
    is_former: bool = False
    rule: str = ""
    cut: tuple[int, int] | None = None
