"""The arguments of every sub-command; docs/cli.md is compared with them.

Those of questions are derived in `tieline/question_arguments.py`.
"""

import argparse
from collections.abc import Sequence
from typing import Any

from tieline.question_arguments import question_commands, whole
from tieline.settings import MAX_PORT, Settings
from tieline.version import __version__

Options = argparse.Namespace
FILE_NAMES = frozenset(
    {"store", "paths", "rejects", "file", "html", "examples", "out", "source", "target", "mapping"}
)
"""Options that name files, which may hold bytes that are no text."""

_EPILOG = """exit codes: 0 done; 1 some input was rejected, or nothing was found; 2 wrong usage or
setting; 3 the store cannot do its work; 130 stopped. Settings come from TIELINE_*
(docs/settings.md)."""


def build_parser(
    settings: Settings, arguments: Sequence[str] | None = None
) -> argparse.ArgumentParser:
    """Return the parser of the command line; defaults come from the settings.

    With the arguments that are to be read, the other questions than the one asked are left out.
    """
    word = _command_in(arguments) if arguments is not None else None
    parser = argparse.ArgumentParser(
        prog="tieline",
        description="A knowledge graph of bilateral security ties, with its evidence.",
        epilog=_EPILOG,
    )
    parser.add_argument("--version", action="version", version=f"tieline {__version__}")
    parser.add_argument(
        "--store",
        default=settings.store,
        help="where the graph is: the path of a file; questions and serve also take "
        "neo4j://HOST:7687 (%(default)s)",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _journal_commands(commands, settings)
    _upkeep_commands(commands)
    _other_commands(commands, settings)
    question_commands(commands, word)
    return parser


def _command_in(arguments: Sequence[str]) -> str | None:
    """The name of the sub-command, if one stands where it should."""
    first = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    first.add_argument("--store")
    first.add_argument("command", nargs="?")
    try:
        word: str | None = first.parse_known_args(arguments)[0].command
    except argparse.ArgumentError:
        return None
    return word


def _add(commands: Any, name: str, module: str, help_: str, **more: Any) -> Any:
    command = commands.add_parser(
        name, help=help_, description=help_[0].upper() + help_[1:] + ".", **more
    )
    command.set_defaults(module=module, function=name.replace("-", "_"))
    return command


def _json(command: Any) -> None:
    command.add_argument("--json", action="store_true", help="print JSON for programs")


def _journal_commands(commands: Any, settings: Settings) -> None:
    load = _add(commands, "load", "loading", "load texts and parsed reports into the graph")
    load.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="file (.json, .jsonl, .txt, .md, .html, .pdf, .gz of these), folder, or - for "
        "standard input",
    )
    load.add_argument(
        "--publish",
        default=settings.publish,
        metavar="ADDRESS",
        help="publish meanwhile to neo4j://HOST:7687",
    )
    load.add_argument(
        "--mapping",
        metavar="FILE",
        help="the paths are tables, and this file says how their rows become reports",
    )
    load.add_argument("--dry-run", action="store_true", help="print the plan, write nothing")
    load.add_argument(
        "--rejects",
        metavar="FILE",
        help="JSON lines of what was rejected (default: rejects.jsonl if there is any)",
    )
    load.add_argument(
        "--batch-size",
        type=_positive,
        default=settings.batch_size,
        metavar="N",
        help="reports to a transaction (%(default)s)",
    )
    _told_beside(load)
    _json(load)
    _parse_command(commands)
    _map_command(commands)
    retract = _add(commands, "retract", "journal", "take reports back; the journal keeps them")
    retract.add_argument("reports", nargs="+", metavar="REPORT", help="id of a report")
    _json(retract)
    purge = _add(
        commands, "purge", "journal", "take reports back and erase their text and versions"
    )
    purge.add_argument("reports", nargs="+", metavar="REPORT", help="id of a report")
    purge.add_argument(
        "--lift", action="store_true", help="instead, let purged reports be loaded again"
    )
    _json(purge)
    _judge_command(commands)


