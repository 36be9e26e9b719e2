"""Whether the service lives, whether it can answer, what it holds, and the form of a report."""

from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel

from api.dependencies import AskDep, KnownParameters
from api.problems import RESPONSES
from graph.model.report import json_schema
from graph.stores.contract import View

router = APIRouter(tags=["service"], dependencies=[KnownParameters], responses=RESPONSES)


class Health(BaseModel):
    """That the process answers."""

    status: str = "ok"


class Readiness(Health):
    """That the store answers, and how many commits a published graph is behind its file."""

    generation: int
    behind: int


class Stats(BaseModel):
    """Counts by label, by type, and of the journal, which a published graph does not have."""

    nodes: dict[str, int]
    relationships: dict[str, int]
    journal: dict[str, int] = {}
    generation: int
    behind: int


@router.get("/health", operation_id="health", summary="Whether the process answers")
async def health() -> Health:
    """Asks nothing of the store, and waits for no other request."""
    return Health()


@router.get("/ready", operation_id="ready", summary="Whether the store answers")
def ready(ask: AskDep) -> Readiness:
    """Reads from the store; a problem of status 503 where it cannot, or is not published yet."""
    edition = ask(lambda view: view.edition())
    return Readiness(generation=edition.generation, behind=edition.behind)


@router.get("/v1/stats", operation_id="stats", summary="What the graph holds")
def stats(ask: AskDep) -> Stats:
    """Counts of nodes, relationships and the journal."""
    return ask(_stats)


def _stats(view: View) -> Stats:
    counts, edition = view.counts(), view.edition()
    return Stats(**counts, generation=edition.generation, behind=edition.behind)


@router.get("/v1/schema", operation_id="schema", summary="The form of a parsed report")
def schema() -> dict[str, Any]:
    """The JSON Schema of `tieline/report/1`."""
    return json_schema()
