"""What is wrong with a parsed report, in words for whoever wrote it."""

import difflib
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from types import UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from graph.model.errors import Problem
from graph.model.reasons import MAX_SHOWN_CHARS, shortened, shown

MAX_PROBLEMS: Final = 100
"""Problems that are told of one report; how many more there are is told in their place."""
_KINDS: Final = {
    "model_type": "must be an object",
    "model_attributes_type": "must be an object",
    "dict_type": "must be an object",
    "list_type": "must be a list",
    "string_type": "must be text",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "bool_type": "must be true or false",
    "missing": "is missing, and a report needs it",
    "string_too_long": "is longer than {max_length} characters",
    "string_pattern_mismatch": "does not have the form {pattern}",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
    "invalid_key": "is a key that is not text",
}
"""What pydantic's kinds of errors mean; what stands in braces is of the error's context."""
_MANY: Final = 10_000
"""Errors from which on an input is cut before they are listed: each takes a kilobyte then."""
Step = int | str


def problems(
    wrong: ValidationError, model: type[BaseModel], data: Any = None, limit: int = MAX_PROBLEMS
) -> list[Problem]:
    """Return each thing that is wrong once, with its JSON Pointer, in the order of the model.

    Args:
        wrong: what validating said.
        model: what was to be made of the input.
        data: the decoded input, where it is at hand: of one with very many errors only the first
            parts are looked at again, so that telling them costs no more than finding them.
        limit: problems at most; one more then counts the others.
    """
    total, found = wrong.error_count(), dict[tuple[str, str], Problem]()
    if data is not None and total > _MANY:
        wrong = _errors_of_beginning(data, model, limit) or wrong
    told = 0
    for error in wrong.errors(include_url=False):
        if len(found) == limit:
            break
        steps, owner = _place(error["loc"], model)
        pointer = shortened("".join(f"/{_escape(step)}" for step in steps))
        reason = shortened(_reason(error, steps, owner))
        found.setdefault((pointer, reason), Problem(pointer, reason))
        told += 1
    found = {key: one for key, one in found.items() if not _is_other_branch(one, found)}
    more = f"{total - told} more things may be wrong; mend these first"
    return [*found.values(), *([Problem("", more)] if total > told else ())]


def _is_other_branch(problem: Problem, found: Collection[tuple[str, str]]) -> bool:
    """Whether a value was taken for something else, and looked into, elsewhere among the problems.

    A party may be text or an object: of an object with a wrong name only that is told.
    """
    if problem.reason not in _KINDS.values():
        return False
    below = f"{problem.pointer}/"
    return any(pointer.startswith(below) for pointer, _ in found)


def _errors_of_beginning(data: Any, model: type[BaseModel], limit: int) -> ValidationError | None:
    fields = _all_names(model)
    try:
        model.model_validate(_beginning(data, limit + len(fields), fields))
    except ValidationError as wrong:
        return wrong
    return None


def _beginning(value: Any, most: int, fields: frozenset[str]) -> Any:
    """The first items of every list; of every object its fields and the first of its other keys."""
    if isinstance(value, list):
        return [_beginning(one, most, fields) for one in value[:most]]
    if not isinstance(value, dict):
        return value
    kept = {**dict.fromkeys(islice(value, most)), **dict.fromkeys(fields & value.keys())}
    return {key: _beginning(value[key], most, fields) for key in value if key in kept}


@cache
def _all_names(model: type[BaseModel]) -> frozenset[str]:
    """The names of the fields of a model and of all parts of it."""
    found = set(_names(model))
    for field in model.model_fields.values():
        for part in _models(field.annotation):
            found |= _all_names(part)
    return frozenset(found)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def _reason(error: Mapping[str, Any], steps: Sequence[Step], owner: type[BaseModel]) -> str:
    if error["type"] == "extra_forbidden":
        return _unknown(str(steps[-1]), sorted(_names(owner)))
    if error["type"] in _KINDS:
        return _KINDS[error["type"]].format_map(error.get("ctx", {}))
    if error["type"] == "literal_error":
        return f"{shown(error['input'])} is not one of {error['ctx']['expected']}"
    return str(error["msg"]).removeprefix("Value error, ")


def _unknown(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name[:MAX_SHOWN_CHARS], known, 1)
    return (
        f"is not a field; did you mean {near[0]}?"
        if near
        else (f"is not a field; the fields are {', '.join(known)}")
    )


def _place(loc: Sequence[Step], model: type[BaseModel]) -> tuple[list[Step], type[BaseModel]]:
    """The steps of a location that lead through the input, and the part around the last of them.

    The others name a branch of a union, or say that a key is meant. They are known by the types
    alone: an input may have keys of any name.
    """
    steps: list[Step] = []
    owner: type[BaseModel] = model
    kind: Any = model
    left = list(loc)
    while left:
        branches = _branches(kind)
        if len(branches) > 1:
            kind = _branch(branches, str(left.pop(0)))
            continue
        (kind,) = branches or (None,)
        inner = _below(kind, left[0])
        if inner is _NOTHING:
            break
        owner = kind if isinstance(kind, type) and issubclass(kind, BaseModel) else owner
        steps.append(left.pop(0))
        kind = inner
    return steps, owner


_NOTHING: Final = object()
"""What stands below a value that has no parts."""


def _below(kind: Any, step: Step) -> Any:
    """The type of what a step leads to; an unknown key leads to a value without parts."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return next(_annotations(kind, str(step)), None)
    if get_origin(kind) is list:
        return get_args(kind)[0]
    if get_origin(kind) is dict:
        return get_args(kind)[1]
    return _NOTHING


def _annotations(model: type[BaseModel], name: str) -> Iterator[Any]:
    for own, field in model.model_fields.items():
        if name in (own, field.alias):
            yield field.annotation


def _branches(kind: Any) -> list[Any]:
    """The types of which a value may be, null left out."""
    if get_origin(kind) is Annotated:
        return _branches(get_args(kind)[0])
    if get_origin(kind) in (Union, UnionType):
        return [one for inner in get_args(kind) for one in _branches(inner)]
    return [] if kind is type(None) else [kind]


def _branch(branches: list[Any], tag: str) -> Any:
    """The branch of a union that a step names; of those that have no parts any will do."""
    for one in branches:
        name = getattr(one, "__name__", "")
        if tag == name or (get_origin(one) is not None and tag.startswith(f"{name}[")):
            return one
    return None


def _names(model: type[BaseModel]) -> set[str]:
    return {field.alias or name for name, field in model.model_fields.items()}


def _escape(step: Step) -> str:
    return str(step).replace("~", "~0").replace("/", "~1")
