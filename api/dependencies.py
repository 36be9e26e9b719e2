"""What routes are given.

A view of the store for as long as a request takes, and only parameters they know.
"""

import difflib
from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Request

from graph.errors import InvalidQuestionError
from graph.store import Store, View


def view_of(request: Request) -> Iterator[View]:
    """Open a view with the app's time budget."""
    store: Store = request.app.state.store
    with store.read(request.app.state.seconds) as view:
        yield view


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


ViewDep = Annotated[View, Depends(view_of)]
KnownParameters = Depends(only_known_parameters)
