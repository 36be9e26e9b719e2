"""The offices that a text names: "Deputy Minister of Defence", "national security adviser"."""

from collections.abc import Iterator, Sequence
from typing import Final

from loaders.reading.entities.body_countries import Body
from loaders.reading.entities.office import Office, offices_by_short
from loaders.reading.entities.office_ends import OfficeEnds
from loaders.reading.lexicon.word_lists import word_list
from loaders.reading.page.page import Place, Sentence
from loaders.reading.page.word_marks import (
    BODY,
    HONORIFIC,
    MODIFIER,
    NAME,
    OFFICE,
    OFFICES,
    PLAIN,
    RANK,
    SUBJECT,
    Marks,
)
from loaders.reading.page.wording import JOINING

_ACTING: Final = word_list("offices: acting")
_DROPPED: Final = word_list("offices: dropped")
_FORMER: Final = word_list("offices: former")
NAME_TOO: Final = word_list("offices: name too")
"""Nouns of offices that are names as well."""
_SHIPS: Final = word_list("offices: ships")
_OF_FORCES: Final = word_list("offices: of forces")
_SHORT_FORCE: Final = 2
_PAIRED: Final = word_list("offices: paired")
"""What may stand before "and" in one office: "Foreign and Defence Secretary"."""
_DASHES: Final = frozenset(["-", "–"])  # noqa: RUF001
_LONGEST_FIELD: Final = 4
"""Words in brackets behind a short office at most."""
_RANKS_ALONE: Final = word_list("offices: ranks alone")
_SMALL_ALONE: Final = word_list("offices: small alone")
"""Nouns in small letters that need more than themselves to be an office."""


