"""From rows of judgements to the constraints that clustering heeds."""

from collections.abc import Iterable

from graph.identity.rule import Constraints
from graph.model.records import JudgementRow


def constraints_of(judgements: Iterable[JudgementRow]) -> Constraints:
    """Return the constraints of live judgements."""
    pairs: dict[str, set[tuple[str, str]]] = {"same": set(), "different": set(), "unsure": set()}
    for judgement in judgements:
        pairs[judgement.verdict].add((judgement.one, judgement.other))
    return Constraints(*(frozenset(pairs[one]) for one in ("same", "different", "unsure")))
