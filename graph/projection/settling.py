"""Derived and reference relationships around what a batch touched."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from graph.language import topics
from graph.model.records import Element, Node, Relationship, label_of
from graph.model.vocabulary import DERIVED_TYPES, REFERENCE_TYPES, TYPE_NUMBER, Label
from graph.model.vocabulary import RelationshipType as Rel
from graph.projection import derived
from graph.projection.elements import reference_node
from graph.stores.working import Transaction

_SETTLED = (Rel.MET_BY, Rel.COPY_OF)
REPORTED_TYPES = frozenset(Rel) - REFERENCE_TYPES - DERIVED_TYPES | {
    Rel.TOOK_PART_IN,
    Rel.CONCLUDED_AT,
    Rel.DISCUSSED_AT,
}


def element_of(relationship: Relationship) -> Element:
    """Return the element of a relationship."""
    return Element(relationship.source, TYPE_NUMBER[relationship.type], relationship.target)


class Difference:
    """What is to be written: relationships wanted and standing, compared."""

    def __init__(self) -> None:
        self.drop: set[Element] = set()
        self.put: list[Relationship] = []

    def compare(self, standing: Iterable[Relationship], wanted: Iterable[Relationship]) -> None:
        """Add what makes the standing relationships the wanted ones."""
        before = {element_of(one): one for one in standing}
        after = {element_of(one): one for one in wanted}
        self.drop |= before.keys() - after.keys()
        self.put += [one for element, one in after.items() if before.get(element) != one]


def settle_promises(tx: Transaction, touched: Collection[int], gone: Collection[int]) -> Difference:
    """Compare `MET_BY` around these dialogues, commitments and series with what the rounds now say.

    `gone` are nodes that left the graph.
    """
    difference = Difference()
    difference.compare(_touching(tx, gone, Rel.MET_BY), [])
    series = {n for n in touched if label_of(n) is Label.SERIES}
    dialogues = {n for n in touched if label_of(n) is Label.DIALOGUE} - set(gone)
    promises = {n for n in touched if label_of(n) is Label.COMMITMENT} - set(gone)
    series |= {one.target for one in tx.relationships_of(dialogues, [Rel.ROUND_OF], True)}
    rounds = {one.source for one in tx.relationships_of(series, [Rel.ROUND_OF], False)}
    made = tx.relationships_of(rounds | dialogues, [Rel.PROMISED], True)
    promises |= {one.target for one in made}
    if promises:
        wanted = _wanted(tx, promises)
        difference.compare(tx.relationships_of(promises, [Rel.MET_BY], True), wanted)
    return difference


def _wanted(tx: Transaction, promises: Collection[int]) -> list[Relationship]:
    promised = tx.relationships_of(promises, [Rel.PROMISED], False)
    promising = {one.source for one in promised}
    in_series = tx.relationships_of(promising, [Rel.ROUND_OF], True)
    rounds = tx.relationships_of({one.target for one in in_series}, [Rel.ROUND_OF], False)
    nodes = tx.nodes({one.source for one in rounds} | promising | set(promises))
    of_series: dict[int, list[Node]] = defaultdict(list)
    for one in rounds:
        of_series[one.target].append(nodes[one.source])
    of_dialogue: dict[int, list[tuple[Node, Node]]] = defaultdict(list)
    for one in promised:
        of_dialogue[one.source].append((nodes[one.source], nodes[one.target]))
    return [
        found
        for one in in_series
        for found in derived.met_by(of_series[one.target], of_dialogue[one.source])
    ]


def settle_copies(
    tx: Transaction,
    by_origin: Collection[Collection[tuple[str, str, int]]],
    gone: Collection[int],
) -> Difference:
    """Compare `COPY_OF` among the reports of each origin, given as (reported, id, node).

    With what they now say.
    """
    difference = Difference()
    members = {node for reports in by_origin for _, _, node in reports}
    standing = _touching(tx, gone, Rel.COPY_OF) + tx.relationships_of(members, [Rel.COPY_OF], True)
    wanted = [one for reports in by_origin for one in derived.copies(reports)]
    difference.compare(standing, wanted)
    return difference


def _touching(tx: Transaction, numbers: Collection[int], type_: Rel) -> list[Relationship]:
    if not numbers:
        return []
    return tx.relationships_of(numbers, [type_], True) + tx.relationships_of(
        numbers, [type_], False
    )


class References:
    """Countries, ties and topics: there while something reported needs them."""

    def __init__(self, tx: Transaction) -> None:
        self.tx = tx
        self.created: list[Node] = []
        self.dropped: list[int] = []
        self.difference = Difference()

    def settle(self, fresh: Mapping[int, tuple[Label, str]], loosened: Collection[int]) -> None:
        """Make nodes for the `fresh` numbers.

        Look whether those that lost a relationship are still needed.
        """
        standing = self.tx.nodes(loosened)
        places = {n: (node.label, node.id) for n, node in standing.items()} | dict(fresh)
        needed = self.tx.has_relationships(places.keys(), REPORTED_TYPES)
        self._settle_ties(places, needed)
        self._settle_topics(places, needed)
        self._settle_countries(places, needed)

    def _settle_ties(self, places: dict[int, tuple[Label, str]], needed: set[int]) -> None:
        ties = {n: place[1] for n, place in places.items() if place[0] is Label.TIE}
        there = self.tx.nodes(ties)
        codes = sorted({code for tie in ties.values() for code in tie.split("-")})
        sides = self._numbers(Label.COUNTRY, codes, places)
        for number, tie in sorted(ties.items()):
            between = [Relationship(sides[c], Rel.SIDE_OF, number) for c in tie.split("-")]
            self._stand(number, (Label.TIE, tie), number in needed, number in there, between)
            if number in needed:
                needed |= {sides[code] for code in tie.split("-")}

    def _settle_topics(self, places: dict[int, tuple[Label, str]], needed: set[int]) -> None:
        names = {place[1] for place in places.values() if place[0] is Label.TOPIC}
        if not names:
            return
        family = _family(names)
        numbers = self._numbers(Label.TOPIC, sorted(family), places)
        needed |= self.tx.has_relationships(numbers.values(), REPORTED_TYPES)
        there = self.tx.nodes(numbers.values())
        for topic in sorted(family, key=_depth, reverse=True):
            number, above = numbers[topic], topics.broader(topic)
            narrower = [Relationship(number, Rel.NARROWER_THAN, numbers[above])] if above else []
            is_needed = number in needed
            self._stand(number, (Label.TOPIC, topic), is_needed, number in there, narrower)
            if is_needed and above:
                needed.add(numbers[above])

    def _settle_countries(self, places: dict[int, tuple[Label, str]], needed: set[int]) -> None:
        countries = {n: place for n, place in places.items() if place[0] is Label.COUNTRY}
        needed |= self.tx.has_relationships(countries, REPORTED_TYPES)
        there = self.tx.nodes(countries)
        sided = self.tx.relationships_of(countries, [Rel.SIDE_OF], True)
        kept = {one.source for one in sided if element_of(one) not in self.difference.drop}
        for number, place in sorted(countries.items()):
            self._stand(number, place, number in needed | kept, number in there, [])

    def _stand(
        self,
        number: int,
        place: tuple[Label, str],
        needed: bool,
        there: bool,
        relationships: list[Relationship],
    ) -> None:
        if needed and not there:
            self.created.append(reference_node(number, *place))
            self.difference.put += relationships
        elif there and not needed:
            self.dropped.append(number)
            self.difference.drop |= {element_of(one) for one in relationships}

    def _numbers(
        self, label: Label, ids: Collection[str], places: dict[int, tuple[Label, str]]
    ) -> dict[str, int]:
        """Numbers of reference nodes by id.

        New ones for those that have none. All come under scrutiny themselves.
        """
        found = {public_id: n for n, (kind, public_id) in places.items() if kind is label}
        found |= self.tx.numbers(set(ids) - found.keys())
        missing = sorted(set(ids) - found.keys())
        found |= dict(zip(missing, self.tx.new_numbers(label, len(missing)), strict=True))
        for public_id in ids:
            places.setdefault(found[public_id], (label, public_id))
        return found


def _family(names: Collection[str]) -> set[str]:
    """Topics with all broader ones and the narrower ones of these."""
    family = set(names)
    for name in names:
        above = topics.broader(name)
        while above:
            family.add(above)
            above = topics.broader(above)
    return family | {t.id for t in topics.all_topics() if t.broader in family}


def _depth(topic: str) -> int:
    above = topics.broader(topic)
    return 1 + _depth(above) if above else 0
