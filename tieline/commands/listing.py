"""`tieline reports`, `check`, `stats`, `export`, `schema`: what a store holds, as it is."""

import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from graph.evidence.gate import unsupported, unsure
from graph.journal.export import canonical
from graph.journal.operations import mentions
from graph.model.errors import InvalidQuestionError, ReportNotFoundError, TielineError
from graph.model.policies import LEAVE_OUT, policies_of
from graph.model.records import UNREPORTED
from graph.model.report import json_schema, read_report
from graph.projection.check import check as find_faults
from graph.questions.asking import ask
from graph.stores.opening import is_published
from graph.stores.working import WorkingStore, WorkingView
from tieline.arguments import Options
from tieline.commands.opening import opened, opened_for_reading
from tieline.commands.publishing import unpurged
from tieline.output import say, say_data, say_json, say_table
from tieline.settings import Settings


def reports(options: Options, settings: Settings) -> int:
    """List live reports, the history of one, or unsupported or unsure values."""
    with opened(options, settings, read_only=True) as store:
        if options.history:
            return _history(options, store)
        if options.unsupported:
            return _unsupported(options, store)
        if options.unsure:
            return _unsure(options, store)
        live = ask(store, lambda view: [(row.id, row.reported) for row in view.iter_reports()])
    rows = [(i, reported.replace(UNREPORTED, "")) for i, reported in live]
    if options.json:
        say_json([{"id": i, "published": published or None} for i, published in rows])
    else:
        say_table(("published", "report"), [(published, i) for i, published in rows])
    return 0


def _history(options: Options, store: WorkingStore) -> int:
    rows = ask(store, lambda view: view.history(options.history))
    if not rows:
        raise ReportNotFoundError(options.history)
    plain = [{"action": row.action, "at": row.at, "held": row.body is not None} for row in rows]
    if options.json:
        say_json(plain)
    else:
        say_table(("at", "action"), [(row["at"], row["action"]) for row in plain])
    return 0


def _unsupported(options: Options, store: WorkingStore) -> int:
    found = ask(store, lambda view: list(_all_unsupported(view)))
    if options.json:
        say_json(found)
    else:
        say_table(("report", "pointer", "reason"), [tuple(one.values()) for one in found])
    return 0


def _unsure(options: Options, store: WorkingStore) -> int:
    found = ask(store, lambda view: list(_all_unsure(view)))
    if options.json:
        say_json(found)
    else:
        rows = [
            (one["report"], one["pointer"], str(one["value"]), "no" if one["left_out"] else "yes")
            for one in found
        ]
        say_table(("report", "pointer", "value", "in the graph"), rows)
    return 0


def _all_unsure(view: WorkingView) -> Iterator[dict[str, Any]]:
    is_left_out = policies_of(view.policies()).unsure == LEAVE_OUT
    for row in view.iter_reports():
        report = read_report(row.body)
        for pointer, value in unsure(report).items():
            plain = value.model_dump() if isinstance(value, BaseModel) else value
            yield {
                "report": row.id,
                "pointer": pointer,
                "value": plain,
                "left_out": is_left_out,
            }


def _all_unsupported(view: WorkingView) -> Iterator[dict[str, str]]:
    for row in view.iter_reports():
        for pointer, reason in unsupported(read_report(row.body)).items():
            yield {"report": row.id, "pointer": pointer, "reason": reason}


def check(options: Options, settings: Settings) -> int:
    """Verify the store; 1 where something is wrong."""
    with opened(options, settings) as store:
        findings = find_faults(store)
        with store.read() as view:
            findings += map(unpurged, view.unpurged_targets())
    if options.json:
        say_json(findings)
    else:
        say(*(findings or ["all is as it should be"]))
    return int(bool(findings))


def stats(options: Options, settings: Settings) -> int:
    """Count what the store holds."""
    with opened_for_reading(options, settings) as store:
        facts = store.facts()
        counts = ask(store, lambda view: view.counts())
    policies = {} if is_published(options.store) else _policies(options, settings)
    if options.json:
        say_json({"store": facts, "policies": policies, **counts})
        return 0
    rows = [("store", name, value) for name, value in facts.items()]
    rows += [("policies", name, choice) for name, choice in policies.items()]
    rows += [(part, name, count) for part, held in counts.items() for name, count in held.items()]
    say_table(("of", "what", "count"), rows)
    return 0


def _policies(options: Options, settings: Settings) -> dict[str, str]:
    with opened(options, settings, read_only=True) as store, store.read() as view:
        return policies_of(view.policies()).plain()


def export(options: Options, settings: Settings) -> int:
    """Write the graph, or who is who, line by line; or files for `neo4j-admin`."""
    if (options.format == "neo4j-admin") != (options.out is not None):
        raise InvalidQuestionError("--out", "goes with --format neo4j-admin, which needs it")
    if options.format == "jsonl":
        with opened_for_reading(options, settings) as graph, graph.read(steady=True) as view:
            for line in canonical(view):
                say_data(line)
        return 0
    with opened(options, settings, read_only=True) as store:
        if options.out is not None:
            _export_files(store, Path(options.out))
            return 0
        with store.read() as whole:
            for line in mentions(whole):
                say_data(line)
    return 0


def _export_files(store: WorkingStore, folder: Path) -> None:
    from graph.publishing.bulk import write_bulk

    try:
        words = write_bulk(store, folder)
    except FileExistsError as fault:
        what = "is not empty" if folder.is_dir() else "is a file"
        raise InvalidQuestionError("--out", f"{folder} {what}; give an empty folder") from fault
    except OSError as fault:
        raise TielineError(f"{folder}: cannot be written ({fault.strerror})") from fault
    say(
        f"files are in {folder}; run this there, on a stopped database:",
        "",
        shlex.join(["neo4j-admin", *words]),
    )


def schema(options: Options, settings: Settings) -> int:
    """Print the JSON Schema of a parsed report, or of a mapping file."""
    if options.mapping:
        from loaders.tables.mapping_schema import mapping_schema

        say_json(mapping_schema())
        return 0
    say_json(json_schema())
    return 0
