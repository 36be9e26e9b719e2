"""What of a report enters the graph: what its words support, and the store's policies admit."""

from typing import Final

from graph.evidence.gate import unsupported, unsure
from graph.model.made import Rank, rank
from graph.model.policies import LEAVE_OUT, SECURITY, Policies
from graph.model.report import ParsedReport

NOT_SURE: Final = "is not sure, and the store's policy leaves such values out"
OUTSIDE_SECURITY: Final = "is of a tie outside security, which the store's policy leaves out"
_OF_TIE: Final = (
    "parties",
    "dialogue",
    "officials",
    "institutions",
    "agreements",
    "topics",
    "next_round",
    "commitments",
    "recalled_dialogues",
)
"""All that a report says of a tie."""


def left_out(report: ParsedReport, policies: Policies) -> dict[str, str]:
    """Return JSON Pointer -> reason for every value that does not enter the graph.

    First what the gate refuses, then what a policy leaves out. Ties outside security are left out
    of reports that were read from texts alone: what is given as a parsed report is meant.
    """
    found = unsupported(report)
    if policies.unsure == LEAVE_OUT:
        found |= {pointer: NOT_SURE for pointer in unsure(report) if pointer not in found}
    if policies.ties == SECURITY and report.security is False and rank(report) < Rank.PERSONS:
        found |= {f"/{name}": OUTSIDE_SECURITY for name in _OF_TIE if getattr(report, name)}
    return found
