"""Figures for Prometheus: requests by route and status, how long they took, how many are open."""

from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

_BUCKETS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds."""


class Metrics:
    """The figures of one process, in a registry of its own."""

    content_type: Final = CONTENT_TYPE_LATEST

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        labels = ("method", "route", "status")
        self._requests = Counter(
            "tieline_requests_total", "Requests answered.", labels, registry=self._registry
        )
        self._seconds = Histogram(
            "tieline_request_seconds",
            "Time from a request's arrival to the start of its answer.",
            ("route",),
            buckets=_BUCKETS,
            registry=self._registry,
        )
        self.open = Gauge(
            "tieline_requests_open", "Requests being answered.", registry=self._registry
        )

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one request; `route` is the route's pattern, never the path asked for."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def text(self) -> bytes:
        """Return all figures in Prometheus' text form."""
        return generate_latest(self._registry)
