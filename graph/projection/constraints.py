"""From rows of judgements to the verdicts that clustering heeds."""

from collections.abc import Iterable

from graph.identity.rule import Verdicts
from graph.model.records import JudgementRow


def verdicts_of(judgements: Iterable[JudgementRow]) -> Verdicts:
    """Return the verdicts of live judgements; those of `unsure` weigh nothing."""
    pairs: dict[str, set[tuple[str, str]]] = {"same": set(), "different": set(), "unsure": set()}
    for judgement in judgements:
        pairs[judgement.verdict].add((judgement.one, judgement.other))
    return Verdicts(frozenset(pairs["same"]), frozenset(pairs["different"]))