def _parse_command(commands: Any) -> None:
    parse = _add(commands, "parse", "parsing", "read texts and print them as parsed reports")
    parse.add_argument(
        "paths",
        nargs="+",
        metavar="FILE",
        help="file (.txt, .md, .html, .pdf, .jsonl with text, .gz of these), folder, or - for "
        "standard input",
    )
    parse.add_argument(
        "--explain",
        action="store_true",
        help="print the text with the words behind each value, and the rule that found them",
    )
    parse.add_argument("--html", metavar="FILE", help="write that as a page")
    _told_beside(parse)


def _map_command(commands: Any) -> None:
    map_ = _add(commands, "map", "mapping", "read tables through a mapping and print the reports")
    map_.add_argument("mapping", metavar="MAPPING", help="mapping file (.yaml)")
    map_.add_argument(
        "paths", nargs="+", metavar="TABLE", help="file (.csv, .tsv, .json, .jsonl, .xlsx, .gz)"
    )
    what = map_.add_mutually_exclusive_group()
    what.add_argument(
        "--check", action="store_true", help="show the first rows as they would be read"
    )
    what.add_argument(
        "--dry-run", action="store_true", help="read all rows and tell what became of them"
    )
    map_.add_argument(
        "--rows",
        type=_positive,
        default=3,
        metavar="N",
        help="rows that --check shows (%(default)s)",
    )
    map_.add_argument("--rejects", metavar="FILE", help="JSON lines of what was rejected")
    _json(map_)


def _told_beside(command: Any) -> None:
    """Add what may be told of texts that do not say it themselves."""
    for name, metavar, help_ in (
        ("published", "DATE", "when the texts were published, YYYY, YYYY-MM or YYYY-MM-DD"),
        (
            "url",
            "URL",
            "where the text was published; takes one file, since two texts of one "
            "address would count as copies of one release",
        ),
        ("publisher", "NAME", "who published the texts"),
        ("side", "COUNTRY", "the country whose government speaks, such as IND"),
    ):
        command.add_argument(f"--{name}", metavar=metavar, help=help_)


def _judge_command(commands: Any) -> None:
    judge = _add(commands, "judge", "judging", "decide whether two mentions are the same thing")
    judge.add_argument(
        "verdict",
        choices=("same", "different", "unsure", "undo"),
        help="the decision, or undo",
    )
    judge.add_argument(
        "mentions",
        nargs=2,
        metavar="MENTION",
        help="two mentions: REPORT#/officials/0, or their full keys",
    )
    judge.add_argument("--why", default="", help="the reason, kept in the journal")
    judge.add_argument("--by", default="", help="who decides (default: the user's name)")
    _json(judge)
    judgements = _add(commands, "judgements", "judging", "list judgements, or keep them in a file")
    judgements.add_argument(
        "action",
        nargs="?",
        default="list",
        choices=("list", "export", "import", "diff"),
        help="list them with what is dormant or refused; write, take, or compare with a file",
    )
    judgements.add_argument(
        "file", nargs="?", metavar="FILE", help="JSON lines; of export standard output without it"
    )
    judgements.add_argument(
        "--by", default="", help="who decided what the file says of no one (default: the user)"
    )
    _json(judgements)
    review = _add(commands, "review", "reviewing", "decide doubtful pairs, a key for each")
    review.add_argument(
        "--list", action="store_true", help="list the pairs instead, as --json does for programs"
    )
    review.add_argument(
        "--kind",
        choices=("official", "institution", "series", "dialogue", "agreement"),
        help="only things of this kind",
    )
    review.add_argument(
        "--limit", type=_positive, default=20, metavar="N", help="pairs listed (%(default)s)"
    )
    review.add_argument("--by", default="", help="who decides (default: the user's name)")
    _json(review)


