"""`tieline judge`: decisions on who is who, one at a time or from a file, and what stands."""

import getpass
from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import partial
from typing import NoReturn

from graph.journal import operations as journal
from graph.journal.operations import Outcome
from graph.model.errors import JudgementError
from graph.model.records import JudgementRow
from graph.projection.engine import Tally
from graph.questions.asking import ask
from graph.stores.working import WorkingStore, WorkingView
from loaders.intake.documents import Rejection, documents
from loaders.intake.json_text import UnreadableError, decode
from loaders.intake.loading import now
from tieline.arguments import Options
from tieline.commands.opening import opened
from tieline.output import say, say_json, say_table, tell
from tieline.settings import Settings

_NEEDED = ("verdict", "one", "other")
_KNOWN = (*_NEEDED, "why", "by", "at", "state")
"""What `--list --json` prints may be taken again; a judgement's time is that of taking it."""


def judge(options: Options, settings: Settings) -> int:
    """Judge, undo, take judgements from a file, or list them."""
    _check_usage(options)
    with opened(options, settings, read_only=options.list) as store:
        if options.list:
            return _list(options, store)
        by = options.by or _user()
        if options.file:
            return _from_file(options, settings, store, by)
        one, other = options.mentions
        outcome = _decide(store, options.verdict, one, other, by, options.why)
    if options.json:
        say_json(outcome)
    else:
        say(f"{options.verdict}: {one} and {other}; {_nodes(outcome)}")
    return 0


def _check_usage(options: Options) -> None:
    ways = (options.verdict is not None, options.file is not None, options.list)
    if sum(ways) > 1:
        raise JudgementError("say one of a verdict with two mentions, --file and --list")
    if not any(ways) or (options.verdict and len(options.mentions) != 2):
        raise JudgementError("say same, different, unsure or undo, and two mentions")


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError) as fault:
        raise JudgementError("the user has no name here; say who decides with --by") from fault


def _decide(store: WorkingStore, verdict: str, one: str, other: str, by: str, why: str) -> Outcome:
    if verdict == "undo":
        return journal.undo(store, one, other, by, now(), why)
    return journal.judge(store, one, other, verdict, by, now(), why)


def _nodes(outcome: Tally) -> str:
    return (
        f"nodes: {outcome.nodes_created} created, {outcome.nodes_changed} changed, "
        f"{outcome.nodes_removed} removed"
    )


def _from_file(options: Options, settings: Settings, store: WorkingStore, by: str) -> int:
    """Take every judgement that can be taken; 1 where some cannot."""
    tally, taken, wrong = Tally(), 0, 0
    for place, decision in _decisions(options.file, settings):
        try:
            told = decision()
            one, other = told["one"], told["other"]
            said_by, why = told.get("by") or by, told.get("why") or options.why
            tally.add(_decide(store, told["verdict"], one, other, said_by, why))
            taken += 1
        except (JudgementError, UnreadableError) as fault:
            wrong += 1
            tell(f"{place}: {fault}")
    if options.json:
        say_json({"taken": taken, "rejected": wrong, **asdict(tally)})
    else:
        say(f"judgements: {taken} taken, {wrong} rejected; {_nodes(tally)}")
    return int(wrong > 0)


def _decisions(path: str, settings: Settings) -> Iterator[tuple[str, Callable[[], dict[str, str]]]]:
    """Every judgement of a file: its place, and what reads it."""
    for one in documents([path], settings.max_document_bytes):
        if isinstance(one, Rejection):
            place = one.source if one.line is None else f"{one.source}:{one.line}"
            yield place, partial(_refuse, one.reason)
        else:
            yield one.place, partial(_decision, one.text)


def _refuse(reason: str) -> NoReturn:
    raise JudgementError(reason)


def _decision(text: str) -> dict[str, str]:
    data = decode(text)
    if not isinstance(data, dict) or not data.keys() >= set(_NEEDED):
        raise JudgementError(f"must be an object with {', '.join(_NEEDED)}, and why and by if any")
    for name, value in data.items():
        if name not in _KNOWN:
            raise JudgementError(f"{name!r} is no field; there are {', '.join(_KNOWN)}")
        if not isinstance(value, str):
            raise JudgementError(f"{name} must be text, not {value!r}")
    return data


def _list(options: Options, store: WorkingStore) -> int:
    rows = ask(store, lambda view: [(row, _state(view, row)) for row in view.judgements()])
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


def _state(view: WorkingView, row: JudgementRow) -> str:
    """Whether a judgement finds its mentions, and is heeded."""
    nodes = [view.mention_node(key) for key in (row.one, row.other)]
    if None in nodes:
        return "dormant"
    if row.verdict == "same" and nodes[0] != nodes[1]:
        return "refused: another judgement holds them apart"
    if row.verdict == "different" and nodes[0] == nodes[1]:
        return "refused: a judgement joins them"
    return "live"
