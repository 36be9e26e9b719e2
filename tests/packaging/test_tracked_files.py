"""Nothing of one machine stands in the repository, and the tests keep the form they rely on."""

import re
import subprocess
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import pytest

# The part before the slash must not be that of a web address: https://host/home/news is none.
MACHINE_PATH = re.compile(r"(?<![\w./-])/(?:home|Users|root|work|opt)/\w+")
OUTSIDE = re.compile(r"\.\./shared\b")
LOCK = "uv.lock"
WINDOWS_1252 = "examples/tables/convenios.csv"
"""A table that shows how one in another encoding is read; every other text is UTF-8."""


@pytest.fixture(scope="module")
def texts(checkout: Path) -> dict[str, str]:
    """Every text file that is, or is about to be, in the repository, by its path."""
    if not (checkout / ".git").exists():
        pytest.skip("needs a git checkout: this is a plain copy")
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=checkout, capture_output=True, text=True, check=True)
    paths = [checkout / name for name in names.stdout.split("\0") if name]
    contents = {path: path.read_bytes() for path in paths if path.is_file()}
    return {
        name: content.decode("cp1252" if name == WINDOWS_1252 else "utf-8")
        for path, content in contents.items()
        for name in [path.relative_to(checkout).as_posix()]
        if b"\0" not in content
    }


@pytest.fixture(scope="module")
def lock_hosts(checkout: Path) -> set[str]:
    """The hosts of every address in the lock."""
    addresses = re.findall(r"\w+://[^\s\"]+", (checkout / LOCK).read_text(encoding="utf-8"))
    return {urlsplit(address).netloc for address in addresses}


def places(texts: dict[str, str], pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}: {match[0]}"
        for name, text in texts.items()
        for number, line in enumerate(text.splitlines(), start=1)
        for match in pattern.finditer(line)
    ]


def test_no_file_holds_a_path_of_one_machine(texts: dict[str, str]) -> None:
    assert places(texts, MACHINE_PATH) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("see /" + "home/someone/notes", True),
        ('open("/' + 'work/main")', True),
        ("https://example.org/home/news", False),
        ("../work/main", False),
    ],
)
def test_a_path_of_one_machine_is_told_from_an_address(line: str, found: bool) -> None:
    assert bool(MACHINE_PATH.search(line)) == found


def test_only_tests_know_the_folder_outside_the_repository(texts: dict[str, str]) -> None:
    assert places({k: v for k, v in texts.items() if not k.startswith("tests/")}, OUTSIDE) == []


def test_the_lock_names_one_index_and_no_private_host(checkout: Path, lock_hosts: set[str]) -> None:
    lock = tomllib.loads((checkout / LOCK).read_text(encoding="utf-8"))
    sources = [package["source"] for package in lock["package"]]
    assert {frozenset(source) for source in sources} == {
        frozenset({"registry"}),
        frozenset({"editable"}),
    }
    assert len({source["registry"] for source in sources if "registry" in source}) == 1
    # A port, a user, a bare or numeric name or a local domain marks somebody's mirror.
    public = re.compile(r"^[a-z-]+(\.[a-z-]+)*\.org$")
    assert [host for host in lock_hosts if not public.match(host)] == []


def test_no_other_file_names_a_package_index(texts: dict[str, str], lock_hosts: set[str]) -> None:
    assert lock_hosts
    pattern = re.compile("|".join(re.escape(host) for host in sorted(lock_hosts)))
    assert places({k: v for k, v in texts.items() if k != LOCK}, pattern) == []


def test_tests_are_no_package(checkout: Path) -> None:
    # A tests/graph/__init__.py would shadow our graph as soon as tests/ stands on the path.
    assert list((checkout / "tests").rglob("__init__.py")) == []
