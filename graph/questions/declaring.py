"""Declares a question: once, at its function. Command line, HTTP and docs are derived from it.

`@question` reads the signature of a function: its name is the question's, its arguments are those
of `graph/questions/parameters.py`, its first takes a view, and the type of that says whether the
question needs the journal. An argument before the `*` is given by its place on a command line, one
behind it by name. Called, a question checks and spells its arguments first.
"""

import hashlib
import inspect
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import (
    Annotated,
    Any,
    Final,
    Generic,
    ParamSpec,
    TypeVar,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from graph.model.errors import InvalidQuestionError, JournalNeededError, UnknownPartError
from graph.questions.parameters import SURE_ONLY, Cursor, Flag, Kind
from graph.questions.sure import SureView
from graph.questions.text import Block
from graph.stores.working import WorkingView

P = ParamSpec("P")
Answer = TypeVar("Answer")
Arguments = Mapping[str, Any]

_PAGE_SIZE: Final = "page_size"
_SEAL: Final = 10


@dataclass(frozen=True, slots=True)
class Parameter:
    """One argument of a question."""

    name: str
    kind: Kind
    is_required: bool
    default: Any
    by_place: bool
    """Whether a command line takes it by its place rather than by name."""

    @property
    def is_repeatable(self) -> bool:
        """Whether it takes several values."""
        return self.kind.singular is not None


_SURE_ONLY: Final = Parameter(
    SURE_ONLY, Flag("leave out what no sure value says"), False, False, False
)


class Question(Generic[P, Answer]):
    """A question, callable with a view and its arguments."""

    def __init__(
        self,
        function: Callable[P, Answer],
        summary: str,
        examples: Sequence[Arguments],
        aliases: Sequence[str],
        is_found: Callable[[Answer], bool],
    ) -> None:
        self.function = function
        self.name = function.__name__
        self.summary = summary
        self.examples = tuple(examples)
        self.aliases = tuple(aliases)
        self.is_found = is_found
        self._text: Callable[[Answer], Iterator[Block]] | None = None
        self._signature = inspect.signature(function)
        hints = get_type_hints(function, include_extras=True)
        self.answer_type: type[Answer] = hints["return"]
        self.needs_journal = hints["view"] is WorkingView
        self.own_parameters = tuple(
            _parameter(one, hints[one.name])
            for one in self._signature.parameters.values()
            if one.name != "view"
        )
        self.parameters = (*self.own_parameters, _SURE_ONLY)
        self.__doc__ = function.__doc__

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Answer:
        """Return the answer; see the function's own docstring.

        Raises:
            InvalidQuestionError: an argument that cannot be; it names the argument.
            JournalNeededError: the view is of a graph without the journal that this asks for.
        """
        bound = self._signature.bind(*args, **kwargs)
        bound.apply_defaults()
        if self.needs_journal and not _holds_journal(bound.arguments["view"]):
            raise JournalNeededError(self.name)
        for one in self.own_parameters:
            bound.arguments[one.name] = one.kind.read(one.name, bound.arguments[one.name])
        if bound.arguments.get("cursor") is not None:
            seal = self._seal(bound.arguments)
            bound.arguments["cursor"] = _unsealed(bound.arguments["cursor"], seal)
        answer = self.function(*bound.args, **bound.kwargs)
        if getattr(answer, "cursor", None) is None:
            return answer
        return _sealed(answer, self._seal(bound.arguments))

    def ask(self, view: Any, arguments: Arguments) -> Answer:
        """Return the answer of a view to arguments by name, `sure_only` among them.

        Raises:
            InvalidQuestionError, JournalNeededError: as a call of the question.
        """
        own = dict(arguments)
        if own.pop(SURE_ONLY, False):
            view = SureView(view)
        return cast(Callable[..., Answer], self)(view, **own)

    def as_text(
        self, written: Callable[[Answer], Iterator[Block]]
    ) -> Callable[[Answer], Iterator[Block]]:
        """Have this function say how an answer reads for people."""
        self._text = written
        return written

    def text(self, answer: Answer) -> Iterator[Block]:
        """Yield the answer as people read it."""
        assert self._text is not None, self.name
        return self._text(answer)

    def parameter(self, name: str) -> Parameter:
        """Return the parameter of this name."""
        return next(one for one in self.parameters if one.name == name)

    def _seal(self, arguments: Arguments) -> str:
        """What ties a cursor to this question with these arguments, whatever the size of pages.

        And to the journal of the graph that is asked: a later state of it goes on where an earlier
        one ended, another graph has no such place.
        """
        asked = {
            one.name: arguments[one.name]
            for one in self.own_parameters
            if one.name != _PAGE_SIZE and not isinstance(one.kind, Cursor)
        }
        view = arguments["view"]
        seen = [isinstance(view, SureView), view.edition().journal]
        text = json.dumps([self.name, asked, *seen], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:_SEAL]


def question(
    summary: str,
    *,
    examples: Sequence[Arguments],
    aliases: Sequence[str] = (),
    is_found: Callable[[Any], bool] = lambda answer: True,
) -> Callable[[Callable[P, Answer]], Question[P, Answer]]:
    """Return the decorator that makes a question of a function.

    Args:
        summary: what it asks, in a few words, for lists of commands and routes.
        examples: arguments of questions that the examples of the repository answer; the first is
            the one shown.
        aliases: other names of its sub-command.
        is_found: whether an answer holds what was sought; if not, a command ends with 1.
    """
    return lambda function: Question(function, summary, examples, aliases, is_found)


def _holds_journal(view: Any) -> bool:
    return hasattr(view.whole if isinstance(view, SureView) else view, "iter_reports")


def _parameter(declared: inspect.Parameter, hint: Any) -> Parameter:
    kinds = [one for one in get_args(hint)[1:] if isinstance(one, Kind)]
    if get_origin(hint) is not Annotated or len(kinds) != 1:
        raise TypeError(f"{declared.name}: is not annotated with one kind of parameter")
    is_required = declared.default is inspect.Parameter.empty
    return Parameter(
        declared.name,
        kinds[0],
        is_required,
        None if is_required else declared.default,
        declared.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD,
    )


def _sealed(answer: Answer, seal: str) -> Answer:
    """The answer, with its cursor tied to the question."""
    held = cast(Any, answer)
    return cast(Answer, replace(held, cursor=f"{seal}.{held.cursor}"))


def _unsealed(cursor: str, seal: str) -> str:
    """The place that a cursor names.

    Raises:
        InvalidQuestionError: it is not a cursor.
        UnknownPartError: it was given by another question, or with other arguments.
    """
    given, dot, place = cursor.partition(".")
    if not dot:
        raise InvalidQuestionError(
            "cursor", f"{cursor!r} is not a cursor; use the one from the previous page"
        )
    if given != seal:
        raise UnknownPartError(
            "cursor", "belongs to another question or graph; ask as for the page before"
        )
    return place
