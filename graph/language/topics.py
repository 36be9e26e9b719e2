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


@dataclass(frozen=True)
class TopicWords:
    """Words that tell of a topic, folded; `*` lets the last word go on.

    `signs` put the topic on the table wherever a text says them: a sign with `?` only where it is
    said early or again, and one with `!` keeps shorter signs out of its words. `cues` are wider:
    a person may rest the topic on them. The topic `none` is of signs that only cover.
    """

    topic: str
    signs: tuple[str, ...]
    cues: tuple[str, ...]


@cache
def topic_words() -> tuple[TopicWords, ...]:
    """The words of every topic, ordered by id, from `reference/topic_words.csv`."""
    return tuple(
        TopicWords(row["id"], _parted(row["signs"]), _parted(row["cues"]))
        for row in _rows("topic_words")
    )


def _parted(words: str) -> tuple[str, ...]:
    return tuple(words.split("|")) if words else ()


def _rows(table: str) -> list[dict[str, str]]:
    path = files("graph.language").joinpath(f"reference/{table}.csv")
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


@cache
def _topics() -> dict[str, Topic]:
    rows = _rows("topics")
    return {row["id"]: Topic(row["id"], row["name"], row["broader"] or None) for row in rows}
