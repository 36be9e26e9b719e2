"""After a purge no word of the report is left: in no table, no free page, no index and no log."""

import re
from pathlib import Path

import pytest

from graph.journal import operations as journal
from graph.journal.export import canonical
from graph.model import errors
from graph.model.report import ParsedReport, check_report
from graph.questions.find import locate
from graph.stores.opening import open_store

NOW = "2026-01-01T00:00:00Z"
WORD = "qvxj"
"""Stands in every name and text of what is purged, and nowhere else."""


def _report(number: int, word: str, person: str | None = None) -> ParsedReport:
    who = person or f"{word}{number} Rao"
    met = f"Minister {who} of India opened the {word} dialogue. " * (1 + 20 * (number % 3))
    return check_report(
        {
            "id": f"{'purged' if word == WORD else 'kept'}-{number}",
            "published": f"20{10 + number % 15}-03-0{1 + number % 9}",
            "parties": ["IND", "USA"],
            "source": {"url": f"https://example.org/{word}", "title": f"{word} {number}"},
            "officials": [
                {
                    "name": who,
                    "country": "IND",
                    "title": f"Minister of {word}",
                    "institution": f"Ministry of {word} affairs",
                    "role": "head",
                }
            ],
            "institutions": [{"name": f"{word}{number} Academy", "country": "USA"}],
            "dialogue": {
                "series": f"{word} Dialogue",
                "start": f"2020-01-0{1 + number % 9}",
                "status": "held",
                "city": f"{word}pur",
            },
            "agreements": [
                {
                    "kind": "MoU",
                    "subject": f"{word} training",
                    "status": "signed",
                    "parties": [f"{word}{number} Academy"],
                    "signatories": [who],
                }
            ],
            "commitments": [{"what": f"a {word} group"}],
            "text": {"content": met, "kept": "full"},
        }
    )


def _left(path: Path) -> dict[str, int]:
    files = [path, Path(f"{path}-wal"), Path(f"{path}-shm")]
    word = re.compile(WORD.encode(), re.IGNORECASE)
    return {file.name: len(word.findall(file.read_bytes())) for file in files if file.exists()}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store in which words to be purged lie among others, on pages that were split and merged."""
    path = tmp_path / "graph.db"
    store = open_store(str(path))
    mixed = [_report(n, WORD if n % 4 == 0 else f"w{n * 7919 % 97:02d}or") for n in range(120)]
    for start in range(0, len(mixed), 17):
        journal.load(store, mixed[start : start + 17], NOW)
    store.close()
    return path


def _purged() -> list[str]:
    return [f"purged-{n}" for n in range(0, 120, 4)]


def test_no_word_is_left_in_file_or_log(path: Path) -> None:
    store = open_store(str(path))
    journal.judge(
        store, "purged-0#/officials/0", "purged-4#/officials/0", "same", "me", NOW, f"both {WORD}"
    )
    assert sum(_left(path).values()) > 1000
    journal.purge(store, _purged(), NOW)
    assert set(_left(path).values()) == {0}
    with store.read() as view:
        assert view.judgement_history() == []
        assert view.similar_words(WORD, 5) == []
    store.close()
    assert set(_left(path).values()) == {0}
    assert open_store(str(path)).check() == []


def test_what_was_taken_back_before_is_purged_too(path: Path) -> None:
    store = open_store(str(path))
    journal.retract(store, _purged(), NOW)
    assert sum(_left(path).values()) > 1000
    journal.purge(store, _purged(), NOW)
    assert set(_left(path).values()) == {0}


def test_a_purge_is_no_success_while_somebody_reads_and_can_be_repeated(path: Path) -> None:
    store = open_store(str(path), lock_timeout=0.3)
    with store.read() as view:
        before = list(canonical(view))
        with pytest.raises(errors.StoreBusyError, match="still hold"):
            journal.purge(store, _purged(), NOW)
        assert list(canonical(view)) == before
    with store.read() as view:
        assert view.tombstones(_purged()) == set(_purged())
    assert journal.purge(store, _purged(), NOW).unchanged == _purged()
    assert set(_left(path).values()) == {0}


def test_an_id_of_purged_words_still_leads_to_who_took_over(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "graph.db"))
    first, second = _report(0, WORD, "Asha Rao"), _report(11, "later", "Asha Rao")
    journal.load(store, [second], NOW)
    journal.load(store, [first], NOW)
    with store.read() as view:
        asked = next(n.id for n in view.iter_nodes() if n.name == "Asha Rao")
        (given,) = (row for row in view.iter_given_ids() if row[0] == asked)
        assert given[1].startswith("purged-0#")
    journal.purge(store, [first.id], NOW)
    with store.read() as view:
        assert asked not in {row[0] for row in view.iter_given_ids()}
        assert locate(view, asked).node.name == "Asha Rao"
    journal.rebuild(store)
    with store.read() as view:
        assert locate(view, asked).node.name == "Asha Rao"


def test_judgements_of_purged_mentions_leave_the_others_as_if_never_judged(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "graph.db"))
    kept = [_report(1, "one", "Asha Rao"), _report(2, "one", "Asha Rao")]
    journal.load(store, [*kept, _report(0, WORD, "A. Rao")], NOW)
    for other in ("kept-1", "kept-2"):
        pair = ("purged-0#/officials/0", f"{other}#/officials/0")
        journal.judge(store, *pair, "same", "me", NOW, "")
    journal.purge(store, ["purged-0"], NOW)
    fresh = open_store(str(tmp_path / "fresh.db"))
    journal.load(fresh, kept, NOW)
    with store.read() as view, fresh.read() as other_view:
        assert list(canonical(view)) == list(canonical(other_view))
        forms = {form.content for form, _, _ in view.iter_forms()}
        assert forms == {form.content for form, _, _ in other_view.iter_forms()}
