"""Every sub-command that is a question: one answer, in lines or as JSON."""

from typing import Any

from graph.questions.asking import ask
from graph.questions.declaring import Question
from graph.questions.registry import question_named
from tieline.arguments import Options
from tieline.commands.opening import opened_for_reading
from tieline.output import say, say_blocks, say_json
from tieline.question_arguments import arguments_of
from tieline.settings import Settings


def asked(options: Options, settings: Settings) -> int:
    """Print the answer to a question; 1 where what was sought is not there."""
    question = question_named(options.question)
    assert question is not None
    given = arguments_of(question, options)
    with opened_for_reading(options, settings) as store:
        answer = ask(store, lambda view: question.ask(view, given), settings.query_timeout)
    if options.json:
        say_json(answer)
    else:
        show(question, answer)
    return int(not question.is_found(answer))


def show(question: Question[..., Any], answer: Any) -> None:
    """Print an answer for people."""
    say_blocks(question.text(answer))
    if getattr(answer, "cursor", None):
        say(f"more with --cursor {answer.cursor}")
    for old, new in getattr(answer, "redirected", {}).items():
        say(f"({old} is now {new})")
