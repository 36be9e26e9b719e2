"""`tieline reports`, `check`, `stats`, `export`, `schema`: what a store holds, as it is."""

import json
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from graph.evidence.gate import unsupported, unsure
from graph.journal.export import canonical
from graph.journal.operations import mentions
from graph.language import dates
from graph.language.countries import find_code
from graph.language.fold import fold
from graph.model.errors import InvalidQuestionError, ReportNotFoundError, TielineError
from graph.model.policies import LEAVE_OUT, policies_of
from graph.model.records import UNREPORTED
from graph.model.report import Inferred, json_schema, read_report
from graph.projection.check import check as find_faults
from graph.projection.claim_writer import spans_of
from graph.questions import arguments
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
        wanted = ReportFilter.of(options)
        live = ask(store, lambda view: list(_listed(view, wanted)))
    if options.json:
        say_json(live)
        return 0
    say_table(
        ("published", "parties", "report", "publisher and title"),
        [
            (
                one["published"],
                "-".join(one["parties"]),
                one["id"],
                ": ".join(part for part in (one["publisher"], one["title"]) if part),
            )
            for one in live
        ],
    )
    return 0


@dataclass(frozen=True, slots=True)
class ReportFilter:
    """Which reports are listed; what is None does not filter.

    `publisher` by words of its name; `since` and `until` are the first and the last day.
    """

    party: str | None
    publisher: str | None
    since: str | None
    until: str | None

    @classmethod
    def of(cls, options: Options) -> "ReportFilter":
        """Return the filter of what was typed.

        Raises:
            InvalidQuestionError: a party that is not a country, or a date that cannot be.
        """
        party = find_code(options.party) if options.party else None
        if options.party and party is None:
            raise InvalidQuestionError("party", f"{options.party!r} is not a country")
        return cls(
            party,
            fold(options.publisher) if options.publisher else None,
            arguments.first_day("since", options.since),
            arguments.last_day("until", options.until),
        )

    def passes(self, one: dict[str, Any]) -> bool:
        """Whether a listed report passes; one without a date passes no bound of time."""
        covered = dates.days(one["published"])
        return (
            (self.party is None or self.party in one["parties"])
            and (self.publisher is None or self.publisher in fold(one["publisher"] or ""))
            and (self.since is None or (covered.latest or "") >= self.since)
            and (self.until is None or (covered.earliest or UNREPORTED) <= self.until)
        )


def _listed(view: WorkingView, wanted: ReportFilter) -> Iterator[dict[str, Any]]:
    for row in view.iter_reports():
        body = json.loads(row.body)
        one = {
            "id": row.id,
            "published": row.reported.replace(UNREPORTED, "") or None,
            "parties": body["parties"],
            "publisher": (body.get("source") or {}).get("publisher"),
            "title": body.get("title") or (body.get("source") or {}).get("title"),
        }
        if wanted.passes(one):
            yield one


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
        heads = ("in the graph", "report", "pointer", "value and words")
        say_table(heads, [_unsure_row(one) for one in found])
    return 0


def _unsure_row(one: dict[str, Any]) -> tuple[str, ...]:
    value = one["value"]
    named = value.get("name") or value.get("subject") if isinstance(value, dict) else value
    rests = f"“{one['words']}”" if one["words"] else f"inferred by the rule {one['rule']}"
    said = f"{named or json.dumps(value)}: {rests if one['words'] or one['rule'] else 'no words'}"
    return "no" if one["left_out"] else "yes", one["report"], one["pointer"], said


def _all_unsure(view: WorkingView) -> Iterator[dict[str, Any]]:
    is_left_out = policies_of(view.policies()).unsure == LEAVE_OUT
    for row in view.iter_reports():
        report = read_report(row.body)
        for pointer, value in unsure(report).items():
            plain = value.model_dump() if isinstance(value, BaseModel) else value
            held = report.evidence.get(pointer)
            yield {
                "report": row.id,
                "pointer": pointer,
                "value": plain,
                "words": " … ".join(span.quote for span in spans_of(report, pointer)) or None,
                "rule": held.inferred if isinstance(held, Inferred) else None,
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
