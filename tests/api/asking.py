"""The same question as words of a command line and as a URL, from its declaration."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlencode

from api.routers.questions import question_path
from graph.questions.declaring import Parameter, Question
from graph.questions.parameters import Flag
from tieline.question_arguments import option_of


def command_words(question: Question[..., Any], arguments: Mapping[str, Any]) -> list[str]:
    """Return what is typed behind `tieline`."""
    words = [question.name]
    for one in question.parameters:
        if one.name in arguments:
            words += _typed(one, arguments[one.name])
    return words


def _typed(one: Parameter, value: Any) -> Iterator[str]:
    option = option_of(one)
    if isinstance(one.kind, Flag):
        yield from [option] if value else []
        return
    for each in value if one.is_repeatable else [value]:
        yield from [str(each)] if one.by_place else [option, str(each)]


def url(question: Question[..., Any], arguments: Mapping[str, Any]) -> str:
    """Return the address of a question over HTTP."""
    query, path = [], question_path(question)
    for name, value in arguments.items():
        one = question.parameter(name)
        if f"{{{name}}}" in path:
            path = path.replace(f"{{{name}}}", quote(str(value), safe=""))
        else:
            values = value if one.is_repeatable else [value]
            query += [(one.kind.singular or name, each) for each in values]
    return f"{path}?{urlencode(query)}"
