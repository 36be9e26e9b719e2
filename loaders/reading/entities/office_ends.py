"""How far the wording of an office goes after its noun: "of Defence", "of the Air Staff"."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from loaders.reading.entities.body_countries import Body
from loaders.reading.lexicon.word_lists import word_list
from loaders.reading.page.page import Place, Sentence
from loaders.reading.page.word_marks import AFTER, BODY, MODIFIER, OFFICE, SUBJECT, Marks
from loaders.reading.page.wording import JOINING, complement

_TAKES_AFTER: Final = word_list("office ends: takes after")
_PREPOSITIONS: Final = word_list("office ends: prepositions")
_ARTICLES: Final = word_list("wording: articles")
_POSTED: Final = word_list("office ends: posted")
_DUTIES: Final = ("performing", "the", "duties", "of")
_PARTS: Final = word_list("office ends: parts")
_STATES: Final = (["republic"], ["kingdom"], ["confederation"], ["federation"], ["state"])
_MAX_STEPS: Final = 5
STATE_WORDS: Final = word_list("office ends: state words")
"""Words between "of" and a country's name: "of the Republic of"."""


@dataclass
class OfficeEnd:
    """Where an office ends: its wording, and with country and institution; these as well."""

    last: int
    outer_last: int
    country: Place | None = None
    body: Body | None = None


