"""What a rule of identity must say of its kind."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, Protocol

NodeOf = Callable[[str], int | None]
"""From the key of a form that another refers to, to the node it stands for.

Equality of answers is all that may be used.
"""


class Keys(NamedTuple):
    """Blocking keys: a form is compared with every form that owns a key it seeks.

    And with those that seek one it owns.
    """

    own: frozenset[str]
    seek: frozenset[str]


MUTUAL: Final = 2
"""Both forms of a pair join only where the candidates of either could all be one thing."""


class Score(NamedTuple):
    """How plausible it is that two forms name one thing.

    `only`: the weaker form (0 the first, 1 the second) joins only where no other candidate fits,
    or `MUTUAL`; None: a pair that stands for itself. `why` says it in words.
    """

    strength: int
    only: int | None
    why: str


class Rule(Protocol):
    """The rule of one kind; features are what it makes of a form's content."""

    def features(self, data: Any, node_of: NodeOf) -> Any:
        """Return what the comparison needs of a form's content (decoded JSON)."""

    def keys(self, features: Any) -> Keys:
        """Return the blocking keys; every pair with a score must meet in them."""

    def score(self, one: Any, other: Any) -> Score | None:
        """Return how plausible the pair is, or None; symmetric but for the side of `only`."""

    def apart(self, one: Any, other: Any) -> bool:
        """Whether the two can never be one thing, whatever stands between them."""


@dataclass(frozen=True, slots=True)
class Constraints:
    """Live judgements on pairs of full mention keys, each pair sorted.

    `unsure` pairs are kept apart by the rules, but not against a "same" of other mentions.
    """

    same: frozenset[tuple[str, str]] = frozenset()
    different: frozenset[tuple[str, str]] = frozenset()
    unsure: frozenset[tuple[str, str]] = frozenset()

    @property
    def cannot_link(self) -> frozenset[tuple[str, str]]:
        """Pairs that no rule joins."""
        return self.different | self.unsure

    @property
    def pinned(self) -> frozenset[str]:
        """Mentions that need a form of their own."""
        return frozenset(key for pair in self.same | self.cannot_link for key in pair)