def _upkeep_commands(commands: Any) -> None:
    rebuild = _add(commands, "rebuild", "journal", "build the graph again from the journal")
    rebuild.add_argument(
        "--policy",
        action="append",
        default=[],
        metavar="NAME=CHOICE",
        help="change a policy of the store: unsure=keep or leave-out, ties=security or all",
    )
    _json(rebuild)
    reports = _add(commands, "reports", "listing", "list the live reports")
    which = reports.add_mutually_exclusive_group()
    which.add_argument("--history", metavar="REPORT", help="what was done with one report")
    which.add_argument(
        "--unsupported", action="store_true", help="values that their words do not support"
    )
    which.add_argument(
        "--unsure", action="store_true", help="values of texts that the reader is not sure of"
    )
    for name, metavar, help_ in (
        ("party", "COUNTRY", "list only reports with this party"),
        ("publisher", "NAME", "list only reports whose publisher has these words in its name"),
        ("since", "DATE", "list only reports not surely published earlier"),
        ("until", "DATE", "list only reports not surely published later"),
    ):
        reports.add_argument(f"--{name}", metavar=metavar, help=help_)
    _json(reports)
    _publish_command(commands)
    copy = _add(commands, "copy", "copying", "copy a graph with its journal into an empty store")
    copy.add_argument("source", metavar="FROM", help="path of a file")
    copy.add_argument("target", metavar="TO", help="as FROM; what stands there half may go on")
    copy.add_argument(
        "--batch-size",
        type=_positive,
        default=500,
        metavar="N",
        help="reports to a transaction (500)",
    )
    _json(copy)
    check = _add(commands, "check", "listing", "verify that the store holds what it should")
    _json(check)
    stats = _add(commands, "stats", "listing", "count what the store holds")
    _json(stats)
    export = _add(commands, "export", "listing", "write the whole graph to standard output")
    export.add_argument(
        "--format",
        choices=("jsonl", "mentions", "neo4j-admin"),
        default="jsonl",
        help="canonical JSON lines; mention and id a line; or files for neo4j-admin's import",
    )
    export.add_argument(
        "--out", metavar="FOLDER", help="where the files for neo4j-admin go: an empty folder"
    )


def _publish_command(commands: Any) -> None:
    publish = _add(
        commands, "publish", "publishing", "publish the graph into a Neo4j database, or catch up"
    )
    publish.add_argument(
        "address", nargs="?", metavar="ADDRESS", help="neo4j://HOST:7687 (TIELINE_PUBLISH)"
    )
    way = publish.add_mutually_exclusive_group()
    way.add_argument("--check", action="store_true", help="compare all properties, write nothing")
    way.add_argument(
        "--take-over",
        action="store_true",
        help="make a database that shows another file, or was changed by hand, show this one",
    )
    way.add_argument("--forget", action="store_true", help="publish there no more")
    way.add_argument(
        "--schema", action="store_true", help="print what an administrator runs there once"
    )
    _json(publish)


def _other_commands(commands: Any, settings: Settings) -> None:
    schema = _add(
        commands, "schema", "listing", "print the JSON Schema of a parsed report, or of a mapping"
    )
    schema.add_argument("--mapping", action="store_true", help="that of a mapping file")
    demo = _add(commands, "demo", "demo", "load the examples and print real answers")
    demo.add_argument(
        "--examples", metavar="FOLDER", help="where the examples are (default: beside the code)"
    )
    serve = _add(commands, "serve", "serving", "serve the graph over HTTP")
    serve.add_argument("--host", default=settings.host, help="address to listen on (%(default)s)")
    serve.add_argument(
        "--port", type=_port, default=settings.port, help="port to listen on (%(default)s)"
    )
    serve.add_argument("--demo", action="store_true", help="serve the graph of the demo")
    serve.add_argument(
        "--open",
        action="store_true",
        help="let other machines read without a key, where the address can be reached from them",
    )
    serve.add_argument(
        "--workers",
        type=_positive,
        default=settings.server_workers,
        metavar="N",
        help="processes that serve (%(default)s)",
    )
    _key_commands(commands)


def _key_commands(commands: Any) -> None:
    keys = _add(commands, "keys", "keys", "make, list and remove the keys of the API")
    keys.add_argument("action", choices=("add", "list", "remove"), help="what to do")
    keys.add_argument("name", nargs="?", metavar="NAME", help="whom or what the key is for")
    keys.add_argument(
        "--scope", choices=("read", "write"), default="read", help="what it may do (%(default)s)"
    )


def _positive(text: str) -> int:
    number = whole(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is less than 1")
    return number


def _port(text: str) -> int:
    number = whole(text)
    if not 1 <= number <= MAX_PORT:
        raise argparse.ArgumentTypeError(f"{text} is not a port; ports are 1 to {MAX_PORT}")
    return number
