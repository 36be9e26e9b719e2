"""A declaration is read from the function, checks its arguments, and ties cursors to itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Annotated, Any, cast

import pytest

from graph.model.errors import InvalidQuestionError, JournalNeededError
from graph.model.records import Edition
from graph.questions.declaring import question
from graph.questions.parameters import At, Choice, Flag, NextPage, PartialDate, Text, Whole
from graph.questions.registry import question_named, questions
from graph.stores.contract import View
from graph.stores.working import WorkingView

VIEW = cast(Any, SimpleNamespace(edition=lambda: Edition("journal", "token", 1)))


@dataclass(frozen=True, slots=True)
class Echo:
    given: dict[str, Any]
    cursor: str | None


@question("what was given", examples=[{"word": "x"}])
def echo(
    view: View,
    word: Annotated[str, Text("a word", max_length=5)],
    *,
    kinds: Annotated[
        Sequence[str], Choice("kind", allowed=lambda: ("MoU", "MoC"), what="kind", singular="kind")
    ] = (),
    since: Annotated[str | None, PartialDate("since")] = None,
    plain: Annotated[bool, Flag("plain")] = False,
    at: At = None,
    page_size: Annotated[int, Whole("rows", low=1, high=9)] = 3,
    cursor: NextPage = None,
) -> Echo:
    """Say what was given."""
    return Echo({"word": word, "kinds": kinds, "since": since, "at": at, "cursor": cursor}, "next")


def test_the_signature_is_the_declaration() -> None:
    assert (echo.name, echo.answer_type, echo.needs_journal) == ("echo", Echo, False)
    word, kinds, *_, page_size, cursor = echo.own_parameters
    assert (word.is_required, word.by_place, word.is_repeatable) == (True, True, False)
    assert (kinds.is_required, kinds.by_place, kinds.is_repeatable) == (False, False, True)
    assert (page_size.default, cursor.default) == (3, None)


def test_arguments_are_spelled_as_declared() -> None:
    given = echo(VIEW, " ab ", kinds=["mou", "MOC", "MoU"], since="2024-02").given
    assert (given["word"], given["kinds"], given["since"]) == ("ab", ("MoU", "MoC"), "2024-02")


@pytest.mark.parametrize(
    ("argument", "asked"),
    [
        ("word", {"word": "  "}),
        ("word", {"word": "longer"}),
        ("kinds", {"kinds": ["treaty"]}),
        ("kinds", {"kinds": ["MoU"] * 31}),
        ("since", {"since": "2024-13"}),
        ("at", {"at": "2024"}),
        ("page_size", {"page_size": 0}),
        ("page_size", {"page_size": 10}),
        ("cursor", {"cursor": "next"}),
    ],
)
def test_what_cannot_be_is_named(argument: str, asked: dict[str, Any]) -> None:
    with pytest.raises(InvalidQuestionError) as caught:
        echo.ask(VIEW, {"word": "ab", **asked})
    assert caught.value.argument == argument


def test_a_cursor_belongs_to_the_question_and_its_arguments() -> None:
    cursor = echo(VIEW, "ab", kinds=["MoU"]).cursor
    assert cursor is not None
    following = echo(VIEW, "ab", kinds=["mou"], page_size=9, cursor=cursor)
    assert following.given["cursor"] == "next"
    assert following.cursor == cursor
    with pytest.raises(InvalidQuestionError, match="another question"):
        echo(VIEW, "ab", cursor=cursor)


def test_an_argument_without_a_kind_is_refused() -> None:
    def bare(view: View, word: str) -> Echo:
        raise AssertionError

    with pytest.raises(TypeError, match="word"):
        question("bare", examples=[])(bare)


def test_what_needs_the_journal_is_not_asked_of_a_graph_without() -> None:
    @question("what was done", examples=[])
    def done(view: WorkingView) -> Echo:
        return Echo({}, None)

    assert done.needs_journal
    with pytest.raises(JournalNeededError, match="done needs the journal"):
        done(VIEW)


def test_every_question_is_whole() -> None:
    for name, one in questions().items():
        assert question_named(name) is one
        assert one.examples and one.summary and one.__doc__
        assert one._text is not None
        for arguments in one.examples:
            assert arguments.keys() <= {parameter.name for parameter in one.parameters}
    assert question_named("find") is None
    assert question_named("dance") is None
