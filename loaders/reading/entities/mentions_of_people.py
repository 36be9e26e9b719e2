"""Persons named with an office: which name goes with which office, and with which institution."""

# ruff: noqa: RUF001 - quotes and dashes that look like others are the subject here

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from loaders.reading.entities.body_countries import Body
from loaders.reading.entities.counterparts import counterparts
from loaders.reading.entities.mention import Mention
from loaders.reading.entities.named_leaders import leaders_without_office
from loaders.reading.entities.office import Office
from loaders.reading.entities.office_ends import STATE_WORDS
from loaders.reading.entities.officers import officers
from loaders.reading.entities.offices import OfficeFinder
from loaders.reading.entities.person_names import Name, is_likely, name_from, name_to
from loaders.reading.entities.shared_offices import mentions_of_shared
from loaders.reading.entities.signatures import signatures
from loaders.reading.lexicon.word_lists import word_list
from loaders.reading.page.page import Place, Sentence
from loaders.reading.page.word_marks import (
    HONORIFIC,
    MODIFIER,
    OFFICE,
    OFFICES,
    RANK,
    SUFFIX,
    Marks,
)

_ARTICLES: Final = word_list("mentions of people: articles")
_APART: Final = frozenset([", ", " (", " – ", " — ", "—", " - ", "– ", ","])
_AFTER_TITLE: Final = frozenset([", ", ": ", " – ", " — ", " - ", ",", " ("])
_PLACES: Final = word_list("mentions of people: places")
_LONGEST_HONOUR: Final = 5
"""Letters at most of an order or degree behind a name."""
_BEFORE_NOUN: Final = 4
"""Words with which an office begins, its noun among them: "Deputy Prime Minister"."""
_COURTESY: Final = word_list("mentions of people: courtesy")
_POLICE_RANKS: Final = word_list("mentions of people: police ranks")
_IS: Final = word_list("mentions of people: is")
_WHO_IS: Final = (("who", "is"), ("who", "was"), ("who", "serves"))


