"""What a verb makes of the persons before it: those who lead, sign, take part or come along."""

from itertools import pairwise
from typing import Final

from loaders.reading.lexicon.word_lists import word_list
from loaders.reading.page.word_marks import Marks

LEADS: Final = word_list("deeds: leads")
MEETS: Final = word_list("deeds: meets")
ARRIVES: Final = word_list("deeds: arrives")
TAKES_PART: Final = word_list("deeds: takes part")
SIGNS: Final = word_list("deeds: signs")
_WISHES: Final = word_list("deeds: wishes")
_BEGINS_OR_ENDS: Final = word_list("deeds: begins or ends")
_JOURNEYS: Final = word_list("deeds: journeys")
_EXCHANGES: Final = word_list("deeds: exchanges")
PASSIVE: Final = word_list("deeds: passive")
INSTRUMENTS: Final = word_list("deeds: instruments")

_JOINED: Final = 16
"""Words after "joined" within which "in signing" stands."""


class Deeds:
    """Tells the role that a verb gives, on one page."""

    def __init__(self, marks: Marks) -> None:
        self.folded = marks.folded

    def role(self, word: str, n: int) -> str | None:
        """Return the role that a folded word gives to those before it, None if it gives none.

        `n` is its number on the page.
        """
        if word == "served":
            return "head" if "chief" in self.folded[n + 1 : n + 4] else None
        if word in ("accompanied", "joined") and self.folded[n - 1] in PASSIVE:
            return "head"
        is_for = self.folded[n + 1 : n + 4] == ["on", "behalf", "of"]
        is_for = is_for or (word == "signed" and self.folded[n + 1 : n + 2] == ["for"])
        is_joined = word in ("joined", "joins") and "signing" in self.folded[n + 1 : n + _JOINED]
        if is_joined or (word in SIGNS and (is_for or self._is_instrument(n))):
            return "signatory"
        if self._takes_part(word, n):
            return "delegate"
        if self._is_long_ago(n) or self._is_stood_in_for(word, n):
            return None
        if word == "extended" and _WISHES & set(self.folded[n + 1 : n + 5]):
            return None
        if word in LEADS or word in MEETS:
            return "head"
        return self._of_way(word, n)

    def tells(self, word: str) -> bool:
        """Whether a folded word is one that tells what somebody does."""
        return word in LEADS or word in MEETS or word in ARRIVES or word in SIGNS

    def _takes_part(self, word: str, n: int) -> bool:
        """Whether those before a verb took part: "joined", "took part", "was a member"."""
        if word == "member":
            return self.folded[n - 2] in PASSIVE
        if word in ("take", "takes", "took", "taking", "form", "forms", "formed"):
            return self.folded[n + 1 : n + 2] == ["part"]
        if word in ("accompanied", "joined") and self.folded[n - 1] in PASSIVE:
            return False
        return word in TAKES_PART and word != "also"

    def _of_way(self, word: str, n: int) -> str | None:
        """The role of those who call on someone or travel."""
        if word in ("paid", "pays", "called", "calls"):
            following = set(self.folded[n + 1 : n + 5])
            return "head" if following & {"on", "upon", "visit", "call"} else None
        following = set(self.folded[n + 1 : n + 6])
        if word in _BEGINS_OR_ENDS and following & _JOURNEYS:
            return "head"
        if word in ("had", "has") and following & _EXCHANGES:
            return "head"
        if word in ARRIVES:
            around = set(self.folded[n - 3 : n + 5])
            return "delegate" if around & {"delegation", "also", "accompanied"} else "head"
        return None

    def _is_long_ago(self, n: int) -> bool:
        """Whether the words after a verb put it into an earlier time: "last year"."""
        for one, other in pairwise(self.folded[n + 1 : n + 9]):
            if one in ("last", "previous") and other in ("year", "month", "years", "summer"):
                return True
            if one in ("years", "months", "year") and other in ("ago", "earlier"):
                return True
        return False

    def _is_stood_in_for(self, word: str, n: int) -> bool:
        """Whether another took the place, "was represented by", or it was earlier, "had met"."""
        before = self.folded[max(0, n - 4) : n]
        is_passive = word == "represented" and bool(set(before[-1:]) & PASSIVE)
        return is_passive or (word in ARRIVES and "had" in before)

    def _is_instrument(self, n: int) -> bool:
        """Whether what is signed is an instrument between the two, and no law."""
        following = set(self.folded[n + 1 : n + 16])
        return bool(following & INSTRUMENTS) and not following & {"legislation", "law", "bill"}
