"""`tieline judge` and `tieline judgements`: decisions on who is who, and the file of them."""

import getpass
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import NoReturn

from graph.journal import operations as journal
from graph.journal.judgements import Standing, standings
from graph.journal.operations import Outcome
from graph.model.errors import JudgementError
from graph.model.records import JudgementRow
from graph.projection.engine import Tally
from graph.questions.asking import ask
from graph.stores.working import WorkingStore
from loaders.intake.documents import documents
from loaders.intake.found import Document, Rejection
from loaders.intake.json_text import UnreadableError, decode
from loaders.intake.loading import now
from tieline.arguments import Options
from tieline.commands.opening import opened
from tieline.commands.parsing import bounds_of
from tieline.commands.publishing import keep_published
from tieline.output import say, say_json, say_table, tell
from tieline.settings import Settings

_JSON = "name one that ends in .json or .jsonl"
_NEEDED = ("verdict", "one", "other")
_KNOWN = (*_NEEDED, "why", "by", "at", "state", "reason")
"""What `list --json` and `export` print may be taken again; its time is that of taking it."""


def judge(options: Options, settings: Settings) -> int:
    """Judge or undo; 1 where other judgements stand against it."""
    with opened(options, settings) as store:
        one, other = options.mentions
        by = options.by or user()
        outcome = _decide(store, options.verdict, one, other, by, options.why)
        keep_published(store, settings)
    if options.json:
        say_json(outcome)
    else:
        say(f"{options.verdict}: {one} and {other}; {_nodes(outcome)}")
    for judged, reason in outcome.refused:
        tell(f"refused: {judged}: {reason}")
    return int(bool(outcome.refused))


def judgements(options: Options, settings: Settings) -> int:
    """List live judgements, write them to a file, take them from one, or compare with one."""
    if options.action == "import":
        with opened(options, settings) as store:
            code = _take(options, settings, store)
            keep_published(store, settings)
            return code
    with opened(options, settings, read_only=True) as store:
        if options.action == "diff":
            return _compare(options, settings, store)
        return _export(options, store) if options.action == "export" else _list(options, store)


def user() -> str:
    """Return the name of the user who decides.

    Raises:
        JudgementError: this machine knows no name.
    """
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


def _take(options: Options, settings: Settings, store: WorkingStore) -> int:
    """Take every judgement that can be taken; 1 where some cannot, or are refused.

    One that stands already is left as it is.
    """
    tally, counts, refused = Tally(), Counter[str](), list[tuple[str, str]]()
    live = {(row.one, row.other): row for row in ask(store, lambda view: view.judgements())}
    for place, decision in _decisions(_file(options), settings):
        try:
            told = decision()
            if _stands(live, told):
                counts["unchanged"] += 1
                continue
            outcome = _taken(store, told, options)
        except (JudgementError, UnreadableError) as fault:
            counts["rejected"] += 1
            tell(f"{place}: {fault}")
            continue
        tally.add(outcome)
        counts["taken"] += 1
        refused += outcome.refused
    for judged, reason in refused:
        tell(f"refused: {judged}: {reason}")
    _say_taken(options, counts, refused, tally)
    return int(bool(refused) or counts["rejected"] > 0)


def _say_taken(
    options: Options, counts: Counter[str], refused: list[tuple[str, str]], tally: Tally
) -> None:
    numbers = {name: counts[name] for name in ("taken", "unchanged", "rejected")}
    if options.json:
        say_json({**numbers, "refused": refused, **asdict(tally)})
        return
    listed = ", ".join(f"{count} {name}" for name, count in numbers.items())
    say(f"judgements: {listed}; {_nodes(tally)}")


def _taken(store: WorkingStore, told: dict[str, str], options: Options) -> Outcome:
    by, why = told.get("by") or options.by or user(), told.get("why") or ""
    one, other, verdict = told["one"], told["other"], told["verdict"]
    if verdict == "undo":
        return journal.undo(store, one, other, by, now(), why)
    return journal.judge(store, one, other, verdict, by, now(), why, may_be_dormant=True)


