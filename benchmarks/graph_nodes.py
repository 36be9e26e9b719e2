"""The nodes of the large graph, made of the plan as they are asked for."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from benchmarks.graph_plan import Plan
from graph.language import countries, topics
from graph.model.records import LABEL_SHIFT, Node
from graph.model.vocabulary import LABEL_NUMBER, Label

_FIRST_DAY = date(1990, 1, 1)
_DAYS = tuple((_FIRST_DAY + timedelta(days=n)).isoformat() for n in range(35 * 365))
_BODIES = (
    "Ministry of Defence",
    "Ministry of Foreign Affairs",
    "General Staff",
    "Navy Command",
    "Air Force",
    "Interior Ministry",
    "Coast Guard",
    "Intelligence Service",
    "National Security Council",
    "Police Academy",
    "Defence Industry Agency",
    "Cyber Command",
)
_SUBJECTS = (
    "maritime security",
    "cyber defence",
    "counter terrorism",
    "logistics support",
    "police training",
    "intelligence sharing",
    "border management",
    "nuclear safety",
    "space situational awareness",
    "defence industry",
)
_KINDS = ("MoU", "MoC", "agreement", "protocol", "treaty")


def number_of(label: Label, position: int) -> int:
    """Return the number of the node of a label at a position from 0."""
    return LABEL_NUMBER[label] << LABEL_SHIFT | position


def day_of(mixed: int) -> str:
    """Return a day that depends on a number and looks drawn."""
    return _DAYS[(mixed * 2654435761 >> 9) % len(_DAYS)]


def support_of(mixed: int) -> dict[str, Any]:
    """Return the properties of what one report says, on a day that depends on a number."""
    reported = day_of(mixed)
    return {"support": 1, "claims": 2, "first_reported": reported, "last_reported": reported}


def _node(
    label: Label, position: int, name: str, aliases: tuple[str, ...] = (), **properties: Any
) -> Node:
    spoken = "-".join(name.lower().replace(",", " ").replace(".", " ").split())[:60]
    public_id = f"{spoken}-{LABEL_NUMBER[label]:x}{position:07x}"
    number = number_of(label, position)
    return Node(number, label, public_id, name, aliases, properties=properties)


class Nodes:
    """Makes the nodes of a plan."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def all(self) -> Iterator[Node]:
        """Yield all nodes, in order of number."""
        for label in sorted(self._plan.number, key=LABEL_NUMBER.__getitem__):
            for position in range(self._plan.number[label]):
                yield self.node(label, position)

    def node(self, label: Label, position: int) -> Node:
        """Return the node of a label at a position."""
        made = getattr(self, f"_{label.lower()}")(position)
        assert isinstance(made, Node)
        if label not in (Label.COUNTRY, Label.TIE, Label.TOPIC):
            made.properties |= support_of(position)
        return made

    def _official(self, n: int) -> Node:
        first, last = self._plan.first[self._plan.given[n]], self._plan.last[self._plan.family[n]]
        country = self._plan.codes[self._plan.country_of_official[n]]
        return _node(
            Label.OFFICIAL, n, f"{first} {last}", (f"{first[0]}. {last}",), country=country
        )

    def _institution(self, n: int) -> Node:
        country = self._plan.codes[self._plan.country_of_body[n]]
        kind, place = _BODIES[n % len(_BODIES)], self._plan.last[n % len(self._plan.last)]
        short = "".join(word[0] for word in kind.split())
        return _node(
            Label.INSTITUTION, n, f"{kind} of {place}", (f"{short} {place}",), country=country
        )

    def _series(self, n: int) -> Node:
        subject = _SUBJECTS[n % len(_SUBJECTS)].title()
        return _node(
            Label.SERIES, n, f"{self._tie_name(self._plan.tie_of_series[n])} {subject} Dialogue"
        )

    def _dialogue(self, n: int) -> Node:
        tie, day = self._plan.tie_of_dialogue[n], day_of(n)
        place = self._plan.last[n % len(self._plan.last)]
        node = _node(
            Label.DIALOGUE,
            n,
            f"{_SUBJECTS[n % len(_SUBJECTS)].title()} Dialogue {self._tie_name(tie)}, {place}",
            start=day,
            end=day,
            city=place,
            status="held",
            tie=self._plan.tie_id(tie),
        )
        node.earliest = node.latest = day
        return node

    def _agreement(self, n: int) -> Node:
        tie, day = self._plan.tie_of_agreement[n], day_of(n + 7)
        subject = f"{_SUBJECTS[n % len(_SUBJECTS)]} in {self._plan.last[n % len(self._plan.last)]}"
        kind = _KINDS[n % len(_KINDS)]
        node = _node(
            Label.AGREEMENT,
            n,
            f"{kind} on {subject}, {self._tie_name(tie)}",
            kind=kind,
            subject=subject,
            status="signed",
            date=day,
            tie=self._plan.tie_id(tie),
        )
        node.earliest = node.latest = day
        return node

    def _country(self, n: int) -> Node:
        found = countries.country(self._plan.codes[n])
        return Node(number_of(Label.COUNTRY, n), Label.COUNTRY, found.code, found.name)

    def _tie(self, n: int) -> Node:
        codes = self._plan.tie_id(n).split("-")
        properties = {"kind": "bilateral", "countries": codes}
        number, name = number_of(Label.TIE, n), self._tie_name(n)
        return Node(number, Label.TIE, "-".join(codes), name, properties=properties)

    def _topic(self, n: int) -> Node:
        found = topics.all_topics()[n]
        return Node(number_of(Label.TOPIC, n), Label.TOPIC, found.id, found.name)

    def _report(self, n: int) -> Node:
        day, subject = day_of(n + 13), _SUBJECTS[n % len(_SUBJECTS)]
        title = f"Report {n} on {subject} in {self._plan.last[n % len(self._plan.last)]}"
        node = _node(
            Label.REPORT,
            n,
            title,
            title=title,
            published=day,
            url=f"https://example.org/reports/{n}",
            publisher=f"Agency {n % 97}",
            style="news-wire",
        )
        node.id = f"report:r{n}"
        node.earliest = node.latest = day
        return node

    def _tie_name(self, tie: int) -> str:
        codes = self._plan.tie_id(tie).split("-")
        return "-".join(countries.country(code).name for code in codes)
