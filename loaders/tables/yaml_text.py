"""YAML as mapping files are written: plain words are words.

Only `true`, `false`, `null`, whole numbers and decimals are more than text, as in YAML 1.2: `NO` is
a country and not false, `12:30` is no number and `2024-02-28` no date object.
"""

import re
from collections.abc import Hashable
from typing import Any, Final

import yaml

from graph.model.errors import TielineError


class YamlError(TielineError):
    """A text that is not YAML, or names a key twice; says the line."""


class _Loader(yaml.SafeLoader):
    """The safe loader with fewer words that mean something."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  the name is the library's


_TAG: Final = "tag:yaml.org,2002:"
for _name, _pattern, _first in (
    ("bool", r"^(?:true|false)$", "tf"),
    ("null", r"^(?:null|~|)$", ["n", "~", ""]),
    ("int", r"^-?(?:0|[1-9][0-9]*)$", list("-0123456789")),
    ("float", r"^-?[0-9]+\.[0-9]+$", list("-0123456789")),
):
    _Loader.add_implicit_resolver(_TAG + _name, re.compile(_pattern), list(_first))


def _unique(loader: _Loader, node: yaml.MappingNode) -> dict[Hashable, Any]:
    found: dict[Hashable, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        line = key_node.start_mark.line + 1
        if not isinstance(key, Hashable):
            raise YamlError(f"line {line}: a name must be a text or a number")
        if key in found:
            raise YamlError(f"line {line}: names {key!r} twice")
        found[key] = loader.construct_object(value_node, deep=True)
    return found


_Loader.add_constructor(_TAG + "map", _unique)


def read_yaml(text: str) -> Any:
    """Return what a YAML text holds.

    Raises:
        YamlError: it is not YAML, or names a key twice.
    """
    try:
        return yaml.load(text, _Loader)  # noqa: S506  a safe loader, with less
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark
        where = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
        raise YamlError(f"{where}is not YAML ({fault.problem})") from None
    except yaml.YAMLError as fault:
        raise YamlError(f"is not YAML ({fault})") from None
