"""What a report's tenures claim: who held which post, of what, and when.

Names that only tables give are fields of their own (`listed_name`): however many tables repeat a
name, the one by which reports speak of a person or body is the one shown.
"""

from collections.abc import Iterator
from typing import Final

from graph.language import dates
from graph.model.report import TenureEntry
from graph.model.vocabulary import RelationshipType as Rel
from graph.projection.claim_writer import ClaimWriter, EndClaim
from graph.projection.mentions import Tenure

LISTED_NAME: Final = "listed_name"


class TenureClaims(ClaimWriter):
    """Writes the claims of tenures."""

    def tenure(self, n: int) -> Iterator[EndClaim]:
        """Yield the claims of one entry of `tenures`."""
        made, entry, at = self.reading.tenures[n], self.report.tenures[n], f"/tenures/{n}"
        if made is None:
            return
        dated = self._period(entry, at)
        yield from self.node(made.holder, LISTED_NAME, entry.name, f"{at}/name")
        yield from self.node(made.holder, "country", entry.country, f"{at}/country")
        yield from self.node(made.holder, "born", entry.born, f"{at}/born")
        yield from self._post(made, entry, at)
        yield from self.node(made.tenure, "holder", entry.name, f"{at}/name")
        yield from self.node(made.tenure, "post", entry.post, f"{at}/post")
        yield from self.node(made.tenure, "start", entry.start, f"{at}/start")
        yield from self.node(made.tenure, "end", entry.end, f"{at}/end")
        if entry.acting:
            yield from self.node(made.tenure, "acting", "yes", f"{at}/acting")
        yield from self.relationship(
            made.holder, Rel.HELD, made.tenure, f"{at}/name", at, dated=dated
        )
        yield from self.relationship(made.tenure, Rel.IN, made.post, f"{at}/post", at, dated=dated)
        self.tied |= {end for end in made if end is not None}

    def _post(self, made: Tenure, entry: TenureEntry, at: str) -> Iterator[EndClaim]:
        of = made.body or f"Country:{entry.country}"
        place = f"{at}/institution" if made.body else f"{at}/country"
        yield from self.node(made.post, "name", entry.post, f"{at}/post")
        yield from self.node(made.post, "country", entry.country, f"{at}/country")
        if made.body:
            yield from self.node(made.post, "institution", entry.institution, place)
        yield from self.relationship(made.post, Rel.OF, of, place, f"{at}/post")

    def _period(self, entry: TenureEntry, at: str) -> str | None:
        """The first and the last day that the tenure may cover, as a claim is dated."""
        start = dates.days(entry.start).earliest if self.reading.ok(f"{at}/start") else None
        end = dates.days(entry.end).latest if self.reading.ok(f"{at}/end") else None
        if start is None or end is None:
            return start or end
        return start if start == end else f"{start}/{end}"
