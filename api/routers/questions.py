"""A route under `/v1` for every declared question: same arguments, same answer as elsewhere.

Nothing here knows a question by name.
"""

import inspect
from collections.abc import Callable
from typing import Annotated, Any, Final

from fastapi import APIRouter, Path, Query
from fastapi.params import Param

from api.dependencies import AskDep, KnownParameters
from api.problems import RESPONSES
from graph.questions import parameters as kinds
from graph.questions.declaring import Parameter, Question
from graph.questions.registry import questions
from graph.questions.wording import capital

# What Python strips is more than what a pattern calls white space.
_TEXT: Final = r"^[^\x00]*[^\s\x00-\x1f\x85][^\x00]*$"
_CURSOR: Final = r"^[0-9a-f]+\.[A-Za-z0-9_-]+$"
_DATE: Final[dict[str, Any]] = {
    "anyOf": [
        {"type": "string", "pattern": r"^(?!0000)\d{4}$"},
        {"type": "string", "pattern": r"^(?!0000)\d{4}-(0[1-9]|1[0-2])$"},
        {"type": "string", "format": "date"},
    ]
}


def question_routes() -> APIRouter:
    """Return the routes of all questions.

    What tells which node a question is about, its first argument where no other is needed, stands
    in the path; all else in the query, a repeatable one in the singular.
    """
    router = APIRouter(
        prefix="/v1", tags=["questions"], dependencies=[KnownParameters], responses=RESPONSES
    )
    for question in questions().values():
        router.add_api_route(
            _with_slashes(question),
            _endpoint(question),
            methods=["GET"],
            operation_id=question.name,
            summary=capital(question.summary),
            description=_description(question),
            response_model=question.answer_type,
        )
    return router


def question_path(question: Question[..., Any]) -> str:
    """Return the path of a question's route, as the description spells it."""
    subject = _subject(question)
    return f"/v1/{question.name}" + (f"/{{{subject.name}}}" if subject else "")


def _with_slashes(question: Question[..., Any]) -> str:
    """The path as the router reads it: a name may hold a slash."""
    return question_path(question).removeprefix("/v1").replace("}", ":path}")


def _subject(question: Question[..., Any]) -> Parameter | None:
    """The one argument that must be given, if it names a node."""
    needed = [one for one in question.parameters if one.is_required]
    kind = needed[0].kind if len(needed) == 1 else None
    return needed[0] if isinstance(kind, kinds.Text) and not kind.of_words else None


def _description(question: Question[..., Any]) -> str:
    """The docstring of the function up to its sections."""
    return inspect.cleandoc(question.__doc__ or "").split("\n\nArgs:")[0]


def _endpoint(question: Question[..., Any]) -> Callable[..., Any]:
    def answer(ask: Any, **given: Any) -> Any:
        return ask(lambda view: question.ask(view, given))

    subject = _subject(question)
    parts = [
        inspect.Parameter("ask", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=AskDep),
        *(_argument(question, one, one is subject) for one in question.parameters),
    ]
    answer.__signature__ = inspect.Signature(parts)  # type: ignore[attr-defined]
    return answer


def _argument(question: Question[..., Any], one: Parameter, in_path: bool) -> inspect.Parameter:
    """One argument as FastAPI reads it from a signature."""
    value, limits = _form(one.kind)
    example = question.examples[0].get(one.name)
    told: dict[str, Any] = {"description": one.kind.help, **limits}
    if example is not None:
        told["examples"] = [example]
    place: Param
    if in_path:
        place = Path(**told)
    elif one.is_repeatable:
        value = list[value]  # type: ignore[valid-type]
        place = Query(alias=one.kind.singular, max_length=kinds.MOST_VALUES, **_of_items(told))
    else:
        is_optional = not one.is_required and one.default is None
        place = Query(**(_or_null(told) if is_optional else told))
        value = value | None if is_optional else value
    default = list(one.default) if one.is_repeatable and not one.is_required else one.default
    return inspect.Parameter(
        one.name,
        inspect.Parameter.KEYWORD_ONLY,
        annotation=Annotated[value, place],
        default=inspect.Parameter.empty if one.is_required else default,
    )


def _form(kind: kinds.Kind) -> tuple[Any, dict[str, Any]]:
    """The type of one value, and its limits as FastAPI spells them."""
    match kind:
        case kinds.Whole():
            return int, {"ge": kind.low, "le": kind.high}
        case kinds.Flag():
            return bool, {}
        case kinds.Text():
            return str, {"max_length": kind.max_length, "pattern": _TEXT}
        case kinds.Cursor():
            return str, {"max_length": kind.max_length, "pattern": _CURSOR}
        case kinds.Choice():
            return str, {"json_schema_extra": {"enum": list(kind.allowed())}}
        case kinds.PartialDate():
            return str, {"json_schema_extra": _DATE}
        case _:
            return str, {"json_schema_extra": {"format": "date"}}


def _or_null(told: dict[str, Any]) -> dict[str, Any]:
    """Limits that are spelled as JSON Schema, put at the value beside null."""
    limits = told.get("json_schema_extra")
    if limits is None or "anyOf" in limits:
        return told
    either = [{"type": "string", **limits}, {"type": "null"}]
    return {**told, "json_schema_extra": {"anyOf": either}}


def _of_items(told: dict[str, Any]) -> dict[str, Any]:
    """Limits of one value, put at the values of a list."""
    told = dict(told)
    items: dict[str, Any] = {"type": "string", **told.pop("json_schema_extra", {})}
    if "max_length" in told:
        items["maxLength"] = told.pop("max_length")
    if "pattern" in told:
        items["pattern"] = told.pop("pattern")
    return {**told, "json_schema_extra": {"items": items}}
