"""Which reports this parser made and nobody changed since.

A parsed report carries in `made.version` the rules by which it was read and a seal over its
content. Whoever edits the report breaks the seal, and by that it is a person's.
"""

from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

import loaders
from graph.report import Made, ParsedReport, Span, canonical_json

MADE_BY: Final = "tieline"
_FOLDERS: Final = ("reading", "reference", "texts")
_BY_LOADING: Final = "aligned"


@cache
def rules() -> str:
    """Return what stands for the rules and word lists as they are now: 8 hexadecimal digits."""
    root = Path(loaders.__file__).parent
    digest = blake2b(digest_size=4)
    for folder in _FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(f"{path.relative_to(root)}\0".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def sealed(report: ParsedReport, by: str = MADE_BY) -> ParsedReport:
    """Return the report as made by this parser, with the rules of now and a seal."""
    made = Made(by=by, version=f"{rules()}+{_seal(report)}")
    return report.model_copy(update={"made": made})


def is_untouched(report: ParsedReport) -> bool:
    """Whether the parser made the report, and it is as the parser left it.

    Spans that loading added do not count.
    """
    made = report.made
    if made is None or made.by != MADE_BY or made.version is None:
        return False
    return made.version.partition("+")[2] == _seal(report)


def was_read_by_these_rules(body: str) -> bool:
    """Whether the JSON of a report says that the rules of now read it, whoever changed it since."""
    return f'"made":{{"by":"{MADE_BY}","version":"{rules()}+' in body


def _seal(report: ParsedReport) -> str:
    evidence: dict[str, Any] = {}
    for pointer, basis in report.evidence.items():
        kept = basis
        if isinstance(basis, list):
            kept = [span for span in basis if not _is_aligned(span)]
            if basis and not kept:
                continue
        evidence[pointer] = kept
    plain = report.model_copy(update={"made": None, "evidence": dict(sorted(evidence.items()))})
    return blake2b(canonical_json(plain).encode(), digest_size=8).hexdigest()


def _is_aligned(span: Span) -> bool:
    return span.by == _BY_LOADING
