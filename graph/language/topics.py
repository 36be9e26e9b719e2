"""Topics: what a security dialogue can be about, as a short fixed list of ids.

The table is `reference/topics.csv`, read when first asked for.
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Topic:
    """A topic; `broader` is the id of the topic of which it is a part, None where there is none."""

    id: str
    name: str
    broader: str | None


def topic_name(topic_id: str) -> str:
    """The name of the topic for people; KeyError when there is no such id."""
    return _topics()[topic_id].name


def is_topic(topic_id: str) -> bool:
    """Whether this is the id of a topic."""
    return topic_id in _topics()


def broader(topic_id: str) -> str | None:
    """The id of the topic of which this one is a part, if any; KeyError for an unknown id."""
    return _topics()[topic_id].broader


def all_topics() -> tuple[Topic, ...]:
    """Every topic, ordered by id."""
    return tuple(_topics().values())


@cache
def _topics() -> dict[str, Topic]:
    table = files("graph.language").joinpath("reference/topics.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(table.splitlines())
    return {row["id"]: Topic(row["id"], row["name"], row["broader"] or None) for row in rows}
