"""Origins: reports that go back to one release share one, and count once."""

import json
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, NamedTuple

from graph.identity import near_texts
from graph.identity.rule import Keys, NodeOf, Score
from graph.language.fold import fold

if TYPE_CHECKING:
    # Questions import the rules, and must start without the model of reports.
    from graph.model.report import ParsedReport

OF_TABLE: Final = "table"
"""By whom a report is made that is a row of a table."""
_SAME = Score(10, None, "same release, text or address")
_NEAR = Score(8, None, "nearly the same text, published in one week")


def is_of_table(report: "ParsedReport") -> bool:
    """Whether a report is a row of a table: rows share an origin, and are no copies."""
    made = report.made
    return made is not None and made.by == OF_TABLE and report.origin is not None


def tells_of_table(content: str) -> bool:
    """Whether the content of an origin's form is that of a table."""
    return content.startswith(f'["{OF_TABLE}|')


def origin_keys(report: "ParsedReport") -> list[str]:
    """Return what a report shares with copies of its release.

    Agency and release id, its text, its address, and what near copies of its text share; sorted.

    A report with none of these stands for itself. Rows of one table share its release alone, and
    with no text.
    """
    found = []
    origin, source = report.origin, report.source
    if origin is not None and is_of_table(report):
        return [f"{OF_TABLE}|{fold(origin.agency or '')}|{fold(origin.release or '')}"]
    if origin is not None and origin.agency and origin.release:
        found.append(f"release|{fold(origin.agency)}|{fold(origin.release)}")
    if source is not None and (source.url or source.guid):
        found.append(f"address|{source.url or source.guid}")
    if report.text is not None and report.text.content:
        found.append(f"text|{_fingerprint(report.text.content)}")
        found += near_texts.signatures(report.text.content, report.published)
    return sorted(found) or [f"report|{report.id}"]


def origin_content(report: "ParsedReport") -> str:
    """Return the content of the form that stands for a report's origin."""
    return json.dumps(origin_keys(report), ensure_ascii=False, separators=(",", ":"))


def _fingerprint(text: str) -> str:
    return blake2b(" ".join(text.casefold().split()).encode(), digest_size=12).hexdigest()


class Release(NamedTuple):
    """What tells an origin: keys that copies share, and what is near where texts are."""

    keys: frozenset[str]
    near: near_texts.Signature | None


class OriginRule:
    """Any shared key; or texts that are nearly the same, of one week."""

    def features(self, data: list[str], node_of: NodeOf) -> Release:
        """Make a release of a form's content."""
        near = next((one for one in data if near_texts.is_signature(one)), None)
        keys = frozenset(one for one in data if one != near)
        return Release(keys, near_texts.read(near) if near is not None else None)

    def keys(self, features: Release) -> Keys:
        """All keys, owned and sought; and the bands in which near texts meet."""
        bands = features.near.bands if features.near is not None else frozenset()
        return Keys(features.keys | bands, features.keys | bands)

    def score(self, one: Release, other: Release) -> Score | None:
        """Plausible where one key is shared, or the texts are near."""
        if one.keys & other.keys:
            return _SAME
        if one.near is None or other.near is None or not one.near.is_near(other.near):
            return None
        return _NEAR

    def apart(self, one: Release, other: Release) -> bool:
        """Never."""
        return False
