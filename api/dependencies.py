"""What routes are given.

A way to ask the store, and only parameters they know.
"""

import difflib
from collections.abc import Callable
from typing import Annotated, Protocol, TypeVar

from fastapi import Depends, Request

from graph.errors import InvalidQuestionError
from graph.questions.asking import ask
from graph.store import View

Answer = TypeVar("Answer")


class Asking(Protocol):
    """Asks a question of the app's store."""

    def __call__(self, question: Callable[[View], Answer]) -> Answer:
        """Return the answer, within the app's time budget."""


def asking_of(request: Request) -> Asking:
    """Return what asks the app's store."""
    state = request.app.state

    def asking(question: Callable[[View], Answer]) -> Answer:
        return ask(state.store, question, state.seconds)

    return asking


def only_known_parameters(request: Request) -> None:
    """Refuse a query parameter that the route does not have.

    Raises:
        InvalidQuestionError: names it, and the parameter that may have been meant.
    """
    route = request.scope["route"]
    known = sorted(field.alias for field in route.dependant.query_params)
    for name in request.query_params:
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            hint = (
                f"; did you mean {near[0]}?"
                if near
                else f"; there are {', '.join(known) or 'none'}"
            )
            raise InvalidQuestionError(name[:50], f"is no parameter of this route{hint}")


AskDep = Annotated[Asking, Depends(asking_of)]
KnownParameters = Depends(only_known_parameters)
