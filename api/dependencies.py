"""What routes are given.

A way to ask the store, and only parameters they know.
"""

import difflib
import time
from collections.abc import Callable
from typing import Annotated, Protocol, TypeVar, get_origin

from fastapi import Depends, Request, Response

from api.browser_links import picture_link
from graph.model.errors import InvalidQuestionError, TimeRanOutError
from graph.questions.asking import ask
from graph.stores.contract import View

Answer = TypeVar("Answer")


class Asking(Protocol):
    """Asks a question of the app's store."""

    def __call__(self, question: Callable[[View], Answer]) -> Answer:
        """Return the answer, within the app's time budget."""


def asking_of(request: Request, response: Response) -> Asking:
    """Return what asks the app's store.

    The header `Tieline-Edition` names the state of the graph that is shown, `Tieline-Behind` how
    many commits a published graph lacks, if any. Where there is a Neo4j Browser, the header `Link`
    leads to the answer's picture there.
    """
    state = request.app.state

    def asking(question: Callable[[View], Answer]) -> Answer:
        deadline = getattr(request.state, "deadline", None)
        left = state.seconds if deadline is None else deadline - time.monotonic()
        if left <= 0:
            raise TimeRanOutError(state.seconds)
        answer, edition = ask(state.store, lambda view: (question(view), view.edition()), left)
        response.headers["Tieline-Edition"] = f"{edition.journal}.{edition.generation}"
        if edition.behind:
            response.headers["Tieline-Behind"] = str(edition.behind)
        link = picture_link(state.browser, answer) if state.browser else None
        if link:
            response.headers["Link"] = f'<{link}>; rel="alternate"; title="Neo4j Browser"'
        return answer

    return asking


def only_known_parameters(request: Request) -> None:
    """Refuse a query parameter that the route does not have, or has once and is given twice.

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
            raise InvalidQuestionError(name[:50], f"is not a parameter of this route{hint}")
    for field in route.dependant.query_params:
        given = request.query_params.getlist(field.alias)
        if len(given) > 1 and get_origin(field.field_info.annotation) is not list:
            raise InvalidQuestionError(field.alias, f"is given {len(given)} times; it takes one")


AskDep = Annotated[Asking, Depends(asking_of)]
KnownParameters = Depends(only_known_parameters)
