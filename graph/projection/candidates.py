"""Forms of a store made ready for comparison: with the nodes they refer to, and judged pairs."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from graph.identity.clustering import Candidate, candidate
from graph.identity.rule import Constraints
from graph.identity.rules import RULES
from graph.model.records import Form
from graph.stores.working import IdentityReads

_FORM_KEY = re.compile(r'"([0-9a-f]{20})"')
"""How the content of a form names another; a text that only looks like one is the key of none."""
REFERRING: Final = frozenset({"dialogue", "agreement", "commitment", "post", "tenure"})
"""Kinds whose forms refer to others."""


def pairs_of_pins(constraints: Constraints) -> Mapping[str, list[str]]:
    """Return for each mention judged the same as another the keys by which the two meet."""
    found: dict[str, list[str]] = defaultdict(list)
    for one, other in constraints.same:
        found[one].append(f"j|{one}|{other}")
        found[other].append(f"j|{one}|{other}")
    return found


def candidates(
    view: IdentityReads,
    kind: str,
    forms: Iterable[Form],
    pins: Mapping[str, Collection[str]],
    known: dict[str, Form],
) -> list[Candidate]:
    """Return these forms of one kind as candidates.

    `known` holds forms by key, and learns those that are looked up.
    """
    forms = list(forms)
    nodes = _referred(view, forms, known) if kind in REFERRING else {}
    made = [candidate(f.number, f.key, f.content, RULES[kind], nodes.get) for f in forms]
    for one in made:
        if one.pin is not None and one.pin in pins and one.keys is not None:
            extra = frozenset(pins[one.pin])
            one.keys = one.keys._replace(own=one.keys.own | extra, seek=one.keys.seek | extra)
    return made


def _referred(view: IdentityReads, forms: list[Form], known: dict[str, Form]) -> dict[str, int]:
    """Nodes of the forms that these refer to, by key."""
    sought = {key for form in forms for key in _FORM_KEY.findall(form.content)}
    missing = sought - known.keys()
    if missing:
        known.update(view.forms_by_key(missing))
    return {key: known[key].node for key in sought if key in known}
