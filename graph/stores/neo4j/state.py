"""The one node that says what is published in a database, and how far it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph.model.records import Edition


@dataclass(frozen=True, slots=True)
class State:
    """What is published: everything up to the commit that drew `token` is in.

    `token` is empty while what is there is unknown, and is compared as a whole. `revision` is
    raised by each transaction that publishes. `complete` where it equals `generation`
    exactly, `served` once that was ever so; `latest` is the generation of the file when it was
    last looked at.
    """

    schema: int
    journal: str
    token: str
    generation: int
    revision: int
    latest: int
    complete: bool
    served: bool

    @property
    def behind(self) -> int:
        """How many commits of the file are not published yet."""
        return max(self.latest - self.generation, 0 if self.complete else 1)

    @property
    def edition(self) -> Edition:
        """What a view of it shows."""
        return Edition(self.journal, self.token, self.generation, self.behind)

    def facts(self) -> dict[str, Any]:
        """Journal, generation, how far behind, for `tieline stats`."""
        return {
            "journal": self.journal,
            "generation": self.generation,
            "behind": self.behind,
            "complete": self.complete,
        }


def state_of(row: Sequence[Any]) -> State:
    """Make a state of its row."""
    return State(*row)
