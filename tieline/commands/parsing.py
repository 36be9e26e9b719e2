"""`tieline parse`."""

import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from graph.language import countries, dates
from graph.model.errors import InvalidQuestionError
from graph.model.report import full_json, read_report
from graph.model.web_addresses import is_web_address
from loaders.intake.bounds import Bounds
from loaders.intake.checking import is_record
from loaders.intake.documents import documents
from loaders.intake.found import Found, Meter, RawText, Rejection
from loaders.intake.json_text import UnreadableError, decode
from loaders.intake.workers import Workers
from loaders.texts.asking import Answer, Asked
from loaders.texts.kept import Given
from loaders.texts.limits import Limits
from tieline.arguments import Options
from tieline.explaining import explain
from tieline.explaining_page import ExplainingPage
from tieline.output import say_data, tell
from tieline.settings import Settings


def limits_of(settings: Settings) -> Limits:
    """Return what reading one text may cost."""
    return Limits(settings.text_timeout, settings.text_max_memory, settings.text_max_chars)


def bounds_of(settings: Settings) -> Bounds:
    """Return what one file and one document may cost."""
    return Bounds(
        document_bytes=settings.max_document_bytes,
        file_bytes=settings.max_file_bytes,
        file_documents=settings.max_file_documents,
        file_rejects=settings.max_file_rejects,
        faults=settings.max_faults,
        reason_chars=settings.max_reason_chars,
    )


def parse(options: Options, settings: Settings) -> int:
    """Print the parsed reports of texts, or explain them; 1 where something was rejected."""
    given = given_of(options)
    _check_page(options)
    wants_marks = bool(options.explain or options.html)
    rejected, meter = 0, Meter()
    with ExitStack() as held:
        page = held.enter_context(_page(options.html)) if options.html else None
        listed = None if options.explain else held.enter_context(_listed())
        workers = held.enter_context(Workers(limits_of(settings), settings.workers))
        every = documents(options.paths, bounds_of(settings), meter)
        wanted = (_wanted(one, given, wants_marks) for one in every)
        for (found, reason), answers in workers.answers(wanted):
            if reason:
                rejected += 1
                tell(f"{found.place}: {reason}")
            for answer in answers:
                rejected += answer.report is None
                _show(found, answer, listed, page)
    if meter.skipped:
        tell(skipped_files(meter.skipped))
    return int(rejected > 0)


def skipped_files(skipped: Mapping[str, int]) -> str:
    """Say how many files of folders were passed over, by the ending of their names."""
    count = sum(skipped.values())
    by_ending = ", ".join(f"{number} {ending}" for ending, number in sorted(skipped.items()))
    kinds = textwrap.shorten(by_ending, 200, placeholder=" …")
    return f"{count} file{'' if count == 1 else 's'} of kinds that are not read: {kinds}"


def given_of(options: Options) -> Given:
    """What is told of the texts from outside.

    Raises:
        InvalidQuestionError: a date, a country or an address that is none, or one address for
            several files.
    """
    if options.published is not None:
        try:
            dates.days(options.published)
        except ValueError as fault:
            raise InvalidQuestionError("--published", str(fault)) from None
    if options.side is not None and not countries.is_country(options.side):
        near = ", ".join(countries.suggest(options.side)) or "a code such as IND"
        raise InvalidQuestionError(
            "--side", f"{options.side!r} is not a country code; perhaps {near}"
        )
    if options.url is not None:
        _check_address(options.url, options.paths)
    return Given(
        published=options.published,
        url=options.url,
        publisher=options.publisher,
        side=options.side,
    )


def _check_address(url: str, paths: Sequence[str]) -> None:
    if not is_web_address(url):
        raise InvalidQuestionError("--url", f"{url!r} does not begin with https:// or http://")
    if len(paths) > 1 or Path(paths[0]).is_dir() or paths[0].endswith((".jsonl", ".jsonl.gz")):
        raise InvalidQuestionError(
            "--url",
            "takes one file with one text: texts of one address would count as copies of one "
            "release; name them one at a time",
        )


def _check_page(options: Options) -> None:
    """Refuse to write the page over a text that is read."""
    if not options.html or not Path(options.html).exists():
        return
    page = Path(options.html).resolve()
    for path in map(Path, options.paths):
        if path.exists() and (page.samefile(path) or page.is_relative_to(path.resolve())):
            raise InvalidQuestionError(
                "--html", f"{options.html} is read itself; name another file"
            )


def _wanted(
    found: Found, given: Given, explain: bool
) -> tuple[tuple[Found, str | None], Asked | None]:
    """A document with what is asked of the readers about it, or why nothing is."""
    if isinstance(found, Rejection):
        return (found, found.reason), None
    if isinstance(found, RawText):
        return (found, None), Asked(found.source, found.raw, None, given, explain)
    try:
        data = decode(found.text)
    except UnreadableError as fault:
        return (found, str(fault)), None
    if is_record(data):
        return (found, None), Asked(found.source, b"", data, given, explain)
    return (found, 'holds no text to be parsed; an object with "text" would do'), None


class _Listed:
    """Prints reports as JSON: one as it is, several as a list."""

    def __init__(self) -> None:
        self._held: str | None = None
        self._is_list = False

    def add(self, report: str) -> None:
        """Print a report, once it is known whether it is the only one."""
        if self._held is not None:
            say_data(f"{',' if self._is_list else '['}\n{self._held}")
            self._is_list = True
        self._held = full_json(read_report(report))

    def end(self) -> None:
        """Print what is left."""
        if self._is_list:
            say_data(f",\n{self._held}\n]")
        elif self._held is not None:
            say_data(self._held)


@contextmanager
def _listed() -> Iterator[_Listed]:
    listed = _Listed()
    yield listed
    listed.end()


@contextmanager
def _page(file: str) -> Iterator[ExplainingPage]:
    with Path(file).open("w", encoding="utf-8", errors="backslashreplace") as stream:
        page = ExplainingPage(stream)
        yield page
        page.end()


def _show(
    found: Found, answer: Answer, listed: _Listed | None, page: ExplainingPage | None
) -> None:
    place = found.place + answer.pointer
    if answer.report is None:
        tell(f"{place}: {answer.refused}")
        return
    report = json.loads(answer.report)
    if listed is not None:
        listed.add(answer.report)
    else:
        explain(place, report["id"], report["text"]["content"], answer.marks)
    if page is not None:
        page.add(place, report["id"], report["text"]["content"], answer.marks)
