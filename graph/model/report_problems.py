"""What is wrong with a parsed report, in words for whoever wrote it."""

import difflib
from collections.abc import Iterator, Mapping
from typing import Any, Final, get_args

from pydantic import BaseModel, ValidationError

from graph.model.errors import Problem

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
}


def problems(wrong: ValidationError, model: type[BaseModel]) -> list[Problem]:
    """Return each thing that is wrong once, with its JSON Pointer, in the order of the model."""
    found: dict[tuple[str, str], Problem] = {}
    for error in wrong.errors(include_url=False):
        steps = [step for step in error["loc"] if not _is_branch(step)]
        pointer = "".join(f"/{_escape(step)}" for step in steps)
        reason = _reason(error, steps, model)
        found.setdefault((pointer, reason), Problem(pointer, reason))
    return list(found.values())


def _reason(error: Mapping[str, Any], steps: list[int | str], model: type[BaseModel]) -> str:
    if error["type"] == "extra_forbidden":
        return _unknown(str(steps[-1]), sorted(_fields(steps[:-1], model)))
    if error["type"] in _KINDS:
        return _KINDS[error["type"]]
    if error["type"] == "literal_error":
        return f"{error['input']!r} is none of {error['ctx']['expected']}"
    return str(error["msg"]).removeprefix("Value error, ")


def _unknown(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, 1)
    return (
        f"is no field; did you mean {near[0]}?"
        if near
        else (f"is no field; there are {', '.join(known)}")
    )


def _fields(steps: list[int | str], model: type[BaseModel]) -> set[str]:
    """The fields of the part of a report to which some steps lead."""
    models = {model}
    for step in steps:
        if isinstance(step, str):
            models = {
                inner
                for one in models
                for name, field in one.model_fields.items()
                if step in (name, field.alias)
                for inner in _models(field.annotation)
            } or models
    return {field.alias or name for one in models for name, field in one.model_fields.items()}


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def _is_branch(step: int | str) -> bool:
    """Whether a step of a location names a branch of a union instead of a place in the input."""
    return isinstance(step, str) and (step in ("Named", "Inferred") or "[" in step or "(" in step)


def _escape(step: int | str) -> str:
    return str(step).replace("~", "~0").replace("/", "~1")