class OfficeFinder:
    """Finds every office that a page names, in order, none within another."""

    def __init__(self, marks: Marks, bodies: Sequence[Body]) -> None:
        self.marks = marks
        self.page = marks.page
        bodies = [body for body in bodies if body.kind != "none"]
        self.body_from = {n: body for body in bodies for n in (body.outer_first, body.first)}
        self.body_to = {n: body for body in bodies for n in (body.outer_last, body.last)}
        self.within = {n: body for body in bodies for n in range(body.first, body.last + 1)}
        self.ends = OfficeEnds(marks, self.body_from, self.within)
        self.taken = -1

    def found(self) -> Iterator[Office]:
        """Yield every office named."""
        marks = self.marks
        short = offices_by_short()
        for n, bits in enumerate(marks.bits):
            if n <= self.taken or not (bits & (OFFICE | OFFICES) or marks.folded[n] in short):
                continue
            if not bits & (OFFICE | OFFICES):
                office = self._shortened(n)
                if office:
                    self.taken = office.outer_last
                    yield office
                continue
            body = self.within.get(n)
            if body is not None and not self._may_be_both(n, body):
                continue
            if marks.folded[n] in NAME_TOO and self._stands_in_name(n):
                continue
            if n and marks.folded[n - 1] in _SHIPS:
                continue
            office = self._read(n)
            if office:
                self.taken = office.outer_last
                yield office

    def _shortened(self, n: int) -> Office | None:
        """An office written short: "PM", "HR/VP"."""
        marks = self.marks
        for form in offices_by_short()[marks.folded[n]]:
            last = n + len(form) - 1
            written = self.page.written(n, last) if last < marks.count else ""
            if tuple(marks.folded[n : last + 1]) != form or not written[:2].isupper():
                continue
            if "." in written or (n and marks.folded[n - 1][:1].isdigit()):
                continue
            last = self._with_field(last)
            is_followed = marks.gaps[last] in (" ", ") ") and last + 1 < marks.count
            if not is_followed or not marks.capital[last + 1]:
                continue
            if n in self.within or (n and marks.gaps[n - 1] == " ("):
                continue
            sentence = self.page.sentence_of(n)
            outer_first, country, body = self._before(n, sentence)
            return Office(n, last, n, outer_first, last, country, body, False, False, False)
        return None

    def _with_field(self, last: int) -> int:
        """The end of "DIG (Narcotics)"."""
        marks = self.marks
        if marks.gaps[last] == " (":
            for n in range(last + 1, min(last + 1 + _LONGEST_FIELD, marks.count)):
                if marks.gaps[n][:1] == ")":
                    return n
        return last

    def _stands_in_name(self, n: int) -> bool:
        """Whether "Amir" or "King" after an office or name is part of a person's name."""
        marks = self.marks
        if not n or marks.gaps[n - 1] not in (" ", "-") or not marks.capital[n - 1]:
            return False
        if n - 1 in marks.country_to:
            return False
        return bool(marks.bits[n - 1] & (OFFICE | NAME | HONORIFIC))

    def _may_be_both(self, n: int, body: Body) -> bool:
        return body.first == body.last == n

    def _read(self, n: int) -> Office | None:
        sentence = self.page.sentence_of(n)
        head = self._head(n, sentence)
        if head is None:
            return None
        first = self._left(head, sentence)
        end = self.ends.end(head, sentence)
        last, country, body = end.last, end.country, end.body
        plural = bool(self.marks.bits[head] & OFFICES) and not self.marks.bits[head] & OFFICE
        outer_first, before, before_body = self._before(first, sentence)
        if before_body is not None and before_body.country is None:
            whole = self._of_whole(before_body, sentence)
            if whole is not None:
                outer_first, first = whole.outer_first, whole.outer_last + 1
                before, before_body = whole.country, whole
        country = country or before
        beside = before_body is not None and before_body.outer_last == first - 1
        if before_body is not None and beside and self._is_chief_of(head, before_body):
            place = before_body.country
            first = place.last + 1 if place else before_body.first
            country = country or place
            outer_first, before_body = before_body.outer_first, None
        body = body or before_body
        told = self.marks.folded[max(sentence.first, outer_first) : last + 1]
        acting = bool(_ACTING & set(told)) or self.ends.is_for_duties(head)
        acting = acting or self.ends.is_for_duties(end.outer_last)
        former = bool(_FORMER & set(told[: head - outer_first]))
        first = self._trimmed(first, head)
        if not self._counts(first, last, head, country, body):
            return None
        cut = self._cut(country, first, last)
        return Office(
            first,
            last,
            head,
            outer_first,
            end.outer_last,
            country,
            body,
            acting,
            former,
            plural,
            cut,
        )

    def _cut(self, country: Place | None, first: int, last: int) -> tuple[int, int] | None:
        """The words for the country within a wording: "Ambassador of India to Italy"."""
        if country is None or not first < country.first <= country.last < last:
            return None
        n = country.first
        while n > first and self.marks.folded[n] != "of":
            n -= 1
        while n > first + 1 and self.marks.folded[n - 2] == "of":
            n -= 2
        return (n, country.last) if n > first else None

    def _counts(
        self, first: int, last: int, head: int, country: Place | None, body: Body | None
    ) -> bool:
        marks = self.marks
        if marks.folded[head] in ("general",) and first == last:
            return False
        if marks.capital[head]:
            return True
        alone = first == last and country is None and body is None
        return not (alone and marks.folded[head] in _SMALL_ALONE)

    # --- the noun

    def _head(self, n: int, sentence: Sentence) -> int | None:
        """The noun of an office that begins with or stands at a word: the last of its run."""
        marks, head = self.marks, self._beyond_rank(n, sentence)
        while head < sentence.last and marks.gaps[head] in JOINING:
            after = head + 1
            bits = marks.bits[after]
            if bits & (OFFICE | OFFICES) and marks.capital[after] == marks.capital[head]:
                if after in self.within and not self._may_be_both(after, self.within[after]):
                    break
                if marks.folded[after] in _RANKS_ALONE or not self._is_one_run(head, after):
                    break
                head = after
                continue
            break
        return None if self._is_verb(head) or self._is_rank(head, sentence) else head

    def _beyond_rank(self, n: int, sentence: Sentence) -> int:
        """The noun before which a word is a rank of it: "Principal Deputy Assistant Secretary"."""
        marks, m = self.marks, n
        if not marks.bits[n] & MODIFIER:
            return n
        while m < sentence.last and m - n < 6 and marks.gaps[m] in JOINING:
            m += 1
            bits = marks.bits[m]
            if m in self.within or marks.capital[m] != marks.capital[n]:
                return n
            if bits & OFFICE and not bits & MODIFIER and marks.folded[m] not in _RANKS_ALONE:
                return m
            if not bits & (MODIFIER | SUBJECT):
                return n
        return n

    def _is_one_run(self, one: int, other: int) -> bool:
        """Whether two nouns of offices beside each other make one office: "Chief Minister"."""
        marks = self.marks
        if marks.is_possessive(one):
            return False
        return bool(marks.bits[one] & MODIFIER) or (
            marks.folded[one]
            in (
                "attorney",
                "ambassador",
                "minister",
                "director",
                "secretary",
                "speaker",
                "principal",
            )
            and marks.folded[other]
            in ("counselor", "counsellor", "delegate", "principal", "commissioner")
        )

    def _is_verb(self, n: int) -> bool:
        """Whether a word in small letters is no noun here: "to head", "chief concern"."""
        marks, word = self.marks, self.marks.folded[n]
        if marks.capital[n]:
            return False
        if word in (
            "head",
            "chair",
            "chief",
            "principal",
            "official",
            "premier",
            "lead",
            "judge",
            "charge",
        ):
            before = marks.folded[n - 1] if n else ""
            if before in ("to", "will", "would", "and", "who", "at", "in"):
                return True
            if word in ("official", "principal", "chief", "premier"):
                after = n + 1
                followed = after < marks.count and (
                    marks.capital[after] or marks.folded[after] in ("of", "performing")
                )
                return not followed
        return False

    def _is_rank(self, head: int, sentence: Sentence) -> bool:
        """Whether a word is only a rank before a name: "Commander Jane Doe" may be either."""
        return self.marks.folded[head] in ("general", "marshal") and bool(
            head == sentence.first or not self.marks.bits[head - 1] & (OFFICE | SUBJECT)
        )

    # --- before the noun

    def _left(self, head: int, sentence: Sentence) -> int:
        marks, first = self.marks, head
        while first > sentence.first and head - first < 9:
            before = first - 1
            if before <= self.taken or before in self.within:
                break
            gap = marks.gaps[before]
            if marks.folded[before] == "and" and gap == " ":
                if not self._joins(before, sentence):
                    break
            elif (
                gap not in JOINING
                or before in marks.country_to
                or not self._may_stand(before, first, head)
            ):
                break
            first = before
        while first < head and marks.folded[first] in ("and", "of"):
            first += 1
        return first

    def _may_stand(self, n: int, after: int, head: int) -> bool:
        marks = self.marks
        bits = marks.bits[n]
        if not bits & (MODIFIER | SUBJECT | OFFICE) or marks.is_possessive(n):
            return False
        if marks.capital[head] and not marks.capital[n]:
            return marks.folded[n] in _DROPPED or marks.folded[n] in ("deputy", "vice", "assistant")
        if not marks.capital[head] and marks.capital[n]:
            return n == 0 or self.page.sentence_of(n).first == n or bits & SUBJECT > 0
        if bits & BODY and not bits & (SUBJECT | MODIFIER):
            return False
        return not (bits & RANK and not bits & MODIFIER) or bool(bits & SUBJECT)

    def _joins(self, n: int, sentence: Sentence) -> bool:
        marks, before, after = self.marks, n - 1, n + 1
        if before < sentence.first or before <= self.taken or marks.gaps[before] != " ":
            return False
        if before in self.within or before in marks.country_to:
            return False
        nouns = marks.bits[after + 1] & (OFFICE | OFFICES) if after < sentence.last else 0
        if nouns and marks.folded[before] not in _PAIRED:
            return False
        both = marks.bits[before] & SUBJECT and marks.bits[after] & SUBJECT
        same = marks.capital[before] == marks.capital[after]
        known = marks.bits[before] & (NAME | BODY | PLAIN | RANK)
        return bool(both) and same and not known

    def _trimmed(self, first: int, head: int) -> int:
        while first < head and self.marks.folded[first] in _DROPPED:
            first += 1
        return first

    def _before(self, first: int, sentence: Sentence) -> tuple[int, Place | None, Body | None]:
        """What stands right before an office: its country or its institution."""
        marks, before = self.marks, self._beyond_army_rank(first, sentence) - 1
        if before < sentence.first:
            return first, None, None
        gap = marks.gaps[before]
        if gap not in (" ", "-", "’ ", "' "):  # noqa: RUF001
            return first, None, None
        body = self.body_to.get(before)
        if body is not None:
            return body.outer_first, body.country, body
        place = marks.country_to.get(before)
        if place is not None:
            is_pair = place.first - 1 in marks.country_to and marks.gaps[place.first - 1] in _DASHES
            return place.first, None if is_pair else place, None
        return first, None, None

    def _is_chief_of(self, head: int, body: Body) -> bool:
        """Whether a force is part of the wording: "army chief", "Air Force Commander"."""
        if body.kind != "force" or self.marks.folded[head] not in _OF_FORCES:
            return False
        place = body.country
        if place and not body.outer_first <= place.first <= place.last < body.head:
            return False
        first = place.last + 1 if place else body.first
        return body.code is None and body.last - first < _SHORT_FORCE

    def _of_whole(self, part: Body, sentence: Sentence) -> Body | None:
        """The body before a part of it: "State Department Senior Bureau Official"."""
        marks, n = self.marks, part.outer_first - 1
        while n > sentence.first and marks.bits[n] & MODIFIER and marks.gaps[n] == " ":
            n -= 1
        return self.body_to.get(n) if n >= sentence.first and marks.gaps[n] == " " else None

    def _beyond_army_rank(self, first: int, sentence: Sentence) -> int:
        """Skip the rank in "Army Major General and Coordinator" and "Police Inspector, Head"."""
        marks, n = self.marks, first - 1
        if n <= sentence.first or marks.folded[n] != "and":
            return first
        n -= 1
        while n > sentence.first and marks.bits[n] & RANK and n not in self.within:
            n -= 1
        return n + 1 if n in self.body_to and n < first - 2 else first
