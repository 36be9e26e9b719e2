"""The post of a country on a day stands for who held it, where a tenure is known."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.journal.operations import load
from graph.model.errors import AmbiguousNodeError, NodeNotFoundError
from graph.model.report import check_report
from graph.questions.find import resolve
from graph.stores.contract import View
from graph.stores.opening import open_store

HELD = [
    ("Asha Rao", "IND", "Home Secretary", None, "2015-08-31", "2019-08-22", False),
    ("Mira Sen", "IND", "Home Secretary", None, "2019-08-22", None, False),
    ("John Hill", "GBR", "Home Secretary", None, "2019-07-24", "2022-09-06", False),
    ("Ravi Das", "IND", "Secretary", "Ministry of Defence", "2018", "2020", False),
    ("Leela Nair", "IND", "Foreign Secretary", None, "2018-01", "2020-01", False),
    ("Kiran Pal", "IND", "Foreign Secretary", None, "2019-06", "2019-08", True),
]


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    path: Path = tmp_path_factory.mktemp("holders") / "graph.db"
    store = open_store(str(path))
    fields = ("name", "country", "post", "institution", "start", "end", "acting")
    reports = [
        check_report(
            {"id": f"r{n}", "parties": [], "tenures": [dict(zip(fields, row, strict=True))]}
        )
        for n, row in enumerate(HELD)
    ]
    load(store, reports, "2024-01-01T00:00:00Z")
    with store.read() as view:
        yield view
    store.close()


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("the Home Secretary of India on 28 February 2024", "Mira Sen"),
        ("Home Secretary of India on 2019-01-01", "Asha Rao"),
        ("home secretary, India, on 2024-02-28", "Mira Sen"),
        ("the Home Secretary of the United Kingdom in March 2020", "John Hill"),
        ("Home Secretary of the UK on 1 Jan 2021", "John Hill"),
        ("Secretary of India in 2019", "Ravi Das"),
        ("the Foreign Secretary of India in 2018", "Leela Nair"),
        ("Mira Sen", "Mira Sen"),
    ],
)
def test_who_held_it(view: View, asked: str, name: str) -> None:
    assert resolve(view, asked).name == name


def test_two_who_held_it_are_candidates(view: View) -> None:
    with pytest.raises(AmbiguousNodeError) as told:
        resolve(view, "the Foreign Secretary of India on 1 July 2019")
    assert len(told.value.candidates) == 2


@pytest.mark.parametrize(
    "asked",
    [
        "the Home Secretary of India on 1 January 2001",
        "the Home Secretary of France on 28 February 2024",
        "the Home Secretary of India on some day",
        "the Home Secretary of Ruritania on 28 February 2024",
    ],
)
def test_where_no_tenure_is_known_nobody_is_meant(view: View, asked: str) -> None:
    with pytest.raises(NodeNotFoundError):
        resolve(view, asked)