class MentionFinder:
    """Finds the persons named with an office on one page."""

    def __init__(self, marks: Marks, bodies: Sequence[Body]) -> None:
        self.marks = marks
        self.page = marks.page
        self.bodies = bodies
        self.body_from = {n: body for body in bodies for n in (body.outer_first, body.first)}
        self.offices = list(OfficeFinder(marks, bodies).found())
        self.used: set[int] = set()

    def found(self) -> list[Mention]:
        """Return the mentions in the order of their names."""
        found = list(mentions_of_shared(self.marks, self.offices))
        for mention in found:
            self.used.update(range(mention.name.first, mention.name.last + 1))
        shared = {mention.head_at for mention in found}
        unnamed: list[Office] = []
        for n, office in enumerate(self.offices):
            if office.head in shared:
                continue
            of_office = list(self._of_office(n, office))
            for mention in of_office:
                self.used.update(range(mention.name.first, mention.name.last + 1))
            found += of_office
            if not of_office:
                unnamed.append(office)
        found += signatures(self.marks, unnamed)
        found.sort(key=lambda each: each.name.first)
        found = counterparts(self.marks, found, self.used)
        named = {n for each in found for n in range(each.name.first, each.name.last + 1)}
        found += officers(self.marks, self.body_from, named)
        named.update(n for e in found for n in range(e.name.first, e.name.last + 1))
        found += leaders_without_office(self.marks, named, unnamed)
        return sorted(found, key=lambda each: each.name.first)

    def _of_office(self, n: int, office: Office) -> Iterator[Mention]:
        sentence = self.page.sentence_of(office.head)
        names = list(self._following(office, sentence))
        rule = "name-after-office"
        if not names and not self._is_before_courtesy(n):
            before = self._before(office, sentence)
            if before and before.first in self.used and self._apposed(office, sentence):
                before = None
            names = [before] if before else []
            rule = "office-after-name"
        if not names and not self._is_before_courtesy(n):
            after = self._apposed(office, sentence)
            names = [after] if after else []
            rule = "name-in-apposition"
        for name in names:
            if self._names_a_place(name):
                continue
            is_free = not set(range(name.first, name.last + 1)) & self.used
            if is_free or rule == "office-after-name":
                yield self._mention(n, office, name, sentence, rule)

    def _names_a_place(self, name: Name) -> bool:
        """Whether a name goes on as a place's: "Prince George's County"."""
        following = self.marks.folded[name.next : name.next + 1]
        return bool(set(following) & _PLACES) and self.marks.capital[name.next]

    # --- the name

    def _following(self, office: Office, sentence: Sentence) -> Iterator[Name]:
        """Yield the names right after an office; several after a plural."""
        marks, n = self.marks, office.outer_last + 1
        if n < sentence.last and marks.gaps[n - 1] == " (" and marks.gaps[n] == ") ":
            n += 1
        elif n > sentence.last or marks.gaps[n - 1] not in (" ", "\n", ") "):
            return
        if marks.is_possessive(office.outer_last):
            return
        name = self._name_from(n, sentence)
        while name:
            yield name
            if not office.is_plural:
                return
            country = self._country_after(name.last)
            last = country.last if country else name.last
            after = last + 1
            if after >= sentence.last or marks.is_possessive(last):
                return
            if marks.folded[after] == "and":
                after += 1
            elif marks.gaps[last] != ", ":
                return
            name = self._name_from(after, sentence)

    def _name_from(self, n: int, sentence: Sentence) -> Name | None:
        name = name_from(self.marks, n, self.marks.count - 1)
        if name is None or not self._ends_well(name, sentence):
            return None
        return name

    def _ends_well(self, name: Name, sentence: Sentence) -> bool:
        """Whether a run of capitals in a heading does not run on into the heading's words."""
        if not sentence.is_heading or name.is_addressed:
            return True
        words = range(name.first, name.last + 1)
        lower = self.marks.lower_words
        return len(words) < 6 and not any(self.marks.folded[n] in lower for n in words)

    def _before(self, office: Office, sentence: Sentence) -> Name | None:
        marks, n = self.marks, office.outer_first - 1
        if n < sentence.first:
            return None
        if marks.folded[n] in _ARTICLES and marks.gaps[n] == " ":
            n -= 1
        n = self._before_honours(n, sentence)
        if n > sentence.first + 2 and tuple(marks.folded[n - 1 : n + 1]) in _WHO_IS:
            n -= 2
        elif n > sentence.first and marks.folded[n] in _IS and marks.gaps[n - 1] == " ":
            name = name_to(marks, n - 1, sentence.first)
            return name if name and is_likely(marks, name) else None
        is_junior = marks.bits[n] & SUFFIX and marks.gaps[n] == "., "
        if n < sentence.first or not (marks.gaps[n] in _APART or is_junior):
            return None
        return name_to(marks, n, sentence.first)

    def _before_honours(self, n: int, sentence: Sentence) -> int:
        """The last word before honours behind a name: before "PVSM, AVSM, ADC,"."""
        marks, m = self.marks, n
        while m > sentence.first + 1 and marks.gaps[m] == ", " and marks.gaps[m - 1] == ", ":
            if not marks.page.written(m, m).isupper() or len(marks.folded[m]) > _LONGEST_HONOUR:
                break
            m -= 1
        return m

    def _apposed(self, office: Office, sentence: Sentence) -> Name | None:
        marks = self.marks
        last, gap = self._beyond_bracket(office.outer_last)
        n = last + 1
        if n > sentence.last or gap not in _AFTER_TITLE:
            return None
        if marks.bits[n] & (OFFICE | OFFICES):
            return None
        if (
            marks.folded[n] == "the"
            and n < sentence.last
            and marks.bits[n + 1] & (HONORIFIC | RANK)
        ):
            n += 1
        name = self._name_from(n, sentence)
        if name is None or not is_likely(marks, name):
            return None
        is_short = name.first == name.last and not name.is_addressed
        if is_short and (gap != ", " or marks.gaps[name.last][:1] != ","):
            return None
        if gap in (", ", ",") and not self._is_apposition(name, sentence):
            return None
        return name

    def _beyond_bracket(self, last: int) -> tuple[int, str]:
        """The last word of an office with its short form, and the gap behind: "Agency (ABC), "."""
        marks, n = self.marks, last + 1
        if n < marks.count and marks.gaps[last] == " (" and marks.gaps[n][:1] == ")":
            return n, marks.gaps[n][1:]
        return last, marks.gaps[last]

    def _is_apposition(self, name: Name, sentence: Sentence) -> bool:
        """Whether a name after a comma explains the office before it: not the next in a list."""
        marks = self.marks
        if name.is_addressed:
            return True
        gap = marks.gaps[name.last]
        if gap[:1] in (",", ";", ".", ")", "\n", "") or name.next > sentence.last:
            return not (gap == ", " and self._office_follows(name.next, sentence))
        return gap == " " and not marks.capital[name.next]

    def _office_follows(self, n: int, sentence: Sentence) -> bool:
        for m in range(n, min(n + _BEFORE_NOUN, sentence.last + 1)):
            if self.marks.bits[m] & (OFFICE | OFFICES):
                return True
            if not self.marks.bits[m] & MODIFIER:
                return False
        return False

    # --- the mention

    def _mention(
        self, n: int, office: Office, name: Name, sentence: Sentence, rule: str
    ) -> Mention:
        first, last = office.first, office.last
        country, body, acting = office.country, office.body, office.is_acting
        outer_first = min(office.outer_first, name.outer_first)
        if rule != "office-after-name":
            other = self._paired(n - 1, office) or self._before_courtesy(n, office)
            if other and not self._paired(n - 1, office):
                last = other.last
            if other:
                first = other.first
                country, body = country or other.country, body or other.body
                acting = acting or other.is_acting
                outer_first = min(outer_first, other.outer_first)
        else:
            if country is None:
                country = self._country_before(name, sentence)
                outer_first = country.first if country else outer_first
            other = self._paired_after(n, office)
            if other:
                last = other.last
                country, body = country or other.country, body or other.body
        end = max(name.last, office.outer_last, last)
        if country is None and rule == "office-after-name":
            country = self._country_beside(end, sentence)
            end = country.last if country else end
        if country is None:
            country = self._country_after(name.last) if rule != "office-after-name" else None
            end = max(end, country.last) if country else end
        beside = body
        if beside is None:
            beside = self._body_after(end, sentence) or self._body_after(name.last, sentence)
            end = max(end, self._end_of(beside, sentence)) if beside else end
        tokens = tuple(self.marks.folded[name.first : name.last + 1])
        mention = Mention(
            name, tokens, sentence, outer_first, end, (first, last),
            self.marks.folded[office.head], office.head, country, beside, None, acting,
            office.is_former, rule, office.cut,
        )  # fmt: skip
        return replace(mention, body_place=self._place_of(beside, sentence)) if beside else mention

    def _paired(self, n: int, office: Office) -> Office | None:
        """The office that makes one title with the next: "Prime Minister and Minister of"."""
        if n < 0:
            return None
        other, marks = self.offices[n], self.marks
        between = marks.folded[other.outer_last + 1 : office.outer_first]
        is_slashed = not between and marks.gaps[other.outer_last] == "/"
        if not is_slashed and (between != ["and"] or marks.gaps[other.outer_last] != " "):
            return None
        if marks.capital[other.head] != marks.capital[office.head] or other.is_plural:
            return None
        before = marks.folded[other.outer_first - 1] if other.outer_first else ""
        is_bare = other.first == other.last
        if (before in _ARTICLES and not self._is_second_rank(other)) or is_bare:
            return None
        return other

    def _before_courtesy(self, n: int, office: Office) -> Office | None:
        """The office before a rank of courtesy: "Director General Ambassador Jane Doe"."""
        if not n or office.country or office.body:
            return None
        told = self.marks.folded[office.first : office.last + 1]
        if len(told) > 1 and not _POLICE_RANKS.issuperset(told):
            return None
        other = self.offices[n - 1]
        last, gap = self._beyond_bracket(other.outer_last)
        if other.is_plural or last + 1 != office.outer_first:
            return None
        may_be_apart = told[-1] in _COURTESY or self._is_rank_of_chief(other, told)
        return other if gap in (" ", ") ", *([", "] if may_be_apart else [])) else None

    def _is_rank_of_chief(self, other: Office, told: Sequence[str]) -> bool:
        """Whether a rank of police explains the office before it: "head of the X, Delegate Doe"."""
        if not _POLICE_RANKS.issuperset(told) or other.body is None:
            return False
        sentence = self.page.sentence_of(other.head)
        return other.body.outer_first > other.head and self._before(other, sentence) is None

    def _is_before_courtesy(self, n: int) -> bool:
        """Whether a rank of courtesy before a name follows an office at once."""
        if n + 1 >= len(self.offices):
            return False
        return self._before_courtesy(n + 1, self.offices[n + 1]) is not None

    def _is_second_rank(self, office: Office) -> bool:
        return "prime" in self.marks.folded[office.first : office.last + 1]

    def _paired_after(self, n: int, office: Office) -> Office | None:
        if n + 1 >= len(self.offices):
            return None
        other, marks = self.offices[n + 1], self.marks
        between = marks.folded[office.outer_last + 1 : other.outer_first]
        if between != ["and"] or marks.gaps[office.outer_last] not in (" ", ", "):
            return None
        sentence = self.page.sentence_of(other.head)
        if next(self._following(other, sentence), None) is not None:
            return None
        return None if self._apposed(other, sentence) else other

    def _country_before(self, name: Name, sentence: Sentence) -> Place | None:
        """The country in "Finland's Jane Doe, minister of defence"."""
        last = name.outer_first - 1
        place = self.marks.country_to.get(last)
        if place is None or place.first < sentence.first:
            return None
        return place if self.marks.gaps[last] in (" ", "’ ", "' ") else None

    def _country_beside(self, last: int, sentence: Sentence) -> Place | None:
        """The country right after an office in apposition: "Jane Doe, Foreign Minister Ghana,"."""
        marks, n = self.marks, last + 1
        place = marks.country_from.get(n) if n <= sentence.last else None
        if place is None or place.is_demonym or marks.gaps[last] != " ":
            return None
        return place if marks.gaps[place.last][:1] in (",", ".", ";", ")", "\n") else None

    def _country_after(self, last: int) -> Place | None:
        """The country in "President Jane Doe of Ghana", "of the Republic of Ghana"."""
        marks, n = self.marks, last + 1
        if n + 1 >= marks.count or marks.gaps[last] != " " or marks.folded[n] != "of":
            return None
        for m in range(n + 1, min(marks.count, n + 7)):
            place = marks.country_from.get(m)
            if place:
                return None if place.is_demonym or marks.is_possessive(place.last) else place
            if marks.folded[m] not in STATE_WORDS:
                return None
        return None

    # --- the institution

    def _body_after(self, last: int, sentence: Sentence) -> Body | None:
        """The institution after a comma, or after "of the", "from the", "at the"."""
        marks, n, is_place = self.marks, last + 1, False
        if n > sentence.last:
            return None
        gap = marks.gaps[last]
        if gap == " " and marks.folded[n] in ("of", "from", "at", "under", "within"):
            is_place = marks.folded[n] == "at"
            n += 1
        elif gap not in (", ", " (", " – ", " - ", "), "):
            return None
        while n < sentence.last and marks.folded[n] in ("of", "from", "at", "the"):
            n += 1
        body = self.body_from.get(n)
        if body is None or body.kind in ("none", "multilateral", "seat"):
            return None
        after = body.outer_last + 1
        if is_place and body.kind in ("academy", "seat"):
            return None
        goes_on = after <= sentence.last and marks.gaps[body.outer_last] == " "
        if goes_on and (marks.bits[after] & (OFFICE | OFFICES) or marks.capital[after]):
            return None
        return body

    def _end_of(self, body: Body, sentence: Sentence) -> int:
        """The last word of an institution, or of the one after it that it is part of."""
        marks, n = self.marks, body.outer_last + 1
        if marks.gaps[body.outer_last] == ", " and n < sentence.last:
            following = self.body_from.get(n)
            if following and following.country and not body.country:
                return following.outer_last
        return body.outer_last

    def _place_of(self, body: Body, sentence: Sentence) -> Place | None:
        """The country of an institution, or of the one after it that it is part of."""
        if body.country:
            return body.country
        marks, n = self.marks, body.outer_last + 1
        while n < sentence.last and marks.folded[n] in ("of", "the", "at", "in"):
            n += 1
        following = self.body_from.get(n)
        return following.country if following and n - body.outer_last < 4 else None
