"""Whether a published graph is, property for property, what the working store says it should be."""

from collections.abc import Iterator
from typing import Any

from graph.publishing.contents import (
    PUBLIC,
    graph_key,
    wanted_former_ids,
    wanted_nodes,
    wanted_relationships,
)
from graph.publishing.shortcuts import SHORTCUTS
from graph.publishing.steps import Known, all_steps
from graph.stores.neo4j.packs import SAYS
from graph.stores.neo4j.publishing import Contents, PublishedDatabase
from graph.stores.neo4j.rows import Properties
from graph.stores.neo4j.vocabulary import by_letter
from graph.stores.working import WorkingStore, WorkingView

_TYPES = frozenset({*PUBLIC, SAYS, *SHORTCUTS})


def check(store: WorkingStore, database: PublishedDatabase) -> list[str]:
    """Return what is published otherwise than it should be, each a sentence; empty if all is well.

    All properties are compared, not digests. Nothing is written.

    Raises:
        StoreError: the database cannot be read.
    """
    state = database.state()
    with store.read() as view, database.reading() as there:
        head = view.edition()
        if state is None:
            return [f"{database.address}: nothing is published there"]
        if state.journal != head.journal or (
            state.token and view.generation_of(state.token) is None
        ):
            return [f"{database.address}: shows another file, or a state that this one never had"]
        if not state.complete or state.token != head.token:
            return [
                f"{database.address}: is {max(head.generation - state.generation, 1)} behind; "
                "publish first"
            ]
        return list(_differences(view, there))


def _differences(view: WorkingView, there: Contents) -> Iterator[str]:
    known = Known.of(there)
    for step in all_steps(view.all_keys(), known):
        if step.kind == "nodes":
            yield from _nodes(view, there, known, step.numbers)
        elif step.kind == "relationships":
            wanted = wanted_relationships(view, step.elements).relationships
            keys = {graph_key(element) for element in step.elements}
            yield from _relationships(there, wanted, keys & known.relationships.keys())
        else:
            yield from (f"node {number} should not be there" for number in step.numbers)
    yield from _rest(view, there)


def _nodes(view: WorkingView, there: Contents, known: Known, numbers: Any) -> Iterator[str]:
    wanted = wanted_nodes(view, numbers)
    found = there.whole_nodes(numbers)
    for number, (labels, held) in wanted.nodes.items():
        if number not in found:
            yield f"node {held['id']} is missing"
            continue
        own_labels, own = found[number]
        own.pop("former_ids", None)
        if sorted(own_labels) != sorted(labels):
            yield f"node {held['id']} has other labels: {', '.join(sorted(own_labels))}"
        differing = _differing(held, own)
        if differing:
            yield f"node {held['id']} differs in {', '.join(differing)}"
    yield from _relationships(there, wanted.relationships, known.owned(numbers).keys())


def _relationships(there: Contents, wanted: dict[Any, Properties], known: Any) -> Iterator[str]:
    found = there.whole_relationships(sorted({*wanted, *known}))
    for key in sorted(found.keys() - wanted.keys()):
        yield f"relationship {_named(key)} should not be there"
    for key, held in sorted(wanted.items(), key=lambda row: row[0]):
        if key not in found:
            yield f"relationship {_named(key)} is missing"
            continue
        differing = _differing(held, found[key])
        if differing:
            yield f"relationship {_named(key)} differs in {', '.join(differing)}"


def _named(key: tuple[int, str, int]) -> str:
    source, type_, target = key
    return f"from number {source} {type_} to number {target}"


def _differing(wanted: Properties, found: Properties) -> list[str]:
    """Names of the properties that differ, in order."""
    plain = {name: _plain(value) for name, value in found.items()}
    held = {name: value for name, value in wanted.items() if value is not None}
    return sorted(name for name in held.keys() | plain.keys() if held.get(name) != plain.get(name))


def _plain(value: Any) -> Any:
    return value.to_native() if hasattr(value, "to_native") else value


def _rest(view: WorkingView, there: Contents) -> Iterator[str]:
    wanted, found = wanted_former_ids(view), there.former_ids()
    for number in sorted(wanted.keys() | found.keys()):
        if wanted.get(number) != found.get(number):
            yield f"node of number {number} answers for other ids than it should"
    if by_letter(view.vocabulary()) != there.vocabulary():
        yield "the words of names are not those they should be"
    strays = there.strays()
    if strays:
        yield f"{strays} nodes stand there that were not published"
    foreign = sorted(there.types() - _TYPES)
    if foreign:
        yield f"relationships of types that were not published: {', '.join(foreign)}"
