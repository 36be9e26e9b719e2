"""What a store lets into its graph: choices that are kept in the journal.

The projection is a function of the reports, the judgements and these.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Final, NamedTuple, Self

from graph.model.errors import InvalidQuestionError

KEEP: Final = "keep"
LEAVE_OUT: Final = "leave-out"
SECURITY: Final = "security"
ALL: Final = "all"


class PolicyRow(NamedTuple):
    """A choice as the journal has it; the newest of each name counts."""

    name: str
    value: str
    at: str
    """ISO time."""


@dataclass(frozen=True, slots=True)
class Policies:
    """The policies of a store; a new one begins with these."""

    unsure: str = KEEP
    """Whether values marked as not sure enter the graph: keep or leave-out."""
    ties: str = SECURITY
    """Which ties that were read from texts enter the graph: security alone, or all."""

    def changed(self, choices: Mapping[str, str]) -> Self:
        """Return the policies with these choices in place of the own.

        Raises:
            InvalidQuestionError: an unknown policy or choice; says which there are.
        """
        for name, value in choices.items():
            if name not in CHOICES:
                raise InvalidQuestionError("policy", f"{name!r} is not one of {', '.join(CHOICES)}")
            if value not in CHOICES[name]:
                right = " or ".join(CHOICES[name])
                raise InvalidQuestionError("policy", f"{name} is {right}, not {value!r}")
        return replace(self, **choices)

    def plain(self) -> dict[str, str]:
        """Return each policy with its choice, in the order of the fields."""
        return {one.name: str(getattr(self, one.name)) for one in fields(self)}


DEFAULT: Final = Policies()
CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "unsure": (KEEP, LEAVE_OUT),
    "ties": (SECURITY, ALL),
}
"""What may be chosen, by the name of the policy."""


def policies_of(rows: Iterable[PolicyRow]) -> Policies:
    """Return the policies that the rows of a journal, oldest first, come to."""
    return Policies(**{row.name: row.value for row in rows})
