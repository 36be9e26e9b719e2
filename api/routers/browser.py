"""What Neo4j Browser fetches: the guide and the style. Public text, the same for everyone.

`api/cors.py` lets any page fetch it.
"""

from fastapi import APIRouter, Request, Response

from api.browser_guide import asciidoc_guide, html_guide
from api.saved_queries import style

router = APIRouter(prefix="/browser", include_in_schema=False)


@router.get("/guide")
def guide(request: Request) -> Response:
    """The guide for `:play`, as HTML."""
    return Response(html_guide(str(request.base_url)), media_type="text/html")


@router.get("/guide.adoc")
def guide_asciidoc(request: Request) -> Response:
    """The guide as AsciiDoc."""
    text = asciidoc_guide(str(request.base_url))
    return Response(text, media_type="text/asciidoc")


@router.get("/style.grass")
def style_sheet() -> Response:
    """The style sheet for `:style`."""
    return Response(style(), media_type="text/plain")
