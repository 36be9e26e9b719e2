"""A sub-command for every declared question: its arguments are derived from the declaration."""

import argparse
from typing import Any

from graph.questions.declaring import Parameter, Question
from graph.questions.parameters import Choice, Flag, Text, Whole
from graph.questions.registry import question_named, questions


def question_commands(commands: Any, word: str | None) -> None:
    """Add the sub-commands of questions.

    Of one alone if the word on the command line is its name, and of none if that is another command
    already, since reading the declarations of all takes as long as answering.
    """
    if word in commands.choices:
        return
    named = question_named(word) if word is not None else None
    for question in [named] if named else questions().values():
        if question.name in commands.choices:
            continue
        command = commands.add_parser(
            question.name,
            help=question.summary,
            description=f"{question.summary[0].upper()}{question.summary[1:]}.",
            aliases=question.aliases,
        )
        for one in question.parameters:
            _add(command, one)
        command.add_argument("--json", action="store_true", help="print JSON for programs")
        command.set_defaults(module="asking", function="asked", question=question.name)


def _add(command: argparse.ArgumentParser, one: Parameter) -> None:
    kind = one.kind
    if isinstance(kind, Flag):
        command.add_argument(option_of(one), action="store_true", help=kind.help)
        return
    how: dict[str, Any] = {"metavar": kind.metavar, "help": _help_with_choices(one)}
    if not one.is_required:
        how["default"] = [] if one.is_repeatable else one.default
    if isinstance(kind, Whole):
        how["type"] = whole
    if not one.by_place:
        if one.is_repeatable:
            how["action"] = "append"
        command.add_argument(option_of(one), **how)
        return
    if one.is_repeatable:
        how["nargs"] = "+" if one.is_required else "*"
    elif isinstance(kind, Text) and kind.of_words:
        how["nargs"] = "+"
    command.add_argument(one.name, **how)


def option_of(one: Parameter) -> str:
    """Return how an argument is named on the command line."""
    return f"{'--' if len(one.name) > 1 else '-'}{one.name.replace('_', '-')}"


def help_of(one: Parameter) -> str:
    """Return what is said of an argument: help, bounds and default."""
    kind = one.kind
    if isinstance(kind, Whole):
        return f"{kind.help}; {kind.low:,} to {kind.high:,} ({one.default})"
    return kind.help


def _help_with_choices(one: Parameter) -> str:
    """The same as argparse takes it, with the words to choose from."""
    parts = [help_of(one)]
    if isinstance(one.kind, Choice):
        parts.append(f"one of {', '.join(one.kind.allowed())}")
    repeatable = " (repeatable)" if one.is_repeatable and not one.by_place else ""
    return ("; ".join(parts) + repeatable).replace("%", "%%")


def arguments_of(question: Question[..., Any], options: argparse.Namespace) -> dict[str, Any]:
    """Return the arguments of a question, by name, from what was typed."""
    given = {one.name: getattr(options, one.name) for one in question.parameters}
    for one in question.parameters:
        if isinstance(one.kind, Text) and one.kind.of_words:
            given[one.name] = " ".join(given[one.name])
    return given


def whole(text: str) -> int:
    """Return the number that a word is, for argparse."""
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number") from None
