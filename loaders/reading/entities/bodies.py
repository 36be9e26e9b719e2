"""The bodies that a text names: ministries, agencies, forces, academies, embassies, committees."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final, NamedTuple

from graph.language.fold import words
from loaders.reading.entities.body_countries import Body, BodyCountries
from loaders.reading.lexicon.word_lists import rows, word_list
from loaders.reading.page.page import Sentence
from loaders.reading.page.word_marks import (
    AFTER,
    BODY,
    HONORIFIC,
    LISTED,
    MODIFIER,
    NAME,
    OFFICE,
    OFFICES,
    PARTICLE,
    PLAIN,
    RANK,
    SUBJECT,
    Marks,
)
from loaders.reading.page.wording import JOINING, complement

_OF: Final = word_list("bodies: of")
_LONGEST_LEFT: Final = 9
_PLAIN_IN_NAMES: Final = word_list("bodies: plain in names")
_OF_TWO: Final = word_list("bodies: of two")
_TWO_WORDS: Final = {
    ("working", "group"): "joint",
    ("task", "force"): "joint",
    ("armed", "forces"): "force",
    ("coast", "guard"): "force",
    ("border", "guard"): "force",
    ("national", "guard"): "force",
    ("air", "force"): "force",
    ("general", "staff"): "staff",
    ("joint", "staff"): "staff",
    ("high", "commission"): "embassy",
    ("prosecutor's", "office"): "agency",
    ("police", "academy"): "academy",
}


class _Listed(NamedTuple):
    form: tuple[str, ...]
    code: str | None
    kind: str


@cache
def _listed() -> dict[str, list[_Listed]]:
    """Bodies known by name, by their first word, longest first."""
    found: dict[str, list[_Listed]] = {}
    for row in rows("named_bodies"):
        form = words(row["words"].replace("'s", ""))
        found.setdefault(form[0], []).append(_Listed(form, row["country"] or None, row["kind"]))
    for each in found.values():
        each.sort(key=lambda listed: -len(listed.form))
    return found


@cache
def _kinds() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in rows("body_words")}


class BodyFinder:
    """Finds every body that a page names, in order, none within another."""

    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self.page = marks.page
        self.countries = BodyCountries(marks)
        self.taken = -1
        self._seats: dict[int, tuple[int, str | None]] = {}
        self._apart: set[int] = set()
        self._hints: dict[int, str | None] = {}

    def found(self) -> Iterator[Body]:
        """Yield every body named."""
        marks, listed = self.marks, _listed()
        bits, folded = marks.bits, marks.folded
        held: Body | None = None
        for n, bit in enumerate(bits):
            if n <= self.taken or not bit & (LISTED | BODY):
                continue
            here = listed.get(folded[n]) if bit & LISTED else None
            body = self._known(n, here) if here and marks.capital[n] else None
            if body is None and bit & BODY:
                body = self._made(n)
            if body is not None:
                self.taken = body.outer_last
                if held and self._is_of(held, body):
                    held = replace(
                        body,
                        first=held.first,
                        outer_first=held.outer_first,
                        country=held.country,
                        code=held.code,
                    )
                    continue
                if held:
                    yield held
                held = body
        if held:
            yield held

    def _is_of(self, one: Body, other: Body) -> bool:
        """Whether a force belongs to the one named before it: "the Navy's Fifth Fleet"."""
        if one.kind != "force" or other.kind != "force" or other.country is not None:
            return False
        return one.outer_last + 1 == other.outer_first and self.marks.is_possessive(one.last)

    # --- by name

    def _known(self, n: int, here: list[_Listed]) -> Body | None:
        for form, code, kind in here:
            last = n + len(form) - 1
            if tuple(self.marks.folded[n : last + 1]) != form:
                continue
            if len(form) == 1 and len(form[0]) <= 5 and not self.page.written(n, n)[1:2].isupper():
                continue
            if kind == "short" and not self._stands_short(n):
                continue
            if kind in ("multilateral", "none"):
                self._apart.add(last)
            elif self._goes_on(last):
                self._hints[n] = None if self._is_for(last) else code
                if kind == "seat":
                    self.taken, self._seats[last] = last, (n, code)
                return None
            return self.countries.with_country(self.taken, n, last, last, kind, code)
        return None

    def _goes_on(self, last: int) -> bool:
        """Whether a longer name is made with the known one: "Joint Staff College"."""
        marks, after = self.marks, last + 1
        if after >= marks.count or marks.gaps[last] not in JOINING:
            return False
        if self._is_for(last):
            return True
        if marks.folded[after] in _OF and marks.folded[last] in _kinds():
            return False
        return bool(marks.bits[after] & BODY) and marks.capital[after]

    def _is_for(self, last: int) -> bool:
        """Whether another government's office is named: "State Department for Foreign Affairs"."""
        marks, after = self.marks, last + 1
        is_department = marks.folded[last - 1 : last + 1] == ["state", "department"]
        return is_department and marks.folded[after : after + 1] == ["for"]

    def _stands_short(self, n: int) -> bool:
        """Whether a bare "Treasury" stands for the body."""
        marks = self.marks
        return marks.gaps[n] not in JOINING or not (
            marks.bits[min(n + 1, marks.count - 1)] & (OFFICE | BODY | SUBJECT)
        )

    # --- by its form

    def _made(self, head: int) -> Body | None:
        marks = self.marks
        sentence = self.page.sentence_of(head)
        kind = self._kind(head, sentence)
        if kind is None or self._is_within_next(head, sentence):
            return None
        if kind == "force" and self._only_describes(head, sentence):
            return None
        first = self._left(head, sentence)
        last = self._right(head, sentence)
        if marks.folded[head] == "headquarters":
            return None
        if first == head and last == head and not self._stands_alone(head, kind):
            return None
        if first - 1 in self._apart and marks.gaps[first - 1] == " ":
            kind = "multilateral"
        body = self.countries.with_country(
            self.taken, first, last, head, kind, self._hints.get(first)
        )
        seat = self._seats.get(first - 1)
        if body and seat and marks.gaps[first - 1] == " ":
            return replace(body, outer_first=seat[0], code=seat[1])
        return body

    def _only_describes(self, head: int, sentence: Sentence) -> bool:
        """Whether a heading's "Police" tells whose ties they are: "Close Police Ties"."""
        after = head + 1
        if not sentence.is_heading or after > sentence.last or self.marks.gaps[head] != " ":
            return False
        is_theirs = head - 1 in self.marks.country_to
        return self.marks.folded[after] in _OF_TWO and not is_theirs

    def _is_within_next(self, head: int, sentence: Sentence) -> bool:
        """Whether a noun only begins the name of the next: "Police Academy"."""
        marks, after = self.marks, head + 1
        if tuple(marks.folded[after : after + 2]) == ("and", "staff"):
            after += 2  # a college of command and staff
        if after > sentence.last or marks.gaps[head] != " " or not marks.capital[after]:
            return False
        if marks.is_possessive(head) or not marks.capital[head]:
            return False
        return bool(marks.bits[after] & BODY) and after not in marks.country_from

    def _kind(self, head: int, sentence: Sentence) -> str | None:
        marks = self.marks
        kind, pair = _kinds()[marks.folded[head]], ("", "")
        if head > sentence.first:
            pair = (marks.folded[head - 1], marks.folded[head])
            kind = _TWO_WORDS.get(pair, kind)
        if marks.folded[head] == "staff" and kind == "staff" and pair not in _TWO_WORDS:
            return None
        if marks.capital[head]:
            return None if kind == "plural" else kind
        is_told = head > sentence.first and marks.bits[head - 1] & SUBJECT
        is_of = head < sentence.last and marks.folded[head + 1] == "of"
        return kind if kind == "ministry" and (is_told or is_of) else None

    def _stands_alone(self, head: int, kind: str) -> bool:
        """Whether a body is named by its one word: "Army", or with its country "Kenya Police"."""
        if head - 1 in self.marks.country_to and kind in ("force", "embassy"):
            return self.marks.gaps[head - 1] in (" ", "’ ", "' ")  # noqa: RUF001
        return self.marks.folded[head] in (
            "army",
            "navy",
            "peshmerga",
            "gendarmerie",
            "carabinieri",
        )

    def _left(self, head: int, sentence: Sentence) -> int:
        """The first word of a name, before its noun."""
        marks, first = self.marks, head
        is_capital, joined = marks.capital[head], False
        while first > sentence.first and first > self.taken + 1 and head - first < _LONGEST_LEFT:
            before = first - 1
            gap, word = marks.gaps[before], marks.folded[before]
            is_office = marks.bits[before] & (OFFICE | AFTER)
            if gap == ", " and joined and not is_office and self._may_stand(before, is_capital):
                first = before
                continue
            if gap not in JOINING and gap not in (" & ", "’ ", "' "):  # noqa: RUF001
                break
            if word == "and":
                if not self._joins(before, sentence):
                    break
                joined = True
                first = before
                continue
            if before in marks.country_to:
                break
            if not self._may_stand(before, is_capital):
                break
            first = before
        while marks.folded[first] == "and" or (
            first < head and marks.folded[first] in _LEADING_OUT
        ):
            first += 1
        return first

    def _may_stand(self, n: int, is_capital: bool) -> bool:
        marks = self.marks
        bits, word = marks.bits[n], marks.folded[n]
        if not is_capital:
            opens = not marks.capital[n] or self.page.sentence_of(n).first == n
            return bool(bits & SUBJECT) and opens and word not in _LEADING_OUT
        if not marks.capital[n]:
            return bool(bits & PARTICLE) and word in ("bin", "al", "de", "del", "la", "ibn")
        if bits & (OFFICE | OFFICES) and not bits & SUBJECT and word not in ("chief", "president"):
            if marks.folded[n] in ("attorney", "auditor", "judge") and marks.is_possessive(n + 1):
                return True
            return marks.is_possessive(n)
        if word == "major" and self._opens_name(n):
            return True
        if bits & HONORIFIC or (bits & RANK and not bits & SUBJECT and not bits & NAME):
            return False
        return not bits & PLAIN or word in _PLAIN_IN_NAMES

    def _opens_name(self, n: int) -> bool:
        """Whether "the Major Organised Crime Agency" is meant, and no officer of that rank."""
        marks, after = self.marks, n + 1
        is_subject = after < marks.count and marks.bits[after] & SUBJECT
        return bool(is_subject and not marks.bits[after] & RANK and marks.folded[n - 1] == "the")

    def _joins(self, n: int, sentence: Sentence) -> bool:
        """Whether "and" stands within a name: "Science and Technology Agency"."""
        marks, before, after = self.marks, n - 1, n + 1
        if before < sentence.first or before <= self.taken or marks.gaps[before] not in (" ", ", "):
            return False
        both = marks.bits[before] & SUBJECT and marks.bits[after] & SUBJECT
        capitals = marks.capital[before] and marks.capital[after]
        is_of_staff = marks.folded[before] == "command" and marks.folded[after] == "staff"
        return capitals and (is_of_staff or (bool(both) and not marks.bits[before] & BODY))

    def _right(self, head: int, sentence: Sentence) -> int:
        """The last word of a name: after the noun "of Defence", "for Diplomatic Studies"."""
        marks = self.marks
        after = head + 1
        if after >= sentence.last or marks.gaps[head] != " ":
            return head
        word = marks.folded[after]
        if word not in _OF and not (
            word in ("in", "to") and _kinds()[marks.folded[head]] == "embassy"
        ):
            return head
        if _kinds()[marks.folded[head]] == "embassy":
            return self._of_embassy(head, sentence)
        if word == "on" and _kinds()[marks.folded[head]] != "joint":
            return head
        if word == "for" and _kinds()[marks.folded[head]] == "force":
            return head
        found = complement(marks, after + 1, sentence.last)
        of_office = self._of_office(head, sentence)
        has_article = marks.folded[after + 1] == "the"
        if found is None or (has_article and marks.bits[of_office] & (OFFICE | AFTER)):
            return of_office
        if word == "of" and self._is_body_next(found.last + 1, sentence):
            return head
        if (
            found.country
            and found.last == found.country.last
            and found.first >= found.country.first - 1
        ):
            return head
        return found.last

    def _is_body_next(self, n: int, sentence: Sentence) -> bool:
        """Whether what follows "of" is another body: "Academy of the Foreign Ministry"."""
        marks = self.marks
        if n > sentence.last or marks.gaps[n - 1] != " " or not marks.capital[n]:
            return False
        return _kinds().get(marks.folded[n]) == "ministry"

    def _of_office(self, head: int, sentence: Sentence) -> int:
        """The end of "Office of the President", "Office of the National Security Adviser"."""
        marks, n = self.marks, head + 2
        if marks.folded[head] not in ("office", "secretariat", "bureau", "department"):
            return head
        if n < sentence.last and marks.folded[n] == "the":
            n += 1
        last = head
        while n <= sentence.last and marks.capital[n] and n - head < 9:
            if not marks.bits[n] & (OFFICE | MODIFIER | SUBJECT | AFTER) or n in marks.country_from:
                break
            last = n
            if marks.gaps[n] not in JOINING:
                break
            n += 1
        return last

    def _of_embassy(self, head: int, sentence: Sentence) -> int:
        """The end of "Embassy in Reykjavik", "Embassy of Japan in Nepal", "Embassy to Peru"."""
        marks, last, n = self.marks, head, head + 1
        while n < sentence.last and marks.folded[n] in ("of", "in", "to") and n - head < 14:
            n += 1
            if marks.folded[n] == "the" and n < sentence.last:
                n += 1
            place = marks.country_from.get(n)
            end = place.last if place else n
            if not place and not marks.capital[n]:
                break
            while not place and end < sentence.last and self._is_city_word(end):
                end += 1
            last, n = end, end + 1
            if n > sentence.last or marks.gaps[end] != " ":
                break
        return last

    def _is_city_word(self, n: int) -> bool:
        marks = self.marks
        return (
            marks.gaps[n] == " "
            and marks.capital[n + 1]
            and not marks.bits[n + 1] & (OFFICE | BODY | RANK | HONORIFIC)
        )


_LEADING_OUT: Final = word_list("bodies: leading out")
