"""Who held a post on a day, as people ask it: "the Home Secretary of India on 28 February 2024".

By tenures of reference tables alone: what reports cite of an office tells a title and not its time.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from graph.language import countries, dates
from graph.language.date_words import dates_in
from graph.language.dates import Days
from graph.language.fold import words
from graph.language.plain_words import bag
from graph.model.records import Node
from graph.model.vocabulary import Label
from graph.model.vocabulary import RelationshipType as Rel
from graph.stores.contract import View

_MAX_POSTS: Final = 200
_ON: Final = re.compile(r"(.+?),?\s+(?:on|in|at)\s+(.*\d.*)", re.IGNORECASE)
_OF: Final = re.compile(r"\s+(?:of|for)\s+|\s*,\s*", re.IGNORECASE)
_THE: Final = re.compile(r"^\s*the\s+", re.IGNORECASE)


class Office(NamedTuple):
    """A post and a country as some text names them, and the days it asks for."""

    post: str
    country: str
    days: Days


def holders(view: View, asked: str) -> list[Node]:
    """Return the officials who held the post that a text names on the day that it names.

    In order of id; none where the text does not ask so, no such post is known, or no tenure fits. A
    tenure without an end counts until the next one of that post begins.
    """
    found: dict[str, Node] = {}
    for office in _offices(asked):
        posts = [node.number for node in _posts(view, office)]
        if posts:
            held = _tenures(view, posts, office.days)
            officials = view.relationships_of(held, [Rel.HELD], False) if held else []
            nodes = view.nodes([one.source for one in officials])
            found |= {node.id: node for node in nodes.values()}
            break
    return [found[node_id] for node_id in sorted(found)]


def _offices(asked: str) -> Iterator[Office]:
    """The readings of a text as post, country and day, the longest post first."""
    told = _ON.fullmatch(_THE.sub("", asked.strip()))
    days = _days(told[2]) if told else None
    if told is None or days is None:
        return
    for parting in reversed(list(_OF.finditer(told[1]))):
        country = countries.find_code(told[1][parting.end() :])
        if country is not None:
            yield Office(told[1][: parting.start()], country, days)


def _days(text: str) -> Days | None:
    """The days that a text names and nothing else; None where it names none, or several."""
    try:
        return dates.days(text.strip())
    except ValueError:
        found = dates_in(text)
    if len(found) != 1 or len(found[0].readings) != 1:
        return None
    first, last = found[0].readings[0]
    return dates.span(first, last)


def _posts(view: View, office: Office) -> list[Node]:
    """The posts of the country that bear the name, whatever body they are of."""
    own = bag(office.post, office.country)
    found = view.search_candidates(words(office.post), [Label.POST], _MAX_POSTS)
    return [
        node
        for node in found
        if node.properties.get("country") == office.country
        and any(bag(name, office.country) == own for name in _names(node))
    ]


def _names(post: Node) -> Iterator[str]:
    """The names of a post; the shown one also without what it is of."""
    yield from (post.name, *post.aliases)
    head, _, of = post.name.rpartition(", ")
    if head and of:
        yield head


def _tenures(view: View, posts: list[int], days: Days) -> list[int]:
    """Numbers of the tenures of these posts that a day of the span falls into."""
    inside = view.relationships_of(posts, [Rel.IN], False)
    nodes = view.nodes([one.source for one in inside])
    by_post: dict[int, list[Node]] = {}
    for one in inside:
        by_post.setdefault(one.target, []).append(nodes[one.source])
    return [
        tenure.number
        for tenures in by_post.values()
        for tenure in tenures
        if _covers(tenure, tenures, days)
    ]


def _covers(tenure: Node, others: list[Node], days: Days) -> bool:
    first, last = days
    assert first is not None and last is not None
    if tenure.earliest is None or tenure.earliest > last:
        return False
    if tenure.latest is not None:
        return tenure.latest >= first
    begun = [other.earliest for other in others if other.earliest is not None]
    return not any(tenure.earliest < start <= first for start in begun)
