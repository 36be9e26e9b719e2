"""`tieline signed`, `neighbourhood`, `path`, `evidence`, `search`.

One question, one answer, in lines or as JSON.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from graph.language import dates
from graph.questions.asking import ask
from graph.stores.contract import View
from tieline.arguments import Options
from tieline.commands.opening import opened
from tieline.output import say, say_json, say_table, say_wrapped
from tieline.settings import Settings

Show = Callable[[Any], None]
Answer = TypeVar("Answer")


def _asked(options: Options, settings: Settings, question: Callable[[View], Answer]) -> Answer:
    with opened(options, settings, read_only=True) as store:
        return ask(store, question, settings.query_timeout)


def _give(options: Options, answer: Any, show: Show) -> None:
    if options.json:
        say_json(answer)
    else:
        show(answer)
        for old, new in getattr(answer, "redirected", {}).items():
            say(f"({old} is now {new})")


def signed(options: Options, settings: Settings) -> int:
    """Who signed what with whom; 1 where nothing was found."""
    from graph.questions import signed as question

    answer = _asked(
        options,
        settings,
        lambda view: question.signed(
            view,
            options.parties,
            institution=options.institution,
            official=options.official,
            kinds=options.kinds,
            topics=options.topics,
            statuses=options.statuses,
            since=options.since,
            until=options.until,
            at=options.at,
            page_size=options.page_size,
            cursor=options.cursor,
        ),
    )
    _give(options, answer, show_signed)
    return int(not answer.rows and not answer.of_larger_sets)


def show_signed(answer: Any) -> None:
    """Print a page of agreements."""
    number = "1 agreement" if answer.total == 1 else f"{answer.total} agreements"
    say(f"{number}, {answer.order}")
    for row in answer.rows:
        _show_agreement(row)
    if answer.of_larger_sets:
        say("", f"{answer.of_larger_sets_total} of larger sets of parties")
        for row in answer.of_larger_sets:
            _show_agreement(row)
    say("")
    say_wrapped(answer.note)
    if answer.cursor:
        say(f"more with --cursor {answer.cursor}")


def _show_agreement(row: Any) -> None:
    say("")
    say_wrapped(row.sentence)
    certainty = f", {row.certainty}" if row.certainty else ""
    say(f"  {row.agreement.id}  [{row.status}{certainty}; {_origins(row.origins)}]")
    _show_said(row.said, 2)
    if row.conflicts:
        say(f"  reports differ on: {', '.join(row.conflicts)}")


def _origins(number: int | None) -> str:
    return "1 origin" if number == 1 else f"{number or 0} origins"


def _claims(number: int) -> str:
    return "1 claim" if number == 1 else f"{number} claims"


def _show_said(said: Any, indent: int) -> None:
    if said is not None:
        say_wrapped(said.words, indent)


def neighbourhood(options: Options, settings: Settings) -> int:
    """What surrounds a node."""
    from graph.questions import neighbourhood as question

    answer = _asked(
        options,
        settings,
        lambda view: question.neighbourhood(
            view,
            options.node,
            depth=options.depth,
            labels=options.labels,
            types=options.types,
            at=options.at,
            limit=options.limit,
        ),
    )
    _give(options, answer, show_neighbourhood)
    return 0


def show_neighbourhood(answer: Any) -> None:
    """Print the nodes around one by hop, the relationships in words, and what was cut."""
    names = {node.id: node for node in answer.graph.nodes}
    say(
        f"around {names[answer.centre].name}: {len(names) - 1} nodes, "
        f"{len(answer.graph.relationships)} relationships",
        "",
    )
    rows = [
        (answer.hops[node.id], node.label, node.id, node.name)
        for node in answer.graph.nodes
        if node.id != answer.centre
    ]
    say_table(("hop", "label", "id", "name"), rows)
    say("")
    for one in answer.graph.relationships:
        say_wrapped(f"- {one.sentence}")
    say("")
    say_wrapped(answer.note)


def path(options: Options, settings: Settings) -> int:
    """How two nodes are connected; 1 where they are not within the limits."""
    from graph.questions import paths as question

    answer = _asked(
        options,
        settings,
        lambda view: question.paths(
            view,
            options.a,
            options.b,
            max_hops=options.max_hops,
            k=options.k,
            labels=options.labels,
            without_labels=options.without_labels,
            through=options.through,
            types=options.types,
            without_types=options.without_types,
            max_degree=options.max_degree or None,
            at=options.at,
        ),
    )
    _give(options, answer, show_paths)
    return int(answer.outcome != "found")


def show_paths(answer: Any) -> None:
    """Print every path, each hop in words with what says so."""
    for number, one in enumerate(answer.paths, 1):
        hops = "1 hop" if one.length == 1 else f"{one.length} hops"
        say(f"{number}. {hops}: " + " - ".join(node.name for node in one.nodes))
        for hop in one.hops:
            for relationship in hop.relationships:
                say("")
                say_wrapped(f"{relationship.sentence} [{_origins(relationship.origins)}]", 3)
                _show_said(relationship.said, 5)
        say("")
    say_wrapped(answer.note)


def evidence(options: Options, settings: Settings) -> int:
    """All claims behind an element."""
    from graph.questions import evidence as question

    answer = _asked(
        options,
        settings,
        lambda view: question.evidence(
            view,
            options.element,
            options.field,
            page_size=options.page_size,
            cursor=options.cursor,
        ),
    )
    _give(options, answer, show_evidence)
    return 0


def show_evidence(answer: Any) -> None:
    """Print the claims of an element by field and value."""
    title = answer.node.name if answer.node else answer.relationship.sentence
    say_wrapped(f"{title} [{answer.class_}; {_origins(answer.origins)}, {_claims(answer.total)}]")
    for one in answer.fields:
        mark = ", in conflict" if one.in_conflict else ""
        say("", f"{one.field or 'that it holds'}{mark}")
        for value in one.values:
            shown = " (shown)" if value.is_shown and len(one.values) > 1 else ""
            say(f"  {_readable(one.field, value.value)}{shown}: {_origins(value.origins)}")
            for claim in value.said:
                say_wrapped(f"{claim.words} <{claim.report}#{claim.pointer}>", 6)
        if one.rule:
            say_wrapped(f"shown by this rule: {one.rule}", 2)
    if answer.rule:
        say("", f"rule: {answer.rule}")
    for end in answer.rests_on:
        say(f"rests on the claims of {end}")
    say("")
    say_wrapped(answer.note)
    if answer.cursor:
        say(f"more with --cursor {answer.cursor}")


def _readable(field: str, value: str) -> str:
    """A value as people read it; a meeting's days are stored as `START/END`."""
    if field == "when":
        start, _, end = value.partition("/")
        return dates.period(start or None, end or None) or value
    return value or "yes"


def search(options: Options, settings: Settings) -> int:
    """Find nodes by name; 1 where there is none."""
    from graph.questions import search as question

    answer = _asked(
        options,
        settings,
        lambda view: question.search(view, " ".join(options.words), options.labels, options.limit),
    )
    _give(options, answer, show_search)
    return int(not answer.hits)


def show_search(answer: Any) -> None:
    """Print the hits."""
    if not answer.hits:
        say(f"nothing is named like {answer.text!r}")
        return
    rows = []
    for hit in answer.hits:
        also = "" if hit.matched == hit.node.name else f" (as {hit.matched})"
        rows.append((hit.node.label, hit.node.id, hit.node.name + also))
    say_table(("label", "id", "name"), rows)
    for one in answer.corrected:
        say(f"{one.typed} was read as {one.read_as}")
    if answer.more:
        say("there are more; raise --limit or add words")
