"""Posts: one body, or one country, and the same telling words; and who held them when."""

from typing import NamedTuple, TypedDict

from graph.identity.rule import Keys, NodeOf, Score
from graph.language import dates
from graph.language.dates import Days
from graph.language.plain_words import bag

_SAME_POST = Score(10, None, "same words, same body or country")
_SAME_TENURE = Score(10, None, "same person and post, times that fit")


class PostForm(TypedDict):
    """How one report names a post: the content of a form. `body` is the key of its body's form."""

    name: str
    country: str
    body: str | None


class Post(NamedTuple):
    """What tells a post apart."""

    country: str
    body: int | None
    words: str


class PostRule:
    """Same country, body and words; a post without a body is one of the country itself."""

    def features(self, data: PostForm, node_of: NodeOf) -> Post:
        """Make a post of a form's content; its body by the node it stands for."""
        country, body = data["country"], data["body"]
        return Post(country, node_of(body) if body else None, bag(data["name"], country))

    def keys(self, features: Post) -> Keys:
        """One key, owned and sought."""
        key = frozenset({f"{features.country}|{features.body}|{features.words}"})
        return Keys(key, key)

    def score(self, one: Post, other: Post) -> Score | None:
        """Equal or nothing."""
        return _SAME_POST if one == other else None

    def apart(self, one: Post, other: Post) -> bool:
        """Two posts of two bodies, or of other words."""
        return one != other


class TenureForm(TypedDict):
    """How one report tells of a tenure: keys of the forms of holder and post, first and last day.

    `start` and `end` are the spans of days that the partial dates mean.
    """

    holder: str
    post: str
    start: list[str | None]
    end: list[str | None]
    words: list[str]


class Held(NamedTuple):
    """What tells a tenure apart."""

    holder: int | None
    post: int | None
    start: Days
    end: Days


class TenureRule:
    """The same person in the same post, where starts fit; without a start, where ends fit."""

    def features(self, data: TenureForm, node_of: NodeOf) -> Held:
        """Make a tenure of a form's content; holder and post by the nodes they stand for."""
        start, end = Days(*data["start"]), Days(*data["end"])
        return Held(node_of(data["holder"]), node_of(data["post"]), start, end)

    def keys(self, features: Held) -> Keys:
        """One key, owned and sought."""
        key = frozenset({f"{features.holder}|{features.post}"})
        return Keys(key, key)

    def score(self, one: Held, other: Held) -> Score | None:
        """Firm where the times are told alike; a vaguer one joins the only one that it fits."""
        if self.apart(one, other):
            return None
        if (one.start, one.end) == (other.start, other.end):
            return _SAME_TENURE
        vaguer = 0 if _vagueness(one) > _vagueness(other) else 1
        return Score(5, vaguer, "the only tenure in that post that its times fit")

    def apart(self, one: Held, other: Held) -> bool:
        """Another person or post, or times that cannot be one tenure's."""
        if (one.holder, one.post) != (other.holder, other.post):
            return True
        return not (
            dates.overlap(one.start, other.start)
            and dates.overlap(one.end, other.end)
            and _follows(one, other)
            and _follows(other, one)
        )


def _follows(one: Held, other: Held) -> bool:
    """Whether one tenure can end when the other does, seen from its start."""
    begun, ended = one.start.earliest, other.end.latest
    return begun is None or ended is None or begun <= ended


def _vagueness(held: Held) -> tuple[int, str, str]:
    open_ends = (held.start.earliest is None) + (held.end.earliest is None)
    days = sum(len(dates.months(span)) for span in (held.start, held.end))
    return (open_ends * 1000 + days, str(held.start), str(held.end))
