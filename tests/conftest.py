"""What every test shares: the property-test profiles, and the folder kept outside the repository.

Stores and graphs are not built here; each folder of tests has its own conftest for those.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from graph.model.report import ParsedReport, read_report

ROOT = Path(__file__).resolve().parent.parent

SHARED = Path(os.environ.get("TIELINE_SHARED", str(ROOT.parent / "shared")))

pytest_plugins = ["tests.neo4j_server.fixtures"]

settings.register_profile(
    "short", max_examples=30, deadline=None, derandomize="CI" in os.environ, print_blob=True
)
settings.register_profile("long", max_examples=1000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "short"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep a file's tests in one process of a parallel run, and all that need Neo4j in one.

    Module fixtures are then built once, and one server serves the session.
    """
    for item in items:
        group = "neo4j" if item.get_closest_marker("neo4j") else item.nodeid.partition("::")[0]
        item.add_marker(pytest.mark.xdist_group(group))


@pytest.fixture(scope="session", autouse=True)
def _no_settings_of_the_tests() -> Iterator[None]:
    """Take the tests' own names out of the environment: the product refuses unknown TIELINE_ names.

    Not when a module is imported: a parallel run starts its processes after that.
    """
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith(("TIELINE_TEST_", "TIELINE_REQUIRE_")) or name == "TIELINE_SHARED":
                patch.delenv(name)
        yield


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test marked `shared("reports", ...)` when one of the paths it names is absent."""
    for marker in item.iter_markers("shared"):
        for wanted in marker.args:
            if not (SHARED / wanted).exists():
                pytest.skip(f"needs ../shared/{wanted}: absent")


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The root of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared_folder() -> Path:
    """The folder `shared` beside the checkout, or what TIELINE_SHARED names; skips without it."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared/: absent")
    return SHARED


@pytest.fixture(scope="session")
def example_reports() -> list[ParsedReport]:
    """The parsed reports of `examples/`, in order of file."""
    files = sorted((ROOT / "examples").glob("*/*.json"))
    return [read_report(path.read_bytes()) for path in files]
