"""Names: which nodes may be meant by some words. Ranks what a store finds; reads no text."""

import itertools
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from graph.language.fold import fold, words
from graph.model.records import Node
from graph.model.vocabulary import LABEL_NUMBER, Label
from graph.questions.answers import NodeOut
from graph.questions.declaring import question
from graph.questions.parameters import Text, Whole, labels_kind
from graph.questions.presenting import node_out
from graph.questions.text import Block, Line, Table
from graph.questions.wording import doubt
from graph.stores.contract import View

Manner = Literal["id", "exact", "words", "prefix", "parts"]
"""The id; the whole name; whole words of it; beginnings of its words; words from several names."""

_MANNERS: Final[tuple[Manner, ...]] = ("id", "exact", "words", "prefix", "parts")
_WHOLE: Final = ("id", "exact", "words")
_FEWEST_CANDIDATES: Final = 120
_TOO_FEW = 3
_SPELLINGS = 3
_MAX_READINGS = 30
_MAX_WORDS_CORRECTED = 8


@dataclass(frozen=True, slots=True)
class Correction:
    """A word that was read as another because it is found in no or few names."""

    typed: str
    read_as: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One node found: by which of its names, how, and with which words corrected."""

    node: NodeOut
    matched: str
    manner: Manner
    corrected: list[Correction]


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """Nodes whose names fit, best first; `more` if there are others beyond the limit."""

    text: str
    labels: list[Label]
    hits: list[Hit]
    more: bool
    corrected: list[Correction]
    order: str


ORDER: Final = (
    "an id; as typed before corrected; exact names, then whole words, then beginnings of words; "
    "names before aliases; by label; more origins first; id"
)


@dataclass(frozen=True, slots=True)
class Match:
    """A node with the name that fits the words sought, and how it does."""

    node: Node
    matched: str
    manner: Manner
    is_alias: bool

    @property
    def rank(self) -> tuple[int, bool, int, int, str]:
        """Sorts the better match first."""
        support = self.node.properties.get("support", 0)
        manner = _MANNERS.index(self.manner)
        return manner, self.is_alias, LABEL_NUMBER[self.node.label], -support, self.node.id


@question(
    "find nodes by name",
    examples=[
        {"text": "homeland security", "labels": ["Series"]},
        {"text": "homelnd", "labels": ["Series", "Dialogue"], "limit": 5},
    ],
    is_found=lambda answer: bool(answer.hits),
)
def search(
    view: View,
    text: Annotated[str, Text("words of a name, in any order", metavar="WORD", of_words=True)],
    *,
    labels: Annotated[Collection[str], labels_kind("only nodes of this label")] = (),
    limit: Annotated[int, Whole("nodes found", low=1, high=100)] = 20,
) -> SearchAnswer:
    """Return the nodes whose names or aliases hold words that begin with each of the given words.

    A node whose id is the whole text is found too, and comes first.

    Case, accents and punctuation do not matter. Where fewer than three nodes fit and none by whole
    words, words spelled nearly the same are tried too; every hit says which of its words were
    corrected. Order: `ORDER`.

    Args:
        view: what is asked.
        text: words of a name, in any order.
        labels: only nodes of these; without any, all but reports.
        limit: most nodes.

    Raises:
        InvalidQuestionError: an empty text, an unknown label, a limit out of bounds.
        TimeRanOutError: the view's time budget is spent.
    """
    wanted = frozenset(map(Label, labels))
    found, more = _hits(view, text, wanted, limit)
    corrected = list(dict.fromkeys(one for hit in found for one in hit.corrected))
    in_order = sorted(wanted, key=LABEL_NUMBER.__getitem__)
    return SearchAnswer(text, in_order, found, more, corrected, ORDER)


def matches(
    view: View, sought: Sequence[str], labels: Collection[Label], limit: int
) -> list[Match]:
    """Return at most `limit` nodes that fit these folded words as they are, best first."""
    return _ranked(view.search_candidates(sought, labels, limit), sought)


def _ranked(nodes: Iterable[Node], sought: Sequence[str]) -> list[Match]:
    return sorted((_match(node, sought) for node in nodes), key=lambda match: match.rank)


def _hits(view: View, text: str, labels: Collection[Label], limit: int) -> tuple[list[Hit], bool]:
    typed, most = list(words(text)), max(_FEWEST_CANDIDATES, 2 * limit)
    asked = text.strip()
    with_id, candidates = view.lookup_nodes({asked, asked.upper()}, typed, labels, most)
    meant = _by_id(with_id.values(), labels)
    known = {match.node.id for match in meant}
    named = _ranked(candidates, typed)
    found = [*meant, *(match for match in named if match.node.id not in known)]
    hits = [_hit(match, []) for match in found]
    if len(found) < _TOO_FEW and not any(match.manner in _WHOLE for match in found):
        hits += _corrected_hits(view, typed, labels, most, {match.node.id for match in found})
    return hits[:limit], len(hits) > limit or len(named) == most


def _by_id(nodes: Iterable[Node], labels: Collection[Label]) -> list[Match]:
    """The node that has the id as typed or in capitals."""
    fitting = [node for node in nodes if node.label in labels or not labels]
    first = sorted(fitting, key=lambda node: node.number)[:1]
    return [Match(node, node.name, "id", False) for node in first]


def _corrected_hits(
    view: View, typed: list[str], labels: Collection[Label], most: int, known: set[str]
) -> list[Hit]:
    """Hits of the first of the other readings that finds anything new."""
    if len(typed) > _MAX_WORDS_CORRECTED:
        return []
    for reading in itertools.islice(_readings(view, typed, labels), _MAX_READINGS):
        corrections = [
            Correction(word, read)
            for word, read in zip(typed, reading, strict=True)
            if word != read
        ]
        found = matches(view, reading, labels, most)
        fresh = [_hit(match, corrections) for match in found if match.node.id not in known]
        if fresh:
            return fresh
    return []


def _readings(view: View, typed: list[str], labels: Collection[Label]) -> Iterator[tuple[str, ...]]:
    """Other spellings of the words, those with the fewest words changed first.

    A word that begins no name at all is the one to change; else any may be.
    """
    unknown = [n for n, word in enumerate(typed) if not view.search_candidates([word], labels, 1)]
    places = unknown or list(range(len(typed)))
    near = {n: view.similar_words(typed[n], _SPELLINGS) for n in places}
    fewest = max(len(unknown), 1)
    for changed in range(fewest, min(fewest + 2, len(places) + 1)):
        for chosen in itertools.combinations(places, changed):
            for spelled in itertools.product(*(near[n] for n in chosen)):
                swapped = dict(zip(chosen, spelled, strict=True))
                yield tuple(swapped.get(n, word) for n, word in enumerate(typed))


def _hit(match: Match, corrected: list[Correction]) -> Hit:
    return Hit(node_out(match.node), match.matched, match.manner, corrected)


def _match(node: Node, sought: Sequence[str]) -> Match:
    names = [node.name, *node.aliases]
    manner, n = min((_MANNERS.index(_manner(name, sought)), n) for n, name in enumerate(names))
    return Match(node, names[n], _MANNERS[manner], n > 0)


def _manner(name: str, sought: Sequence[str]) -> Manner:
    if fold(name) == " ".join(sought):
        return "exact"
    held = words(name)
    if all(word in held for word in sought):
        return "words"
    if all(any(one.startswith(word) for one in held) for word in sought):
        return "prefix"
    return "parts"


@search.as_text
def _text(answer: SearchAnswer) -> Iterator[Block]:
    if not answer.hits:
        yield Line(f"nothing is named like {answer.text!r}")
        return
    yield Table(("label", "id", "name"), [_row(hit) for hit in answer.hits])
    for one in answer.corrected:
        yield Line(f"{one.typed} was read as {one.read_as}")
    if answer.more:
        yield Line("there are more; raise the limit or add words")


def _row(hit: Hit) -> tuple[str, str, str]:
    also = "" if hit.matched == hit.node.name else f" (as {hit.matched})"
    return hit.node.label, hit.node.id, hit.node.name + also + doubt(hit.node.is_sure)
