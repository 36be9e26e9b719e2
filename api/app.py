"""The graph over HTTP: builds the app from an open store; reads nothing from the environment."""

from collections.abc import Sequence

from fastapi import FastAPI
from fastapi.responses import HTMLResponse, Response
from starlette.middleware.gzip import GZipMiddleware

from api.cors import CorsByPath
from api.guard.stack import Guard, add_guard, add_outer_guard
from api.head import HeadAsGet
from api.metrics import Metrics
from api.problems import Problem, add_problems
from api.reference import reference_page
from api.request_log import RequestLog
from api.routers import browser, service
from api.routers.questions import question_routes
from graph.stores.contract import Store

_PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"


def create_app(
    store: Store,
    *,
    seconds: float = 5.0,
    cors_origins: Sequence[str] = (),
    version: str = "",
    browser_url: str = "",
    guard: Guard | None = None,
) -> FastAPI:
    """Return the app on an open store, which stays the caller's to close.

    Args:
        store: what is asked.
        seconds: time budget of one request.
        cors_origins: origins whose pages may call; none by default.
        version: shown in the description.
        browser_url: where the Neo4j Browser of this graph is; answers link to their picture there.
        guard: hosts, keys and limits; None for an app that is called in its own process.
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
    app.include_router(question_routes())
    app.include_router(service.router)
    app.include_router(browser.router)
    add_problems(app)
    _describe_problems(app)
    _add_reference(app)
    _add_middleware(app, guard or Guard(), seconds, cors_origins)
    return app


def _add_middleware(
    app: FastAPI, guard: Guard, seconds: float, cors_origins: Sequence[str]
) -> None:
    """Put the middlewares around the routes, the innermost first."""
    metrics = Metrics()
    _add_metrics(app, metrics)
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    add_guard(app, guard, seconds)
    app.add_middleware(CorsByPath, origins=cors_origins)
    add_outer_guard(app, guard)
    app.add_middleware(RequestLog, metrics=metrics)
    app.add_middleware(HeadAsGet)


def _add_metrics(app: FastAPI, metrics: Metrics) -> None:
    @app.get("/metrics", include_in_schema=False)
    async def figures() -> Response:
        return Response(metrics.text(), media_type=metrics.content_type)


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
