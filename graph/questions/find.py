"""From what people write to the node they mean: ids, old ids, countries, ties, reports, names."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.language import countries
from graph.language.fold import words
from graph.model.errors import (
    AmbiguousNodeError,
    Candidate,
    InvalidQuestionError,
    NodeNotFoundError,
    UnreportedCountryError,
)
from graph.model.records import Node
from graph.model.vocabulary import Label
from graph.model.vocabulary import RelationshipType as Rel
from graph.questions import arguments
from graph.questions.search import Match, matches, search
from graph.questions.wording import listed
from graph.stores.contract import View

_WHAT = "an id or a name"
_MAX_NAMESAKES = 20
_MAX_NEAR = 5


@dataclass(frozen=True, slots=True)
class Found:
    """A node, and the retired id it was asked by, if so."""

    node: Node
    redirected_from: str | None = None


def resolve(view: View, ref: str) -> Node:
    """Return the node that is meant; see `locate`."""
    return locate(view, ref).node


def locate(view: View, ref: str, argument: str = "id") -> Found:
    """Return the node that is meant by an id, a country, a pair of countries or a name.

    In this order: the id of a node; a country by its code, name or alias; a tie by its countries in
    any order (`USA-IND`); a report by its own id; an id given out before, which stands for the node
    where its anchor mention lives now, else for the nodes that took over its mentions; a post of a
    country and a day, for who held it ("the Home Secretary of India on 28 Feb 2024"); a name, the
    exact before whole words before beginnings of words, where that is one node alone. Where several
    have a name, `Name (country)` and `Name, office` tell which. `argument` is what errors call the
    text.

    Raises:
        InvalidQuestionError: nothing is given, or what is no text.
        AmbiguousNodeError: several nodes may be meant; it has their ids.
        NodeNotFoundError: none; it has ids that are near. `UnreportedCountryError` where the text
            names a country or tie of which no report speaks.
    """
    asked = arguments.words(argument, ref, _WHAT)
    return _found(view, asked, view.node_by_id(asked))


def locate_each(view: View, asked: Sequence[tuple[str, str]]) -> list[Found]:
    """Return the node that is meant by each of these, given as argument and text; see `locate`."""
    ids = {ref.strip() for _, ref in asked if arguments.is_text(ref)}
    known = view.nodes_by_id(ids)
    texts = (arguments.words(argument, ref, _WHAT) for argument, ref in asked)
    return [_found(view, text, known.get(text)) for text in texts]


def _found(view: View, asked: str, node: Node | None) -> Found:
    """The node with the very id that is asked for, if there is one; else the one meant by it."""
    if node is not None:
        return Found(node)
    ids = list(_other_ids(asked))
    others = view.nodes_by_id(ids)
    if others:
        return Found(next(others[node_id] for node_id in ids if node_id in others))
    retired = _retired(view, asked)
    if retired is not None:
        return Found(retired, asked)
    return Found(_by_office(view, asked) or _by_name(view, asked))


def redirects(*found: Found) -> dict[str, str]:
    """Return the retired ids among what was asked, with the ids of the nodes that answer."""
    return {one.redirected_from: one.node.id for one in found if one.redirected_from}


def of_label(view: View, argument: str, ref: str, label: Label) -> Found:
    """Return the node that is meant, which must have this label; errors name the argument."""
    found = locate(view, ref, argument)
    if found.node.label is not label:
        raise InvalidQuestionError(
            argument, f"{ref!r} is of label {found.node.label}; give one of label {label}"
        )
    return found


def _other_ids(asked: str) -> Iterable[str]:
    """Ids that the text may stand for, the likelier first."""
    country = countries.find_code(asked)
    if country is not None:
        yield country
    codes = {countries.find_code(part) for part in asked.split("-")}
    if len(codes) > 1 and None not in codes:
        yield "-".join(sorted(code for code in codes if code))
    yield f"report:{asked}"


def _retired(view: View, asked: str) -> Node | None:
    """The node that answers for an id given out before; None if it never was."""
    heirs = view.answering(asked)
    if len(heirs) > 1:
        raise AmbiguousNodeError(asked, [_candidate(view, one) for one in heirs])
    return heirs[0] if heirs else None


def _by_office(view: View, asked: str) -> Node | None:
    """The one official who held the post that is named on the day that is named."""
    if not any(character.isdecimal() for character in asked):
        return None
    # What dates are written like is a table that no other question needs.
    from graph.questions.office_holders import holders

    found = holders(view, asked)
    if len(found) > 1:
        raise AmbiguousNodeError(asked, [_candidate(view, one) for one in found])
    return found[0] if found else None


def _candidate(view: View, node: Node) -> Candidate:
    properties = node.properties
    country = properties.get("country") or properties.get("tie")
    titles = _titles(view, node) if node.label is Label.OFFICIAL else []
    return Candidate(
        node.id,
        node.name,
        node.label,
        country,
        properties.get("support"),
        titles[0] if titles else None,
        _years(properties),
    )


def _years(properties: Mapping[str, Any]) -> str | None:
    """The years in which a node was reported, first to last."""
    told = (properties.get("first_reported"), properties.get("last_reported"))
    years = [str(one)[:4] for one in told if one]
    return "-".join(dict.fromkeys(years)) or None


def _by_name(view: View, asked: str) -> Node:
    found = matches(view, words(asked), (), _MAX_NAMESAKES)
    if not found or found[0].manner != "exact":
        narrowed = _narrowed(view, asked)
        if narrowed is not None:
            return narrowed
        _refuse_unreported(asked)
    if not found:
        near = [hit.node.id for hit in search(view, asked, limit=_MAX_NEAR).hits]
        raise NodeNotFoundError(asked, near or sorted(view.numbers(countries.suggest(asked))))
    best = [match for match in found if _closeness(match) == _closeness(found[0])]
    if len(best) > 1:
        raise AmbiguousNodeError(asked, [_candidate(view, match.node) for match in best])
    return best[0].node


def _narrowed(view: View, asked: str) -> Node | None:
    """The only node of the name before a bracket or comma that fits what stands behind it."""
    match = _NARROWED.fullmatch(asked.strip())
    if match is None:
        return None
    name, country, office = match["name"], match["country"], match["office"]
    nodes = [one.node for one in matches(view, words(name), (), _MAX_NAMESAKES)]
    code = countries.find_code(country) if country else None
    fitting = [
        node for node in nodes if (_is_of(node, code) if country else _holds(view, node, office))
    ]
    if len(fitting) > 1:
        raise AmbiguousNodeError(asked, [_candidate(view, one) for one in fitting])
    return fitting[0] if fitting else None


_NARROWED = re.compile(r"(?P<name>[^(),]+)(?:\((?P<country>[^()]+)\)|,(?P<office>[^(),]+))")


def _is_of(node: Node, code: str | None) -> bool:
    properties = node.properties
    parties = str(properties.get("country") or properties.get("tie") or "").split("-")
    return code is not None and code in parties


def _holds(view: View, node: Node, office: str) -> bool:
    """Whether all words of an office stand in one title of a person."""
    sought = set(words(office))
    return any(sought <= set(words(title)) for title in _titles(view, node))


def _titles(view: View, node: Node) -> list[str]:
    """The titles with which a person is named, in order."""
    acting = view.relationships_of([node.number], [Rel.ACTS_FOR, Rel.LED, Rel.ATTENDED], True)
    told = ([*one.properties.get("titles", ()), one.properties.get("title", "")] for one in acting)
    return sorted({str(title) for titles in told for title in titles if title})


def _refuse_unreported(asked: str) -> None:
    """Say of a country or a tie that it is known, and that nothing else is.

    Raises:
        UnreportedCountryError: the text names countries.
    """
    parts = [asked] if countries.find_code(asked) else asked.split("-")
    codes = [countries.find_code(part) for part in parts]
    if all(codes):
        named = [f"{countries.country(code).name} ({code})" for code in codes if code]
        is_one = len(named) == 1
        what = f"{named[0]} is" if is_one else f"the tie of {listed(named)} is"
        raise UnreportedCountryError(asked, what)


def _closeness(match: Match) -> tuple[str, bool]:
    """Matches of equal closeness are namesakes; an alias counts less only if the whole fits."""
    return match.manner, match.is_alias and match.manner == "exact"
