"""The built wheel holds every file of the packages, queries and tables included."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    target = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(target)]
    built = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    (path,) = target.glob("*.whl")
    return ZipFile(path)


def files_of(package: Path) -> set[str]:
    paths = (path for path in package.rglob("*") if path.is_file())
    kept = (path for path in paths if "__pycache__" not in path.parts)
    return {path.relative_to(package.parent).as_posix() for path in kept}


def test_the_wheel_holds_all_files_of_the_packages_and_no_others(
    wheel: ZipFile, checkout: Path, packages: list[str]
) -> None:
    shipped = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert shipped == set().union(*(files_of(checkout / package) for package in packages))


def test_the_wheel_carries_the_licence_and_the_command(wheel: ZipFile) -> None:
    described = {name.split(".dist-info/")[1] for name in wheel.namelist() if ".dist-info/" in name}
    assert {"licenses/LICENSE", "entry_points.txt"} <= described


def test_the_wheel_cannot_be_uploaded_by_mistake(wheel: ZipFile) -> None:
    (metadata,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    assert "Classifier: Private :: Do Not Upload" in wheel.read(metadata).decode().splitlines()
