"""What live judgements come to: which hold, which find no mention, which others stand against."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from graph.model.records import JudgementRow
from graph.stores.working import WorkingView

State = Literal["live", "dormant", "refused"]
_NO_REASON: Final = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """A judgement, whether it holds, and if not, why and what would help."""

    row: JudgementRow
    state: State
    reason: str = _NO_REASON


def standings(view: WorkingView) -> list[Standing]:
    """Return every live judgement with its state, in order of their mentions."""
    rows = view.judgements()
    nodes = {key: view.mention_node(key) for row in rows for key in (row.one, row.other)}
    return [_standing(row, rows, nodes) for row in rows]


def refusals(view: WorkingView, one: str, other: str) -> list[Standing]:
    """Return the judgements that the newest one, on these two mentions, leaves refused.

    Its own, or an older one between the same two things.
    """
    between = {view.mention_node(one), view.mention_node(other)}
    return [
        standing
        for standing in standings(view)
        if standing.state == "refused"
        and {view.mention_node(standing.row.one), view.mention_node(standing.row.other)} == between
    ]


def _standing(
    row: JudgementRow, rows: Iterable[JudgementRow], nodes: dict[str, int | None]
) -> Standing:
    ends = [nodes[row.one], nodes[row.other]]
    if None in ends:
        gone = [key for key in (row.one, row.other) if nodes[key] is None]
        return Standing(row, "dormant", f"no live report has {' or '.join(gone)}")
    if row.verdict == "same" and ends[0] != ends[1]:
        return Standing(row, "refused", _clash(row, rows, nodes))
    if row.verdict == "unsure" and ends[0] == ends[1]:
        return Standing(row, "refused", "others judged the same join the two")
    return Standing(row, "live")


def _clash(row: JudgementRow, rows: Iterable[JudgementRow], nodes: dict[str, int | None]) -> str:
    """What stands against a "same", and the way out."""
    ends = {nodes[row.one], nodes[row.other]}
    against = next(_against(ends, rows, nodes), None)
    if against is None:
        return "other judgements hold them apart"
    return (
        f"{against.one} and {against.other}, which belong to the two, are judged different; "
        f"undo that judgement, or judge the one apart that does not belong"
    )


def _against(
    ends: set[int | None], rows: Iterable[JudgementRow], nodes: dict[str, int | None]
) -> Iterator[JudgementRow]:
    return (
        row
        for row in rows
        if row.verdict == "different" and {nodes[row.one], nodes[row.other]} == ends
    )
