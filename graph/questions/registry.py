"""All questions that are declared: one a module of this package, under the module's own name.

Nothing lists them. Imports as little as it can, since a command line starts anew for each question.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import graph.questions as package
from graph.questions.declaring import Question


@cache
def questions() -> dict[str, Question[..., Any]]:
    """Return every question by its name, in order of name."""
    found = {name: _of_module(name) for name in sorted(_module_names())}
    return {name: one for name, one in found.items() if one is not None}


def question_named(name: str) -> Question[..., Any] | None:
    """Return the question of this name; None if there is none. Imports no other question."""
    return _of_module(name) if name in _module_names() else None


@cache
def _module_names() -> frozenset[str]:
    return frozenset(one.name for one in iter_modules(package.__path__))


def _of_module(name: str) -> Question[..., Any] | None:
    found = getattr(import_module(f"{package.__name__}.{name}"), name, None)
    return found if isinstance(found, Question) else None