class OfficeEnds:
    """Finds where the offices of one page end."""

    def __init__(self, marks: Marks, body_from: Mapping[int, Body], within: Mapping[int, Body]):
        self.marks = marks
        self.page = marks.page
        self.body_from = body_from
        self.within = within

    def end(self, head: int, sentence: Sentence) -> OfficeEnd:
        """Return the end of the office whose noun is at a word."""
        duties = self._duties(head)
        if duties != head:
            return OfficeEnd(duties, duties)
        end = self._right(self._with_subject(self._after(head), sentence), sentence)
        beside = self.body_from.get(end.last + 1)
        if end.outer_last == end.last and beside and self._is_short_beside(end.last, beside):
            end.outer_last, end.body, end.country = beside.outer_last, beside, beside.country
        if end.outer_last == end.last:
            end.last = end.outer_last = self._with_bracket(end.last, sentence)
        return end

    def _is_short_beside(self, last: int, beside: Body) -> bool:
        """Whether the short name of a body follows an office at once: "Chairman DRDO"."""
        marks = self.marks
        is_alone = beside.first == beside.last and marks.capital[last]
        if not is_alone or marks.gaps[last] != " " or beside.kind in ("none", "multilateral"):
            return False
        after = beside.last + 1
        goes_on = after < marks.count and marks.gaps[beside.last] == " " and marks.capital[after]
        written = marks.page.written(beside.first, beside.last)
        return written.isupper() and not goes_on

    def is_for_duties(self, n: int) -> bool:
        """Whether "performing the duties of" follows a word."""
        following = self.marks.folded[n + 1 : n + 5]
        return tuple(following) == _DUTIES or following[:3] == ["performing", "duties", "of"]

    def _after(self, head: int) -> int:
        """The end of "Attorney General", "Minister Delegate"."""
        marks, after = self.marks, head + 1
        if after >= marks.count or marks.gaps[head] not in (" ", "-"):
            return head
        agrees = marks.capital[after] == marks.capital[head] or marks.gaps[head] == "-"
        if marks.bits[after] & AFTER and marks.folded[head] in _TAKES_AFTER and agrees:
            is_paired = marks.folded[after + 1 : after + 2] == ["and"] and after + 2 < marks.count
            return after + 2 if is_paired and marks.bits[after + 2] & AFTER else after
        following = tuple(marks.folded[after : after + 2])
        if following in (("in", "office"), ("at", "large"), ("in", "chief")):
            return after + 1
        if marks.folded[after] == "daffaires":
            beyond = marks.folded[after + 1 : after + 3]
            is_interim = beyond in (["ad", "interim"], ["a", "i"])
            return after + (2 if is_interim else 1 if beyond[:1] == ["ai"] else 0)
        return head

    def _with_subject(self, last: int, sentence: Sentence) -> int:
        """The end of "Director General Operations", where subjects follow at once."""
        marks, n = self.marks, last
        if marks.folded[last] != "general":
            return last
        while n < sentence.last and marks.gaps[n] == " " and marks.capital[n + 1]:
            if not marks.bits[n + 1] & SUBJECT or n + 1 in self.within:
                return last
            n += 1
        return n

    def _with_bracket(self, last: int, sentence: Sentence) -> int:
        """The end of "Additional Secretary (Defence)", "Joint Secretary (CT)"."""
        marks, n = self.marks, last + 1
        if marks.gaps[last] != " (" or n > sentence.last:
            return last
        told = marks.folded[max(0, last - 6) : last + 1]
        every = "".join(word[0] for word in told)
        initials = (every, "".join(word[0] for word in told if word not in _PREPOSITIONS))
        while n <= sentence.last and n - last < 7:
            is_subject = marks.bits[n] & SUBJECT or marks.folded[n] in ("and", "of")
            if not is_subject and not self._is_short(n, initials):
                return last
            if marks.gaps[n][:1] == ")":
                return n
            n += 1
        return last

    def _is_short(self, n: int, initials: tuple[str, ...]) -> bool:
        """Whether a word is a short form in capitals, and not of the office itself."""
        word = self.marks.folded[n]
        is_own = any(each.endswith(word) for each in initials)
        return 1 < len(word) < 5 and self.page.written(n, n).isupper() and not is_own

    def _duties(self, head: int) -> int:
        """The end of "Senior Official Performing the Duties of the Deputy Secretary"."""
        marks = self.marks
        if not self.is_for_duties(head):
            return head
        n = head + (5 if marks.folded[head + 2] == "the" else 4)
        if n < marks.count and marks.folded[n] in _ARTICLES:
            n += 1
        while n < marks.count and marks.bits[n] & (MODIFIER | SUBJECT | OFFICE):
            if marks.bits[n] & OFFICE and not marks.bits[n] & MODIFIER:
                sentence = self.page.sentence_of(n)
                return self._right(self._after(n), sentence).last
            n += 1
        return head

    # --- after "of", "for", "to"

    def _right(self, last: int, sentence: Sentence) -> OfficeEnd:
        """Go on from preposition to preposition."""
        end = OfficeEnd(last, last)
        is_minister = self.marks.folded[last] in ("minister", "secretary", "undersecretary")
        for _ in range(_MAX_STEPS):
            n = end.outer_last + 1
            if n >= sentence.last or self.marks.gaps[end.outer_last] != " ":
                break
            if self.marks.folded[n] not in _PREPOSITIONS:
                break
            if not self._step(end, n, sentence, is_minister=is_minister):
                break
        return end

    def _step(self, end: OfficeEnd, n: int, sentence: Sentence, *, is_minister: bool) -> bool:
        """Take the preposition at a word with what follows; False where the office ends."""
        marks = self.marks
        after = n + 2 if marks.folded[n + 1] in _ARTICLES else n + 1
        beside = self.body_from.get(after)
        is_chief = marks.folded[end.last] == "chief"
        if beside is not None:
            is_minister = is_minister or is_chief
            if after == n + 1 and is_minister and beside.country is None and not is_chief:
                end.last = end.outer_last = beside.outer_last
                return True
            return self._take_body(end, beside, sentence, is_minister=is_minister)
        place, of_country = self._country_of(after, sentence, marks.folded[n])
        if place is not None:
            end.outer_last, end.country = of_country, place
            return True
        seat = self._seat(end, n, after)
        if seat is not None:
            end.outer_last = seat
            return True
        last = self._wording(n, after, sentence)
        if last is None or last <= n:
            return False
        end.last = end.outer_last = last
        return True

    def _seat(self, end: OfficeEnd, n: int, after: int) -> int | None:
        """The end of the place in which someone is posted: "Turkish Ambassador in Dhaka"."""
        marks = self.marks
        if marks.folded[n] != "in" or marks.folded[end.last] not in _POSTED:
            return None
        place = marks.country_from.get(after)
        if place is None:
            place = next((c for c in marks.page.cities_within(after, after + 3)), None)
        return place.last if place and place.first == after else None

    def _wording(self, n: int, after: int, sentence: Sentence) -> int | None:
        """The end of a division, another office or subjects after the preposition at a word."""
        word = self.marks.folded[n]
        division = self._division(after, sentence) if word == "of" else None
        other = division if division is not None else self._second_office(after, word)
        if other is not None:
            return other
        if word in ("in", "at"):
            return None
        found = complement(self.marks, n + 1, sentence.last, self.body_from)
        return self._with_noun(self._with_proper(found.last, sentence), sentence) if found else None

    def _with_proper(self, last: int, sentence: Sentence) -> int:
        """The end with the proper name of an operation: "commander of Operation Lightning"."""
        marks, after = self.marks, last + 1
        if marks.folded[last] not in ("operation", "exercise") or after > sentence.last:
            return last
        return after if marks.gaps[last] == " " and marks.capital[after] else last

    def _with_noun(self, last: int, sentence: Sentence) -> int:
        """The end with the noun of a body in small letters: "of the defence committee"."""
        marks, after = self.marks, last + 1
        if after > sentence.last or marks.gaps[last] != " " or marks.capital[after]:
            return last
        return after if marks.bits[after] & BODY else last

    def _take_body(
        self, end: OfficeEnd, beside: Body, sentence: Sentence, *, is_minister: bool
    ) -> bool:
        """Take the institution that follows, into the wording where it belongs there."""
        end.outer_last, end.country = beside.outer_last, beside.country or end.country
        if (is_minister and self._is_wording(beside)) or self._is_part(beside, sentence):
            end.last = beside.last
            return True
        if beside.kind == "multilateral" and end.country:
            end.last = beside.last
            return True
        end.body = beside
        if beside.kind == "staff":
            end.last = beside.last
        return beside.country is None

    def _division(self, n: int, sentence: Sentence) -> int | None:
        """The end of "of the South Asian and SAARC Division"."""
        marks, first = self.marks, n
        while n <= sentence.last and n - first < 8:
            if not marks.capital[n] and marks.folded[n] not in ("and", "of"):
                return None
            if marks.folded[n] in _PARTS and n > first:
                following = marks.folded[n + 1] if n < sentence.last else ""
                return None if following in ("of", "for") else n
            if marks.gaps[n] not in JOINING and marks.gaps[n] != " & ":
                return None
            n += 1
        return None

    def _is_part(self, body: Body, sentence: Sentence) -> bool:
        """Whether a body is a part of the one named next, and so stands in the title."""
        marks, n = self.marks, body.outer_last + 1
        if marks.folded[body.head] not in _PARTS or body.country:
            return False
        while n < sentence.last and marks.folded[n] in ("of", "in", "at", "the"):
            n += 1
        following = self.body_from.get(n)
        return following is not None and following.kind in ("ministry", "national", "agency")

    def _is_wording(self, body: Body) -> bool:
        """Whether a body's name is part of the office's only wording: "Secretary of the Navy"."""
        return body.kind in ("force", "short") and body.country is None

    def _country_of(self, n: int, sentence: Sentence, word: str) -> tuple[Place | None, int]:
        """The country after "of", skipping "the Republic of"; none after other prepositions."""
        if word != "of":
            return None, n
        marks = self.marks
        for _ in range(6):
            place = marks.country_from.get(n)
            if place is not None and place.is_demonym:
                after = place.last + 1  # "of the Italian Republic"
                is_state = marks.folded[after : after + 1] in _STATES and marks.capital[after]
                return (place, after) if is_state else (None, n)
            if place is not None:
                return place, place.last
            if n >= sentence.last or marks.folded[n] not in STATE_WORDS:
                break
            n += 1
        return None, n

    def _second_office(self, n: int, word: str) -> int | None:
        """The end of the office after "to the": "Adviser to the Vice President"."""
        marks = self.marks
        if word not in ("to", "of") or n >= marks.count:
            return None
        place = marks.country_from.get(n)
        end = place.last + 1 if place and place.is_demonym else n
        while end < marks.count and marks.bits[end] & (MODIFIER | SUBJECT | OFFICE):
            if marks.bits[end] & OFFICE and not marks.bits[end] & MODIFIER:
                return self._after(end)
            if marks.gaps[end] not in JOINING or end - n > 4:
                return None
            end += 1
        return None
