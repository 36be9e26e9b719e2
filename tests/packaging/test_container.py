"""Dockerfile, docker-compose.yml and .dockerignore, without a container engine.

Their form, that they fit the code, each setting on a real Neo4j, and the image's steps by hand.
"""

import os
import re
import shutil
import signal
import socket
import subprocess
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any

import neo4j
import pytest
import yaml

from tests.neo4j_server.artefacts import DEFAULT_VERSION, MissingPartError
from tests.neo4j_server.fixtures import REQUIRED
from tests.neo4j_server.launching import started
from tieline.settings import PREFIX, Settings

OF_THE_IMAGE = {"NEO4J_AUTH_FILE"}
"""Names that the image of Neo4j reads itself; every other becomes a setting of the server."""
SERVICE_KEYS = {
    *("build", "cap_drop", "depends_on", "entrypoint", "environment", "healthcheck", "image"),
    *("mem_limit", "ports", "read_only", "restart", "secrets", "security_opt"),
    *("stop_grace_period", "tmpfs", "volumes"),
}
INSTRUCTIONS = {
    *("FROM", "RUN", "WORKDIR", "ENV", "COPY", "USER", "VOLUME", "EXPOSE", "HEALTHCHECK"),
    *("ENTRYPOINT", "CMD"),
}


@pytest.fixture(scope="module")
def compose(checkout: Path) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((checkout / "docker-compose.yml").read_text())
    return read


@pytest.fixture(scope="module")
def steps(checkout: Path) -> list[tuple[str, str]]:
    """Instruction and argument of each step of the Dockerfile, in order."""
    text = re.sub(r"^#.*\n", "", (checkout / "Dockerfile").read_text(), flags=re.MULTILINE)
    lines = text.replace("\\\n", " ").splitlines()
    return [(line.split()[0], line.split(maxsplit=1)[1].strip()) for line in lines if line.strip()]


def _server_settings(compose: dict[str, Any]) -> dict[str, str]:
    """The settings that the image writes for the server: `__` is `_`, `_` is `.`."""
    given = compose["services"]["neo4j"]["environment"]
    assert all(name.startswith("NEO4J_") for name in given)
    return {
        name.removeprefix("NEO4J_").replace("__", "\0").replace("_", ".").replace("\0", "_"): str(
            value
        )
        for name, value in given.items()
        if name not in OF_THE_IMAGE
    }


def test_compose_says_only_what_compose_knows(compose: dict[str, Any]) -> None:
    assert set(compose) == {"name", "services", "secrets", "volumes"}
    for name, service in compose["services"].items():
        assert set(service) <= SERVICE_KEYS, name
        assert set(service.get("secrets", [])) <= set(compose["secrets"]), name
        for volume in service.get("volumes", []):
            assert volume.split(":")[0] in compose["volumes"]
        for other, wait in service.get("depends_on", {}).items():
            assert "healthcheck" in compose["services"][other]
            assert wait == {"condition": "service_healthy"}
        for value in service["environment"].values():
            # YAML's own true or 1 reaches a container in a form that one has to know.
            assert isinstance(value, str)


def test_nothing_is_open_to_others_and_all_memory_is_bounded(compose: dict[str, Any]) -> None:
    for name, service in compose["services"].items():
        assert all(port.startswith("127.0.0.1:") for port in service["ports"]), name
        assert re.fullmatch(r"\d+m", service["mem_limit"]), name
    given = _server_settings(compose)
    megabytes = {"M": 1, "G": 1024}
    needed = sum(
        int(given[one][:-1]) * megabytes[given[one][-1]]
        for one in ("server.memory.heap.max_size", "server.memory.pagecache.size")
    )
    # Beside heap and page cache the server took some 300 MB when it was measured.
    assert needed + 512 <= int(compose["services"]["neo4j"]["mem_limit"][:-1])


def test_the_server_is_the_one_that_the_tests_run(compose: dict[str, Any]) -> None:
    assert compose["services"]["neo4j"]["image"] == f"neo4j:{DEFAULT_VERSION}"


def test_the_api_is_given_settings_that_there_are(compose: dict[str, Any]) -> None:
    known = {PREFIX + field.name.upper() for field in fields(Settings)}
    assert set(compose["services"]["api"]["environment"]) <= known


def test_secrets_are_files_that_git_and_builder_leave_out(
    compose: dict[str, Any], checkout: Path
) -> None:
    ignored = (checkout / ".gitignore").read_text().splitlines()
    for secret in compose["secrets"].values():
        assert secret["file"].startswith("./secrets/")
    assert "secrets/" in ignored
    allowed = (checkout / ".dockerignore").read_text().splitlines()
    assert "*" in allowed
    assert not any("secrets" in line for line in allowed)


def test_the_page_makes_the_secrets_that_compose_reads(
    compose: dict[str, Any], checkout: Path, tmp_path: Path
) -> None:
    page = (checkout / "docs" / "docker.md").read_text()
    (command,) = re.findall(r"^    (mkdir -m 700 secrets .*)$", page, re.MULTILINE)
    subprocess.run(["bash", "-c", command], cwd=tmp_path, check=True)
    auth, password = (
        (tmp_path / compose["secrets"][name]["file"]).read_text().strip()
        for name in ("neo4j_auth", "neo4j_password")
    )
    assert auth == f"neo4j/{password}"
    assert len(password) >= 20


