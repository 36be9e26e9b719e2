"""Origins: reports that go back to one release share one, and count once."""

import json
from hashlib import blake2b
from typing import TYPE_CHECKING

from graph.identity.rule import Keys, NodeOf, Score
from graph.language.fold import fold

if TYPE_CHECKING:
    # Questions import the rules, and must start without the model of reports.
    from graph.model.report import ParsedReport

_SAME = Score(10, None, "same release, text or address")


def origin_keys(report: "ParsedReport") -> list[str]:
    """Return what a report shares with copies of its release.

    Agency and release id, its text, its address; sorted.

    A report with none of these stands for itself.
    """
    found = []
    origin, source = report.origin, report.source
    if origin is not None and origin.agency and origin.release:
        found.append(f"release|{fold(origin.agency)}|{fold(origin.release)}")
    if source is not None and (source.url or source.guid):
        found.append(f"address|{source.url or source.guid}")
    if report.text is not None and report.text.content:
        found.append(f"text|{_fingerprint(report.text.content)}")
    return sorted(found) or [f"report|{report.id}"]


def origin_content(report: "ParsedReport") -> str:
    """Return the content of the form that stands for a report's origin."""
    return json.dumps(origin_keys(report), ensure_ascii=False, separators=(",", ":"))


def _fingerprint(text: str) -> str:
    return blake2b(" ".join(text.casefold().split()).encode(), digest_size=12).hexdigest()


class OriginRule:
    """Any shared key."""

    def features(self, data: list[str], node_of: NodeOf) -> frozenset[str]:
        """Make a set of the keys."""
        return frozenset(data)

    def keys(self, features: frozenset[str]) -> Keys:
        """All keys, owned and sought."""
        return Keys(features, features)

    def score(self, one: frozenset[str], other: frozenset[str]) -> Score | None:
        """Plausible where one key is shared."""
        return _SAME if one & other else None

    def apart(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Never."""
        return False
