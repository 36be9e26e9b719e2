"""What the process that reads documents answers: texts are read, parsed reports are checked."""

from dataclasses import replace

from graph.evidence.align import align
from graph.evidence.gate import unsupported
from graph.model.errors import InvalidReportError
from graph.model.report import ParsedReport, canonical_json
from loaders.intake.checking import checked
from loaders.texts.asking import Answer, Asked
from loaders.texts.limits import Limits
from loaders.texts.parsing import parse


def answers_to(asked: Asked, limits: Limits) -> list[Answer]:
    """Read a document; an answer for each of its texts, in order.

    Raises:
        RefusedTextError: the document holds no text at all.
    """
    if asked.document is None:
        return parse(asked, limits)
    try:
        held = checked(asked.document, asked.max_faults, limits.letters)
    except InvalidReportError as fault:
        return [Answer(None, faults=tuple(fault.problems))]
    if isinstance(held, ParsedReport):
        unsupported(align(held))  # once within the limits, since loading will do it without any
        return [Answer(canonical_json(held))]
    return parse(replace(asked, document=None, record=held), limits)
