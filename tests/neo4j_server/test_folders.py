"""What a killed test run leaves behind is removed by the next one; what is in use is not."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.neo4j_server.folders import own_folder

SCRIPT = """
import sys, tempfile
from tests.neo4j_server.folders import own_folder
tempfile.tempdir = sys.argv[1]
with own_folder() as home:
    (home / "data").mkdir()
    print(home, flush=True)
    sys.stdin.read()
"""


@pytest.mark.slow
def test_folders_of_the_killed_are_removed(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "tieline-neo4j-of-something-else").mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(tmp_path)],
        cwd=checkout,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout
        left = Path(other.stdout.readline().strip())
        with own_folder() as mine:
            assert left.is_dir()
            assert mine.is_dir()
        assert not mine.exists()
        other.kill()
    assert left.is_dir()
    with own_folder() as mine:
        assert not left.exists()
        with own_folder():
            assert mine.is_dir()
    assert [path.name for path in tmp_path.iterdir()] == ["tieline-neo4j-of-something-else"]
