"""docs/questions.md has a section for every declared question, with its arguments, and no other.

`python -m tests.docs.test_question_pages` prints the tables as they should be.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from api.routers.questions import question_path
from graph.questions.declaring import Parameter, Question
from graph.questions.registry import questions
from tieline.question_arguments import help_of, option_of


def table(question: Question[..., Any]) -> str:
    """Return the lines between the heading of a question's section and its prose."""
    aliases = "".join(f", `tieline {one}`" for one in question.aliases)
    needs = " Needs the working store." if question.needs_journal else ""
    lines = [
        f"{question.summary[0].upper()}{question.summary[1:]}: `tieline {question.name}`{aliases}, "
        f"`GET {question_path(question)}`.{needs}",
        "",
        "| command | HTTP | |",
        "|---|---|---|",
        *(_row(one) for one in question.own_parameters),
    ]
    return "\n".join(lines)


def _row(one: Parameter) -> str:
    typed = one.kind.metavar if one.by_place else option_of(one)
    sent = f"`{one.kind.singular or one.name}`{' (repeatable)' if one.is_repeatable else ''}"
    return f"| `{typed}` | {sent} | {help_of(one)} |"


@pytest.fixture(scope="module")
def sections(checkout: Path) -> dict[str, str]:
    page = (checkout / "docs" / "questions.md").read_text()
    parts = re.split(r"^## `(\w+)`$", page, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_question_has_its_section(sections: dict[str, str]) -> None:
    assert sorted(sections) == list(questions())


def test_the_argument_of_every_question_is_told_once(checkout: Path) -> None:
    page = (checkout / "docs" / "questions.md").read_text()
    for one in questions().values():
        (common,) = set(one.parameters) - set(one.own_parameters)
        assert page.count(f"`{option_of(common)}`") == page.count(f"`{common.name}`") == 1


@pytest.mark.parametrize("name", list(questions()))
def test_the_section_names_every_argument(sections: dict[str, str], name: str) -> None:
    assert sections[name].strip().startswith(table(questions()[name]))
    prose = sections[name].split(table(questions()[name]))[1]
    assert len(prose.split()) > 20, "says nothing of what the question does"


def _tables() -> Iterator[str]:
    for name, question in questions().items():
        yield f"## `{name}`\n\n{table(question)}\n"


if __name__ == "__main__":
    print(*_tables(), sep="\n")  # noqa: T201
