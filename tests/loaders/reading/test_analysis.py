"""Stages of a reading: what they need is there before them; nothing outlives a text."""

from pathlib import Path

import pytest

from loaders.reading import analysis
from loaders.reading.analysis import STAGES, analysed
from loaders.reading.page.release import Release

TEXT = (
    "Norway and Chad hold talks\n\nOSLO, 3 May 2021. Foreign Minister Anna Berg of Norway met "
    "Interior Minister Idris Sow of Chad in Oslo today. They signed an agreement on border police."
)
ROOMS = ["page", "entities", "sides", "people", "agreements", "meetings", "scope"]


def test_every_stage_needs_only_what_stands_before_it() -> None:
    given = {"release"}
    for stage in STAGES:
        assert set(stage.needs) <= given, stage.gives
        given.add(stage.gives)
    assert given == set(analysis.Analysis.__dataclass_fields__)


def test_every_room_is_one_of_the_folders() -> None:
    folders = {p.name for p in Path(analysis.__file__).parent.iterdir() if p.is_dir()}
    assert {stage.room for stage in STAGES} == set(ROOMS) <= folders


def test_a_stage_without_its_needs_cannot_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysis, "STAGES", STAGES[1:])
    with pytest.raises(KeyError, match="page"):
        analysed(Release("x", TEXT))


def test_what_is_known_of_the_tie_is_not_worked_out_again() -> None:
    found = analysed(Release("x", TEXT, "2021-05-03"))
    assert found.codes == ("NOR", "TCD")
    assert found.meeting is not None
    assert [each.role.value for each in found.officials] == ["head", "head"]
    none = analysed(Release("x", TEXT, "2021-05-03"), codes=())
    assert (none.meeting, none.agreements, none.topics) == (None, (), ())
    assert [each.role.value for each in none.officials] == ["mentioned", "mentioned"]
