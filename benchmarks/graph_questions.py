"""What is asked of the large graph: nodes, names and pairs drawn from a seed."""

from dataclasses import dataclass
from random import Random

from benchmarks.graph_data import GraphData
from benchmarks.graph_plan import SEED
from graph.model.records import Node
from graph.model.vocabulary import Label


@dataclass(frozen=True, slots=True)
class Questions:
    """What is asked of the graph: public ids and words."""

    look_up: list[str]
    search: list[str]
    around: list[str]
    pairs: list[tuple[str, str]]


def questions(data: GraphData, count: int) -> Questions:
    """Return so many questions of each sort, drawn from a seed of their own."""
    random = Random(SEED + 2)

    def some(label: Label, number: int) -> list[Node]:
        return [data.node(label, random.randrange(data.number[label])) for _ in range(number)]

    labels = (Label.OFFICIAL, Label.INSTITUTION, Label.AGREEMENT, Label.DIALOGUE, Label.REPORT)
    around = [*some(Label.OFFICIAL, count), *some(Label.INSTITUTION, count)]
    around += some(Label.AGREEMENT, count)
    people = some(Label.OFFICIAL, 2 * count)
    pairs = zip(people[:count], people[count:], strict=True)
    return Questions(
        [node.id for label in labels for node in some(label, count)],
        _searches(some(Label.OFFICIAL, count), some(Label.INSTITUTION, count // 3 + 1)),
        [node.id for node in around],
        [(one.id, other.id) for one, other in pairs if one.id != other.id],
    )


def _searches(people: list[Node], bodies: list[Node]) -> list[str]:
    """Whole names, last names, beginnings of last names, and bodies without their place."""
    texts = []
    for n, person in enumerate(people):
        last = person.name.split()[1]
        texts.append((person.name, last, last[:5])[n % 3])
    return texts + [body.name for body in bodies]
