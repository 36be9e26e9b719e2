"""Whether the service lives, whether it can answer, what it holds, and the form of a report."""

from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel

from api.dependencies import AskDep, KnownParameters
from api.problems import RESPONSES
from graph.model.report import json_schema

router = APIRouter(tags=["service"], dependencies=[KnownParameters], responses=RESPONSES)


class Health(BaseModel):
    """That the process answers."""

    status: str = "ok"


class Stats(BaseModel):
    """Counts by label, by type, and of the journal."""

    nodes: dict[str, int]
    relationships: dict[str, int]
    journal: dict[str, int]


@router.get("/health", operation_id="health", summary="Whether the process answers")
async def health() -> Health:
    """Asks nothing of the store, and waits for no other request."""
    return Health()


@router.get("/ready", operation_id="ready", summary="Whether the store answers")
def ready(ask: AskDep) -> Health:
    """Reads from the store; a problem of status 503 where it cannot."""
    ask(lambda view: view.numbers(["IND"]))
    return Health()


@router.get("/v1/stats", operation_id="stats", summary="What the graph holds")
def stats(ask: AskDep) -> Stats:
    """Counts of nodes, relationships and the journal."""
    return ask(lambda view: Stats(**view.counts()))


@router.get("/v1/schema", operation_id="schema", summary="The form of a parsed report")
def schema() -> dict[str, Any]:
    """The JSON Schema of `tieline/report/1`."""
    return json_schema()
