"""The five questions under `/v1`.

The same functions, arguments and answers as library and command line.
"""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.dependencies import AskDep, KnownParameters
from api.problems import RESPONSES
from graph.questions import evidence as evidence_question
from graph.questions import neighbourhood as neighbourhood_question
from graph.questions import paths as paths_question
from graph.questions import search as search_question
from graph.questions import signed as signed_question

router = APIRouter(
    prefix="/v1", tags=["questions"], dependencies=[KnownParameters], responses=RESPONSES
)

_MOST = 200
Name = Annotated[str, Query(max_length=_MOST, description="id or name of a node")]
Names = Annotated[list[str], Query(max_length=20)]
PartialDate = Annotated[
    str | None,
    Query(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", description="YYYY, YYYY-MM or YYYY-MM-DD"),
]
Day = Annotated[
    str | None,
    Query(pattern=r"^\d{4}-\d{2}-\d{2}$", description="as of this day, YYYY-MM-DD"),
]
Cursor = Annotated[
    str | None, Query(max_length=2000, description="the next page, as the page before gave it")
]
Labels = Annotated[list[str], Query(max_length=20, description="labels of nodes")]
Types = Annotated[list[str], Query(max_length=30, description="types of relationships")]


@router.get("/signed", operation_id="signed", summary="Who signed what with whom")
def signed(
    ask: AskDep,
    party: Annotated[
        list[str],
        Query(
            max_length=20,
            description="a country, repeatable, or one tie",
            examples=[["India", "USA"]],
        ),
    ] = [],  # noqa: B006 - FastAPI copies defaults
    institution: Annotated[str | None, Query(max_length=_MOST, description="a party to it")] = None,
    official: Annotated[str | None, Query(max_length=_MOST, description="who signed it")] = None,
    kind: Annotated[list[str], Query(max_length=20, description="MoU, treaty, …; repeatable")] = [],  # noqa: B006
    topic: Annotated[list[str], Query(max_length=20, description="topic id; repeatable")] = [],  # noqa: B006
    status: Annotated[
        list[str], Query(max_length=20, description="signed, in-force, …; repeatable")
    ] = [],  # noqa: B006
    since: PartialDate = None,
    until: PartialDate = None,
    at: Day = None,
    page_size: Annotated[int, Query(ge=1, le=200, description="rows of a page")] = 20,
    cursor: Cursor = None,
) -> signed_question.SignedAnswer:
    """Agreements with parties, signatories and words, newest first, undated last.

    Without a status: signed, renewed and in force. Without a kind: no joint statements. Those of
    larger sets of parties stand apart.
    """
    return ask(
        lambda view: signed_question.signed(
            view,
            party,
            institution=institution,
            official=official,
            kinds=kind,
            topics=topic,
            statuses=status,
            since=since,
            until=until,
            at=at,
            page_size=page_size,
            cursor=cursor,
        )
    )


@router.get("/neighbourhood/{node}", operation_id="neighbourhood", summary="What surrounds a node")
def neighbourhood(
    ask: AskDep,
    node: Annotated[str, Path(max_length=_MOST, description="id or name", examples=["IND-USA"])],
    depth: Annotated[int, Query(ge=1, le=3, description="hops")] = 1,
    label: Labels = [],  # noqa: B006
    type: Types = [],  # noqa: B006
    at: Day = None,
    limit: Annotated[int, Query(ge=1, le=1000, description="nodes, the centre included")] = 100,
) -> neighbourhood_question.NeighbourhoodAnswer:
    """Nodes around one, nearest hops first; what was cut is counted."""
    return ask(
        lambda view: neighbourhood_question.neighbourhood(
            view, node, depth=depth, labels=label, types=type, at=at, limit=limit
        )
    )


@router.get("/paths", operation_id="paths", summary="How two nodes are connected")
def paths(
    ask: AskDep,
    a: Name,
    b: Name,
    max_hops: Annotated[int, Query(ge=1, le=6, description="longest path")] = 6,
    k: Annotated[int, Query(ge=1, le=10, description="how many of the shortest")] = 1,
    label: Labels = [],  # noqa: B006
    without_label: Labels = [],  # noqa: B006
    through: Labels = [],  # noqa: B006
    type: Types = [],  # noqa: B006
    without_type: Types = [],  # noqa: B006
    max_degree: Annotated[
        int, Query(ge=0, description="most relationships of a body on the way; 0 for any")
    ] = paths_question.CEILING,
    at: Day = None,
) -> paths_question.PathsAnswer:
    """The shortest paths, each hop with the words that say so.

    By default none walks through a country, tie, topic, report, post or tenure. That there is none
    within the limits is an answer, with `outcome`.
    """
    return ask(
        lambda view: paths_question.paths(
            view,
            a,
            b,
            max_hops=max_hops,
            k=k,
            labels=label,
            without_labels=without_label,
            through=through,
            types=type,
            without_types=without_type,
            max_degree=max_degree or None,
            at=at,
        )
    )


@router.get("/evidence/{element}", operation_id="evidence", summary="Who says so")
def evidence(
    ask: AskDep,
    element: Annotated[
        str,
        Path(
            max_length=3 * _MOST,
            description="a node, or a relationship SOURCE,TYPE,TARGET",
            examples=["IND-USA"],
        ),
    ],
    field: Annotated[str | None, Query(max_length=50, description="only this field")] = None,
    page_size: Annotated[int, Query(ge=1, le=500, description="claims of a page")] = 50,
    cursor: Cursor = None,
) -> evidence_question.EvidenceAnswer:
    """All claims behind a node or relationship, by field and value, conflicts included."""
    return ask(
        lambda view: evidence_question.evidence(
            view, element, field, page_size=page_size, cursor=cursor
        )
    )


@router.get("/search", operation_id="search", summary="What is called like this")
def search(
    ask: AskDep,
    text: Annotated[
        str,
        Query(
            min_length=1,
            max_length=_MOST,
            description="words of a name",
            examples=["homeland security"],
        ),
    ],
    label: Labels = [],  # noqa: B006
    limit: Annotated[int, Query(ge=1, le=100, description="hits")] = 20,
) -> search_question.SearchAnswer:
    """Nodes by name and alias, best first; accents, case and small slips do not matter."""
    return ask(lambda view: search_question.search(view, text, label, limit))
