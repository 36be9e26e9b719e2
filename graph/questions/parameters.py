"""What a question can be asked with: each kind of argument, with its limits and its help.

A question's function names them in its signature, as `Annotated[TYPE, KIND]`; command line and HTTP
are derived from that. Knows neither argparse nor FastAPI.
"""

from collections.abc import Callable, Collection
from dataclasses import KW_ONLY, dataclass
from typing import Annotated, Any, ClassVar, Final

from graph.model.vocabulary import LABELS, RELATIONSHIP_TYPES
from graph.questions import arguments

MOST_VALUES: Final = 30
"""Values of a repeatable argument at most."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What all kinds have: a line of help, and how a value is read."""

    help: str
    _: KW_ONLY
    metavar: str = "TEXT"
    singular: str | None = None
    """What one value of a repeatable argument is called; None: it is not repeatable."""

    def read(self, argument: str, value: Any) -> Any:
        """Return the value as the function takes it; None stands for an argument not given.

        Raises:
            InvalidQuestionError: the value is not of this kind; it names the argument.
        """
        if value is None:
            return None
        if self.singular is None:
            return self._read_one(argument, value)
        if isinstance(value, str):
            value = (value,)
        arguments.few(argument, value, MOST_VALUES)
        return tuple(dict.fromkeys(self._read_one(argument, one) for one in value))

    def _read_one(self, argument: str, value: Any) -> Any:
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Text(Kind):
    """A name or other words, not empty, at most so many characters."""

    _: KW_ONLY
    max_length: int = arguments.LONGEST
    of_words: bool = False
    """Whether a command line takes it as words that need no quotes."""

    def _read_one(self, argument: str, value: Any) -> str:
        return arguments.words(argument, value, self.help, self.max_length)


@dataclass(frozen=True, slots=True)
class Choice(Kind):
    """A word of a closed list, in whatever case; `allowed` gives the list in its order."""

    _: KW_ONLY
    allowed: Callable[[], Collection[str]]
    what: str
    """What one word is, for errors: `label`."""

    def _read_one(self, argument: str, value: Any) -> str:
        return arguments.choices(argument, [value], self.allowed(), self.what)[0]


@dataclass(frozen=True, slots=True)
class Whole(Kind):
    """A whole number between bounds, both included."""

    _: KW_ONLY
    low: int
    high: int
    metavar: str = "N"

    def _read_one(self, argument: str, value: Any) -> int:
        return arguments.within(argument, value, self.low, self.high)


@dataclass(frozen=True, slots=True)
class Flag(Kind):
    """Yes or no; no unless given."""

    def _read_one(self, argument: str, value: Any) -> bool:
        return bool(value)


@dataclass(frozen=True, slots=True)
class PartialDate(Kind):
    """`YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""

    _: KW_ONLY
    metavar: str = "DATE"

    def _read_one(self, argument: str, value: Any) -> str:
        arguments.first_day(argument, value)
        return str(value)


@dataclass(frozen=True, slots=True)
class Day(Kind):
    """`YYYY-MM-DD`."""

    _: KW_ONLY
    metavar: str = "DAY"

    def _read_one(self, argument: str, value: Any) -> str | None:
        return arguments.day(argument, value)


@dataclass(frozen=True, slots=True)
class Cursor(Kind):
    """Where the page before ended; that it is of this question, `Question` checks."""

    _: KW_ONLY
    metavar: str = "CURSOR"
    max_length: ClassVar[int] = 2000

    def _read_one(self, argument: str, value: Any) -> str:
        return arguments.words(argument, value, self.help, self.max_length)


def labels_kind(help_: str, singular: str = "label") -> Choice:
    """Return the kind for labels of nodes; repeatable."""
    return Choice(help_, allowed=lambda: LABELS, what="label", metavar="LABEL", singular=singular)


def types_kind(help_: str, singular: str = "type") -> Choice:
    """Return the kind for types of relationships; repeatable."""
    return Choice(
        help_,
        allowed=lambda: RELATIONSHIP_TYPES,
        what="relationship type",
        metavar="TYPE",
        singular=singular,
    )


SURE_ONLY: Final = "sure_only"
"""An argument of every question; none of their functions has it."""

At = Annotated[str | None, Day("as of this day, YYYY-MM-DD")]
"""The day as of which the graph is read."""
NextPage = Annotated[str | None, Cursor("the next page, as the page before gave it")]
