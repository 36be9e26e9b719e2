"""Problem details (RFC 9457): the only form in which the API says that something is wrong."""

import traceback
from pathlib import Path
from typing import Any, Final

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from graph.model import errors

MEDIA_TYPE: Final = "application/problem+json"
_log = structlog.get_logger()


class Fault(BaseModel):
    """One thing that is wrong with a request."""

    pointer: str = Field(description="where: query, path and the name of the parameter")
    detail: str = Field(description="why, and what would be right")


class Candidate(BaseModel):
    """A node or relationship that may have been meant; what is not known of it is left out."""

    id: str
    name: str | None = None
    label: str | None = None
    country: str | None = Field(default=None, description="a country by code, or a tie")
    origins: int | None = Field(default=None, description="distinct releases behind it")
    office: str | None = Field(default=None, description="a title of an official")
    years: str | None = Field(default=None, description="years in which it was reported")


class Problem(BaseModel):
    """A problem, as RFC 9457 has it."""

    type: str = Field(
        description="what kind of problem: a name that stays", examples=["no-such-node"]
    )
    title: str = Field(description="the kind in words")
    status: int = Field(description="the status code of the answer")
    detail: str = Field(description="this problem in words")
    errors: list[Fault] = Field(
        default=[], description="what is wrong with the request, one by one"
    )
    candidates: list[Candidate] = Field(default=[], description="what may have been meant")


KINDS: Final[dict[type[errors.TielineError], tuple[int, str, str]]] = {
    errors.TielineError: (500, "failed", "The question could not be answered"),
    errors.InvalidReportError: (422, "invalid-report", "The report cannot be read"),
    errors.InvalidQuestionError: (
        422,
        "invalid-question",
        "The question cannot be asked like this",
    ),
    errors.NodeNotFoundError: (404, "no-such-node", "There is no such node or relationship"),
    errors.UnreportedCountryError: (404, "not-reported", "No report speaks of it"),
    errors.AmbiguousNodeError: (409, "several-nodes", "The name is ambiguous"),
    errors.UnknownPartError: (404, "no-such-part", "There is no such page or field"),
    errors.JournalNeededError: (501, "journal-needed", "The working store must be asked"),
    errors.TimeRanOutError: (504, "time-ran-out", "Time ran out"),
    errors.PolicyError: (409, "other-policy", "The store has another policy"),
    errors.JudgementError: (422, "invalid-judgement", "The judgement cannot be taken"),
    errors.ReportNotFoundError: (404, "no-such-report", "There is no such report"),
    errors.StoreError: (503, "store-trouble", "The store cannot do its work"),
    errors.StoreUnavailableError: (503, "store-unavailable", "The store cannot be reached"),
    errors.StoreMissingError: (503, "store-missing", "There is no store yet"),
    errors.StoreReadOnlyError: (503, "store-read-only", "The store may not be written"),
    errors.StoreFullError: (507, "store-full", "The store has no room left"),
    errors.StoreBusyError: (503, "store-busy", "The store is busy"),
    errors.StoreInterruptedError: (503, "store-interrupted", "The work was interrupted"),
    errors.StoreAwayError: (503, "store-away", "The store does not answer any more"),
    errors.SnapshotChangedError: (503, "store-changed", "The graph was changed meanwhile"),
    errors.WorkingStoreNeededError: (503, "working-store-needed", "This needs the working store"),
    errors.NotPublishedYetError: (503, "not-published-yet", "The graph is not published yet"),
    errors.PublishingRefusedError: (503, "publishing-refused", "The database shows another file"),
    errors.ForeignStoreError: (503, "foreign-store", "The store is not Tieline's"),
    errors.StoreNotEmptyError: (503, "store-not-empty", "The store holds something already"),
    errors.StoreVersionError: (503, "store-version", "The store has another version"),
    errors.StoreDamagedError: (503, "store-damaged", "The store is damaged"),
}
"""Status, type and title of every error; a kind without a line is answered like its parent."""

RESPONSES: Final[dict[int | str, dict[str, Any]]] = {
    "4XX": {
        "description": "The request cannot be answered as it is.",
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    },
    "5XX": {
        "description": "The answer could not be made, or not in time.",
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    },
}
"""For the OpenAPI description of every route."""


def add_problems(app: FastAPI) -> None:
    """Answer every error of the app with a problem."""
    app.add_exception_handler(errors.TielineError, _tieline)  # type: ignore[arg-type]
    app.add_exception_handler(RequestValidationError, _validation)  # type: ignore[arg-type]
    app.add_exception_handler(HTTPException, _http)  # type: ignore[arg-type]
    app.add_exception_handler(Exception, _unforeseen)


def problem(problem_: Problem, headers: dict[str, str] | None = None) -> JSONResponse:
    """Return the response that carries a problem."""
    body = problem_.model_dump(exclude_defaults=True)
    return JSONResponse(body, problem_.status, headers, MEDIA_TYPE)


def _tieline(request: Request, fault: errors.TielineError) -> JSONResponse:
    status, type_, title = next(KINDS[kind] for kind in type(fault).__mro__ if kind in KINDS)
    found = Problem(type=type_, title=title, status=status, detail=str(fault))
    if isinstance(fault, errors.AmbiguousNodeError):
        found.candidates = [Candidate(**one._asdict()) for one in fault.described]
    elif isinstance(fault, errors.NodeNotFoundError):
        found.candidates = [Candidate(id=one) for one in fault.near]
    elif isinstance(fault, errors.InvalidQuestionError):
        found.errors = [Fault(pointer=_place(request, fault.argument), detail=str(fault))]
    return problem(found)


def _place(request: Request, argument: str) -> str:
    """Where an argument of a question stands in a request."""
    if argument in request.path_params:
        return f"path/{argument}"
    route = request.scope.get("route")
    fields = route.dependant.query_params if route else ()
    return f"query/{next((one.alias for one in fields if one.name == argument), argument)}"


def _validation(request: Request, fault: RequestValidationError) -> JSONResponse:
    faults = [
        Fault(pointer="/".join(map(str, one["loc"])), detail=one["msg"]) for one in fault.errors()
    ]
    detail = "; ".join(f"{one.pointer}: {one.detail}" for one in faults)
    title = "The question cannot be asked like this"
    return problem(
        Problem(type="invalid-question", title=title, status=422, detail=detail, errors=faults)
    )


_HTTP = {
    404: ("no-such-route", "There is no such route; see /docs"),
    405: ("wrong-method", "The route does not take this method"),
}


def _http(request: Request, fault: HTTPException) -> JSONResponse:
    type_, title = _HTTP.get(fault.status_code, ("bad-request", "The request cannot be answered"))
    found = Problem(type=type_, title=title, status=fault.status_code, detail=title)
    return problem(found, dict(fault.headers or {}))


def _unforeseen(request: Request, fault: Exception) -> JSONResponse:
    """Answer what nobody thought of, and log where it broke; what it says may hold parameters."""
    name, last = request.state.request, traceback.extract_tb(fault.__traceback__)[-1]
    place = f"{Path(last.filename).name}:{last.lineno}"
    _log.error("request_failed", request=name, fault=type(fault).__name__, place=place)
    title = "Something went wrong here; it is not the request's fault"
    detail = f"{title}. The log names it by the request's id, {name}"
    failed = Problem(type="failed", title=title, status=500, detail=detail)
    return problem(failed, {"X-Request-Id": name})
