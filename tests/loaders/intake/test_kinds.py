"""Files of a kind that is not read are named and counted; nothing is passed over in silence."""

import gzip
import io
import sys
from pathlib import Path

import pytest

from loaders.intake.documents import documents
from loaders.intake.found import Meter, RawText, Rejection
from loaders.texts.documents_in import texts_of
from loaders.texts.kept import NOTHING_GIVEN, RefusedTextError
from loaders.texts.kinds import is_table

SHORT = "name,country\nJane Roe,USA\n"
VISITS = "visitor,title,from,to\n" + "Jane Roe,Secretary,USA,IND\n" * 60
PROSE = "The minister, the secretary, and others\nmet, they said, on Monday\nin Delhi, India\n"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("short.csv", SHORT, "table: is a table"),
        ("visits.csv", VISITS, "table: is a table"),
        ("visits.TSV", VISITS, "table: is a table"),
        ("visits.xlsx", "PK", "table: is a table"),
        ("readout.docx", "PK", "document: is of a kind that is not read (save it as PDF"),
        ("readout.rtf", "{\\rtf", "document: is of a kind that is not read (save it as PDF"),
        ("many.zip", "PK", "packed: is packed; unpack it"),
    ],
)
def test_it_is_refused_by_name(tmp_path: Path, name: str, content: str, reason: str) -> None:
    (tmp_path / name).write_text(content)
    for path in (tmp_path / name, tmp_path):
        (found,) = documents([str(path)])
        assert isinstance(found, Rejection)
        assert found.source == str(tmp_path / name)
        assert found.reason.startswith(reason)


def test_a_table_is_told_by_its_rows_whatever_its_name() -> None:
    for name in ("visits.txt", "visits", "-"):
        with pytest.raises(RefusedTextError, match="table: is a table"):
            texts_of(name, VISITS.encode(), NOTHING_GIVEN)


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_rows_are_told_from_prose(sign: str) -> None:
    assert is_table(VISITS.replace(",", sign))
    assert is_table(VISITS * 999)
    assert not is_table(PROSE.replace(",", sign))
    assert not is_table("Jane Roe, Secretary, USA\n" * 9)
    assert not is_table("")


def test_a_folder_names_and_counts_what_it_does_not_read(tmp_path: Path) -> None:
    packed = gzip.compress(b"The minister met. " * 99)
    (tmp_path / "a.txt").write_text("a text")
    (tmp_path / "b.JSON").write_text("{}")
    (tmp_path / "c.ndjson").write_text("{}")
    (tmp_path / "cut.gz").write_bytes(packed[:40])
    (tmp_path / "cut.txt.gz").write_bytes(packed[:40])
    for name in ("map.png", "Map.PNG", "Makefile", ".hidden", "README.md"):
        (tmp_path / name).write_text("not for us")
    meter = Meter()
    found = {Path(one.source).name: one for one in documents([str(tmp_path)], meter=meter)}
    assert sorted(found) == ["a.txt", "b.JSON", "c.ndjson", "cut.gz", "cut.txt.gz"]
    assert isinstance(found["a.txt"], RawText)
    reasons = {name: one.reason for name, one in found.items() if isinstance(one, Rejection)}
    assert "its name does not say what is in it" in reasons["cut.gz"]
    assert "the gzip archive is damaged" in reasons["cut.txt.gz"]
    assert meter.skipped == {".png": 2, "Makefile": 1}


def test_a_table_on_standard_input_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(VISITS.encode())))
    (found,) = documents(["-"])
    assert isinstance(found, RawText)
    with pytest.raises(RefusedTextError, match="table"):
        texts_of(found.source, found.raw, NOTHING_GIVEN)
