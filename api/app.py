"""The graph over HTTP: builds the app from an open store; reads nothing from the environment."""

import time
import uuid
from collections.abc import Awaitable, Callable, Sequence

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from starlette.middleware.gzip import GZipMiddleware

from api.cors import CorsByPath
from api.head import HeadAsGet
from api.problems import Problem, add_problems
from api.reference import reference_page
from api.routers import browser, questions, service
from graph.stores.contract import Store

_log = structlog.get_logger()
_PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"


def create_app(
    store: Store,
    *,
    seconds: float = 5.0,
    cors_origins: Sequence[str] = (),
    version: str = "",
    browser_url: str = "",
) -> FastAPI:
    """Return the app on an open store, which stays the caller's to close.

    Args:
        store: what is asked.
        seconds: time budget of one request.
        cors_origins: origins whose pages may call; none by default.
        version: shown in the description.
        browser_url: where the Neo4j Browser of this graph is; answers link to their picture there.
    """
    app = FastAPI(
        title="Tieline",
        summary="A knowledge graph of bilateral security ties, with its evidence.",
        version=version or "0",
        docs_url=None,
        redoc_url=None,
    )
    app.state.store, app.state.seconds = store, seconds
    app.state.browser = browser_url
    app.include_router(questions.router)
    app.include_router(service.router)
    app.include_router(browser.router)
    add_problems(app)
    _describe_problems(app)
    _add_reference(app)
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    app.add_middleware(CorsByPath, origins=cors_origins)
    app.middleware("http")(_logged)
    app.add_middleware(HeadAsGet)
    return app


def _describe_problems(app: FastAPI) -> None:
    """Put the form of a problem into the description.

    In place of the framework's own forms of error.
    """
    plain = app.openapi

    def described() -> dict[str, object]:
        if app.openapi_schema is None:
            schema = plain()
            forms = schema["components"]["schemas"]
            for own in ("HTTPValidationError", "ValidationError"):
                forms.pop(own, None)
            form = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
            forms.update(form.pop("$defs", {}))
            forms["Problem"] = form
            for path in schema["paths"].values():
                for operation in path.values():
                    operation["responses"].pop("422", None)
        return app.openapi_schema or {}

    app.openapi = described  # type: ignore[method-assign]


def _add_reference(app: FastAPI) -> None:
    @app.get("/docs", include_in_schema=False)
    def docs() -> HTMLResponse:
        page = reference_page(app.openapi())
        return HTMLResponse(page, headers={"Content-Security-Policy": _PAGE_POLICY})


async def _logged(
    request: Request, call_next: Callable[[Request], Awaitable[Response]]
) -> Response:
    """Log a request by its route, never by its parameters, and name it in the answer."""
    name, began = uuid.uuid4().hex[:12], time.perf_counter()
    response = await call_next(request)
    route = request.scope.get("route")
    _log.info(
        "request_answered",
        request=name,
        method=request.method,
        route=getattr(route, "path", None),
        status=response.status_code,
        milliseconds=round((time.perf_counter() - began) * 1000, 1),
    )
    response.headers["X-Request-Id"] = name
    return response
