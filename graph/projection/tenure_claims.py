"""What a report's tenures claim: who held which post, of what, and when.

Names that only tables give are fields of their own (`listed_name`): however many tables repeat a
name, the one by which reports speak of a person or body is the one shown.
"""

from typing import Final

from graph.language import dates
from graph.model.report import TenureEntry
from graph.model.vocabulary import RelationshipType as Rel
from graph.projection.claim_writer import ClaimWriter
from graph.projection.mentions import Tenure

LISTED_NAME: Final = "listed_name"


class TenureClaims(ClaimWriter):
    """Writes the claims of tenures."""

    def tenure(self, n: int) -> None:
        """Write the claims of one entry of `tenures`."""
        made, entry, at = self.reading.tenures[n], self.report.tenures[n], f"/tenures/{n}"
        if made is None:
            return
        dated = self._period(entry, at)
        self.node(made.holder, LISTED_NAME, entry.name, f"{at}/name")
        self.node(made.holder, "country", entry.country, f"{at}/country")
        self.node(made.holder, "born", entry.born, f"{at}/born")
        self._post(made, entry, at)
        self.node(made.tenure, "holder", entry.name, f"{at}/name")
        self.node(made.tenure, "post", entry.post, f"{at}/post")
        self.node(made.tenure, "start", entry.start, f"{at}/start")
        self.node(made.tenure, "end", entry.end, f"{at}/end")
        if entry.acting:
            self.node(made.tenure, "acting", "yes", f"{at}/acting")
        self.relationship(made.holder, Rel.HELD, made.tenure, f"{at}/name", at, dated=dated)
        self.relationship(made.tenure, Rel.IN, made.post, f"{at}/post", at, dated=dated)
        self.tied |= {end for end in made if end is not None}

    def _post(self, made: Tenure, entry: TenureEntry, at: str) -> None:
        of = made.body or f"Country:{entry.country}"
        place = f"{at}/institution" if made.body else f"{at}/country"
        self.node(made.post, "name", entry.post, f"{at}/post")
        self.node(made.post, "country", entry.country, f"{at}/country")
        if made.body:
            self.node(made.post, "institution", entry.institution, place)
        self.relationship(made.post, Rel.OF, of, place, f"{at}/post")

    def _period(self, entry: TenureEntry, at: str) -> str | None:
        """The first and the last day that the tenure may cover, as a claim is dated."""
        start = dates.days(entry.start).earliest if self.reading.ok(f"{at}/start") else None
        end = dates.days(entry.end).latest if self.reading.ok(f"{at}/end") else None
        if start is None or end is None:
            return start or end
        return start if start == end else f"{start}/{end}"
