"""Addresses that open Neo4j Browser with something in its editor: the picture of an answer."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any, Final, Literal
from urllib.parse import quote, urlencode

from graph.questions.answers import NodeOut, NodeRef

LONGEST: Final = 4000
"""Characters of an address; proxies and Browser's own server refuse much longer ones."""


def browser_link(
    browser: str, text: str, *, dbms: str | None = None, command: Literal["edit", "play"] = "edit"
) -> str:
    """Return the address that opens Browser with a text.

    Args:
        browser: where Browser is, such as `http://localhost:7474/browser/`.
        text: a statement or command for the editor; nothing runs until a person runs it.
        dbms: where the database answers, if Browser is to connect elsewhere than by default.
        command: `edit` puts the text into the editor, `play` plays a guide.

    Raises:
        ValueError: the text holds `&` or `#`, at which Browser cuts it, however it is escaped.
    """
    if "&" in text or "#" in text:
        raise ValueError("the text holds & or #, which Browser does not take from an address")
    query = {"dbms": dbms} if dbms else {}
    query |= {"cmd": command, "arg": text}
    return f"{browser}?{urlencode(query, quote_via=quote)}"


def picture_link(browser: str, answer: object) -> str | None:
    """Return the address that draws the nodes of an answer and what ties them.

    None where the answer has no nodes, or more than an address can hold.
    """
    nodes = {node.id: str(node.label) for node in _nodes(answer)}
    if not nodes:
        return None
    try:
        link = browser_link(browser, _statement(nodes))
    except ValueError:
        return None
    return link if len(link) <= LONGEST else None


def _statement(nodes: dict[str, str]) -> str:
    """Browser adds the relationships between the nodes that it is given."""
    labels = "|".join(sorted(set(nodes.values())))
    listed = ", ".join(_quoted(one) for one in nodes)
    return f"MATCH (n:{labels}) WHERE n.id IN [{listed}] RETURN n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def _nodes(part: Any) -> Iterator[NodeOut | NodeRef]:
    if isinstance(part, NodeOut | NodeRef):
        yield part
    elif is_dataclass(part):
        for field in fields(part):
            yield from _nodes(getattr(part, field.name))
    elif isinstance(part, Iterable) and not isinstance(part, str | dict):
        for one in part:
            yield from _nodes(one)