@pytest.mark.neo4j
@pytest.mark.slow
def test_the_server_takes_every_setting(compose: dict[str, Any]) -> None:
    given = _server_settings(compose)
    assert len(given) >= 7
    try:
        with (
            started(DEFAULT_VERSION, settings=given) as server,
            neo4j.GraphDatabase.driver(server.uri) as driver,
        ):
            rows = driver.execute_query("SHOW SETTINGS YIELD name, value").records
    except MissingPartError as fault:
        if REQUIRED or "Unrecognized setting" in str(fault):
            pytest.fail(str(fault))
        pytest.skip(f"NO NEO4J: {fault}")
    held = {row["name"]: row["value"] for row in rows}
    assert set(given) <= set(held)
    assert held["server.memory.heap.max_size"] == "1.00GiB"
    assert held["browser.post_connect_cmd"] == given["browser.post_connect_cmd"]


def test_the_dockerfile_fits_the_code(
    steps: list[tuple[str, str]], checkout: Path, packages: list[str]
) -> None:
    assert {name for name, _ in steps} <= INSTRUCTIONS
    (version,) = re.findall(r"^UV_VERSION := (\S+)", (checkout / "Makefile").read_text(), re.M)
    assert f"uv=={version}" in " ".join(argument for _, argument in steps)
    sources = [one for name, argument in steps if name == "COPY" for one in _sources(argument)]
    assert set(packages) <= set(sources)
    allowed = (checkout / ".dockerignore").read_text().splitlines()
    for source in sources:
        assert (checkout / source).exists()
        assert f"!{source}" in allowed
    assert {line[1:] for line in allowed if line.startswith("!")} == set(sources)


def test_the_image_is_pinned_and_no_root_runs_in_it(steps: list[tuple[str, str]]) -> None:
    bases = [argument.split()[0] for name, argument in steps if name == "FROM"]
    assert len(set(bases)) == 1
    assert re.fullmatch(r"python:3\.\d+-slim-\w+", bases[0])
    users = [argument for name, argument in steps if name == "USER"]
    # By number: an engine told to refuse root can then see that it is not.
    assert users == ["10001:10001"]
    names = [name for name, _ in steps]
    assert names.index("USER") < names.index("HEALTHCHECK") < names.index("ENTRYPOINT")


def _sources(argument: str) -> list[str]:
    words = argument.split()
    return [] if words[0].startswith("--from") else words[:-1]


@pytest.mark.slow
def test_the_steps_of_the_image_by_hand(
    steps: list[tuple[str, str]], checkout: Path, tmp_path: Path
) -> None:
    uv = shutil.which("uv", path=f"{checkout / '.venv' / 'bin'}:{os.environ['PATH']}")
    if uv is None:
        pytest.skip("needs uv, which `make setup` brings")
    app = tmp_path / "app"
    app.mkdir()
    clean = {k: v for k, v in os.environ.items() if k != "VIRTUAL_ENV"}
    clean |= {"UV_PROJECT_ENVIRONMENT": str(app / ".venv"), "UV_LINK_MODE": "copy"}
    builder = steps[: next(n for n, one in enumerate(steps[1:], 1) if one[0] == "FROM")]
    for name, argument in builder:
        if name == "COPY":
            for source in _sources(argument):
                _copied(checkout / source, app / source)
        elif name == "RUN" and argument.startswith("uv "):
            subprocess.run([uv, *argument.split()[1:]], cwd=app, env=clean, check=True)
    _copied(checkout / "examples", app / "examples")
    for package in (app / "tieline", app / "graph", app / "cypher"):
        # What runs is what was installed, as in the last stage of the image.
        shutil.rmtree(package)
    _serves(app, tmp_path / "data", dict(steps)["HEALTHCHECK"])


def _copied(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, target)


def _serves(app: Path, data: Path, healthcheck: str) -> None:
    data.mkdir()
    programs = app / ".venv" / "bin"
    kept = {k: v for k, v in os.environ.items() if k not in ("VIRTUAL_ENV", "PYTHONPATH")}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    environment = kept | {"PATH": f"{programs}:{kept['PATH']}", "TIELINE_PORT": port}
    absent = subprocess.run([programs / "python", "-c", "import pytest"], cwd=data, check=False)
    assert absent.returncode
    probe = healthcheck[healthcheck.index("CMD") + 4 :].replace(":8000", f":{port}")
    words = [str(one) for one in yaml.safe_load(probe)]

    def run(*command: str | Path, given: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=data, env=environment, input=given, capture_output=True, text=True,
            check=False,
        )  # fmt: skip

    made = run("tieline", "load", "-", given="[]")
    assert made.returncode == 0, made.stderr
    assert run(*words).returncode != 0
    with _running(["tieline", "serve"], data, environment):
        end = time.monotonic() + 30
        while run(*words).returncode:
            assert time.monotonic() < end
            time.sleep(0.2)
        loaded = run("tieline", "load", app / "examples/reports", app / "examples/texts")
        assert loaded.returncode == 0, loaded.stderr
        assert "75 new" in loaded.stdout


@contextmanager
def _running(command: list[str], folder: Path, environment: dict[str, str]) -> Iterator[None]:
    with subprocess.Popen(command, cwd=folder, env=environment) as process:
        try:
            yield
        finally:
            process.send_signal(signal.SIGTERM)


def test_the_lock_and_the_image_agree_on_python(
    steps: list[tuple[str, str]], pyproject: dict[str, Any], checkout: Path
) -> None:
    minor = int(re.findall(r"python:3\.(\d+)", steps[0][1])[0])
    assert pyproject["project"]["requires-python"] == ">=3.11"
    assert minor >= 11
    lock = tomllib.loads((checkout / "uv.lock").read_text())
    for package in lock["package"]:
        wheels = [wheel["url"] for wheel in package.get("wheels", ())]
        fits = re.compile(
            rf"-(py3|py2\.py3|cp3\d*|cp3{minor})-(none|abi3|cp3{minor})-(any|.*linux)"
        )
        assert not wheels or any(fits.search(url) for url in wheels), package["name"]