def _stands(live: Mapping[tuple[str, str], JudgementRow], told: dict[str, str]) -> bool:
    first, second = sorted((told["one"], told["other"]))
    row = live.get((first, second))
    return row is not None and all(
        getattr(row, name) == told[name] for name in ("verdict", "by", "why") if told.get(name)
    )


def _file(options: Options) -> str:
    if options.file is None:
        raise JudgementError(f"say which file to {options.action}")
    return str(options.file)


def _export(options: Options, store: WorkingStore) -> int:
    """Write live judgements, one JSON object a line, in order of their mentions."""
    lines = [_line(row) for row in ask(store, lambda view: view.judgements())]
    if options.file is None:
        for line in lines:
            say(line)
        return 0
    Path(options.file).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    say(f"{options.file}: {len(lines)} judgements")
    return 0


def _line(row: JudgementRow) -> str:
    return json.dumps(_plain(row), ensure_ascii=False)


def _compare(options: Options, settings: Settings, store: WorkingStore) -> int:
    """Say in what store and file differ; 1 if they do."""
    here = {(row.one, row.other): row.verdict for row in ask(store, lambda view: view.judgements())}
    there: dict[tuple[str, str], str] = {}
    for _, decision in _decisions(_file(options), settings):
        told = decision()
        first, second = sorted((told["one"], told["other"]))
        there[first, second] = told["verdict"]
    differing = sorted(pair for pair in here | there if here.get(pair) != there.get(pair))
    if options.json:
        say_json(
            [
                {"one": pair[0], "other": pair[1], "store": here.get(pair), "file": there.get(pair)}
                for pair in differing
            ]
        )
        return int(bool(differing))
    for pair in differing:
        in_store, in_file = here.get(pair, "none"), there.get(pair, "none")
        say(f"store {in_store}, file {in_file}: {pair[0]} and {pair[1]}")
    if not differing:
        say("no difference")
    return int(bool(differing))


def _decisions(path: str, settings: Settings) -> Iterator[tuple[str, Callable[[], dict[str, str]]]]:
    """Every judgement of a file: its place, and what reads it."""
    for one in documents([path], bounds_of(settings)):
        if isinstance(one, Document):
            yield one.place, partial(_decision, one.text)
        elif isinstance(one, Rejection):
            yield one.place, partial(_refuse, one.reason)
        else:
            yield one.place, partial(_refuse, f"is not a file of judgements; {_JSON}")


def _refuse(reason: str) -> NoReturn:
    raise JudgementError(reason)


def _decision(text: str) -> dict[str, str]:
    data = decode(text)
    if not isinstance(data, dict) or not data.keys() >= set(_NEEDED):
        raise JudgementError(f"must be an object with {', '.join(_NEEDED)}, and why and by if any")
    for name, value in data.items():
        if name not in _KNOWN:
            raise JudgementError(f"{name!r} is not a field; the fields are {', '.join(_KNOWN)}")
        if not isinstance(value, str):
            raise JudgementError(f"{name} must be text, not {value!r}")
    return data


def _list(options: Options, store: WorkingStore) -> int:
    found = ask(store, standings)
    if options.json:
        say_json([{**_plain(one.row), "state": one.state, "reason": one.reason} for one in found])
    elif found:
        say_table(("verdict", "state", "by", "mentions and reason"), map(_cells, found))
    else:
        say("no judgements")
    return 0


def _plain(row: JudgementRow) -> dict[str, str]:
    return {name: getattr(row, name) for name in ("one", "other", "verdict", "by", "at", "why")}


def _cells(standing: Standing) -> tuple[str, ...]:
    row = standing.row
    why = f" ({row.why})" if row.why else ""
    reason = f"; {standing.reason}" if standing.reason else ""
    return row.verdict, standing.state, row.by, f"{row.one} and {row.other}{why}{reason}"
