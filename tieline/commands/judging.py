"""`tieline judge`: decisions on who is who, one at a time or from a file, and what stands."""

import getpass
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph import journal
from graph.errors import JudgementError
from graph.records import JudgementRow
from graph.store import Store, View
from loaders.loading import now
from tieline.arguments import Options
from tieline.commands.opening import opened
from tieline.output import say, say_json, say_table
from tieline.settings import Settings

_KEYS = ("verdict", "one", "other", "why")


def judge(options: Options, settings: Settings) -> int:
    """Judge, undo, take judgements from a file, or list them."""
    with opened(options, settings) as store:
        if options.list:
            return _list(options, store)
        if options.file:
            return _from_file(options, store)
        if options.verdict is None or len(options.mentions) != 2:
            raise JudgementError("say same, different, unsure or undo, and two mentions")
        one, other = options.mentions
        return _decide(options, store, options.verdict, one, other, options.why)


def _decide(options: Options, store: Store, verdict: str, one: str, other: str, why: str) -> int:
    by = options.by or getpass.getuser()
    if verdict == "undo":
        outcome = journal.undo(store, one, other, by, now(), why)
    else:
        outcome = journal.judge(store, one, other, verdict, by, now(), why)
    if options.json:
        say_json(outcome)
    else:
        say(
            f"{verdict}: {one} and {other}; nodes: {outcome.nodes_created} created, "
            f"{outcome.nodes_changed} changed, {outcome.nodes_removed} removed"
        )
    return 0


def _from_file(options: Options, store: Store) -> int:
    """Take every line that can be taken; 1 where some cannot."""
    wrong = 0
    for number, line in enumerate(_lines(options.file), 1):
        try:
            data = _decision(line)
            _decide(
                options, store, data["verdict"], data["one"], data["other"], data.get("why", "")
            )
        except (JudgementError, ValueError) as fault:
            wrong += 1
            say(f"{options.file}:{number}: {fault}")
    return int(wrong > 0)


def _lines(path: str) -> list[str]:
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise JudgementError(f"{path}: cannot be read ({fault})") from fault
    return [line for line in text.splitlines() if line.strip()]


def _decision(line: str) -> dict[str, Any]:
    data = json.loads(line)
    if not isinstance(data, dict) or not {"verdict", "one", "other"} <= data.keys():
        raise ValueError(f"must be an object with {', '.join(_KEYS)}")
    return data


def _list(options: Options, store: Store) -> int:
    with store.read() as view:
        rows = [(row, _state(view, row)) for row in view.judgements()]
    if options.json:
        say_json([{**_plain(row), "state": state} for row, state in rows])
    elif rows:
        heads = ("verdict", "state", "by", "mentions and reason")
        say_table(heads, _cells(rows))
    else:
        say("no judgements")
    return 0


def _plain(row: JudgementRow) -> dict[str, str]:
    return {name: getattr(row, name) for name in ("one", "other", "verdict", "by", "at", "why")}


def _cells(rows: list[tuple[JudgementRow, str]]) -> Iterator[tuple[str, ...]]:
    for row, state in rows:
        why = f" ({row.why})" if row.why else ""
        yield row.verdict, state, row.by, f"{row.one} and {row.other}{why}"


def _state(view: View, row: JudgementRow) -> str:
    """Whether a judgement finds its mentions, and is heeded."""
    nodes = [view.mention_node(key) for key in (row.one, row.other)]
    if None in nodes:
        return "dormant"
    if row.verdict == "same" and nodes[0] != nodes[1]:
        return "refused: another judgement holds them apart"
    if row.verdict == "different" and nodes[0] == nodes[1]:
        return "refused: a judgement joins them"
    return "live"
