"""One office of several countries, and who holds it in each.

"The defence ministers of Norway and Chad, A and B"; "the Norwegian and Chadian ministers A and B";
"the ministers of Norway, A, and Chad, B"; "ministers A (Norway) and B (Chad)"; "A and B, the
ministers of Norway and Chad".
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from loaders.reading.entities.mention import Mention
from loaders.reading.entities.office import Office
from loaders.reading.entities.person_names import Name, is_likely, name_from, name_to
from loaders.reading.lexicon.word_lists import word_list
from loaders.reading.page.page import Place, Sentence
from loaders.reading.page.word_marks import Marks

RULE: Final = "office-of-several"
_JOINED: Final = word_list("shared offices: joined")
_MOST: Final = 4
"""Countries of one phrase at most."""
_OPENS_NAMES: Final = frozenset([", ", " ", " – ", " — ", ": ", " ("])  # noqa: RUF001
_BESIDE: Final = frozenset([", ", " ("])
_RESPECTIVELY: Final = "respectively"


class _Holder(NamedTuple):
    """A name with its country, and the words from the first to the last that belong to both."""

    name: Name
    place: Place
    first: int
    last: int


def mentions_of_shared(marks: Marks, offices: Sequence[Office]) -> Iterator[Mention]:
    """Yield those who hold an office of several countries, each with the country, in order."""
    for office in offices:
        if office.is_plural:
            for holder in _Shared(marks, office).holders():
                yield _mention(marks, office, holder)


def _mention(marks: Marks, office: Office, holder: _Holder) -> Mention:
    name = holder.name
    return Mention(
        name,
        tuple(marks.folded[name.first : name.last + 1]),
        marks.page.sentence_of(name.first),
        holder.first,
        holder.last,
        (office.first, office.last),
        marks.folded[office.head],
        office.head,
        holder.place,
        is_acting=office.is_acting,
        is_former=office.is_former,
        rule=RULE,
    )


class _Shared:
    """Reads around one office in the plural."""

    def __init__(self, marks: Marks, office: Office) -> None:
        self.marks = marks
        self.office = office
        self.sentence: Sentence = marks.page.sentence_of(office.head)

    def holders(self) -> list[_Holder]:
        """Return who holds the office in each of its countries, or none."""
        before = self._places_before()
        after, end = self._places_after()
        places = before if len(before) > 1 else after
        first = before[0].first if len(before) > 1 else self.office.first
        end = self.office.last if len(before) > 1 else end
        if len(places) > 1:
            return self._named_after(places, first, end) or self._named_before(places, first, end)
        return self._named_between() or self._bracketed()

    # --- the countries

    def _places_before(self) -> list[Place]:
        """The countries in "the Norwegian and Chadian ministers"."""
        marks, n = self.marks, self.office.first - 1
        found: list[Place] = []
        while n >= self.sentence.first and len(found) < _MOST:
            place = marks.country_to.get(n)
            if place is not None:
                found.insert(0, place)
                n = place.first - 1
            elif found and marks.folded[n] == "and":
                n -= 1
            else:
                break
        return found

    def _places_after(self) -> tuple[list[Place], int]:
        """The countries in "ministers of Norway and Chad", and the last word of them."""
        marks, n = self.marks, self.office.last + 1
        found: list[Place] = []
        end = self.office.last
        if marks.folded[n : n + 1] != ["of"]:
            return [], end
        while n <= self.sentence.last and len(found) < _MOST:
            place = marks.country_from.get(n)
            if place is not None and not place.is_demonym:
                found.append(place)
                end, n = place.last, place.last + 1
                if marks.gaps[end] not in (" ", ", "):
                    break
            elif marks.folded[n] in _JOINED:
                n += 1
            else:
                break
        return found, end

    # --- the names

    def _named_after(self, places: list[Place], first: int, end: int) -> list[_Holder]:
        """Those of "ministers of Norway and Chad, A and B", where they are as many."""
        marks, n = self.marks, end + 1
        if n < self.sentence.last and marks.folded[n] == _RESPECTIVELY:
            end, n = n, n + 1
        if n > self.sentence.last or marks.gaps[end] not in _OPENS_NAMES:
            return []
        names = list(self._names_from(n, len(places)))
        if len(names) != len(places):
            return []
        pairs = list(zip(names, places, strict=True))
        return [
            _Holder(name, place, name.outer_first if k else first, name.last)
            for k, (name, place) in enumerate(pairs)
        ]

    def _names_from(self, n: int, most: int) -> Iterator[Name]:
        for _ in range(most):
            name = name_from(self.marks, n, self.sentence.last)
            if name is None or not is_likely(self.marks, name):
                return
            yield name
            n = name.next
            if self.marks.folded[n : n + 1] == ["and"]:
                n += 1
            elif self.marks.gaps[name.last] != ", ":
                return

    def _named_before(self, places: list[Place], first: int, end: int) -> list[_Holder]:
        """Those of "A and B, the ministers of Norway and Chad"."""
        marks, n = self.marks, first - 1
        if n > self.sentence.first and marks.folded[n] == "the":
            n -= 1
        if n < self.sentence.first or marks.gaps[n] != ", ":
            return []
        names: list[Name] = []
        while len(names) < len(places):
            name = name_to(marks, n, self.sentence.first)
            if name is None:
                return []
            names.insert(0, name)
            n = name.outer_first - 1
            if n > self.sentence.first and marks.folded[n] == "and":
                n -= 1
            elif n < self.sentence.first or marks.gaps[n] != ", ":
                break
        if len(names) != len(places):
            return []
        last = len(names) - 1
        return [
            _Holder(name, place, name.outer_first, end if k == last else name.last)
            for k, (name, place) in enumerate(zip(names, places, strict=True))
        ]

    def _named_between(self) -> list[_Holder]:
        """Those of "the ministers of Norway, A, and of Chad, B"."""
        marks, n = self.marks, self.office.last + 1
        found: list[_Holder] = []
        while n <= self.sentence.last and len(found) < _MOST:
            opens = n
            while n < self.sentence.last and marks.folded[n] in _JOINED:
                n += 1
            place = marks.country_from.get(n)
            if place is None or place.is_demonym or marks.gaps[place.last] not in _BESIDE:
                break
            name = name_from(marks, place.last + 1, self.sentence.last)
            if name is None or not is_likely(marks, name):
                break
            first = self.office.first if not found else opens
            found.append(_Holder(name, place, first, name.last))
            n = name.next
        return found if len(found) > 1 else []

    def _bracketed(self) -> list[_Holder]:
        """Those of "ministers A (Norway) and B (Chad)"."""
        marks, n = self.marks, self.office.last + 1
        found: list[_Holder] = []
        while n <= self.sentence.last and len(found) < _MOST:
            name = name_from(marks, n, self.sentence.last)
            place = marks.country_from.get(name.next) if name else None
            if name is None or place is None or marks.gaps[name.last] != " (":
                break
            first = self.office.first if not found else name.outer_first
            found.append(_Holder(name, place, first, place.last))
            n = place.last + 1
            if n <= self.sentence.last and marks.folded[n] == "and":
                n += 1
        return found if len(found) > 1 else []
