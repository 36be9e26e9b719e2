"""The officials that a release names: name, country, title, institution, acting, role."""

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.reading.entities.office import full_offices
from loaders.reading.entities.people import Person
from loaders.reading.page.release import Found
from loaders.reading.page.word_marks import (
    NAME,
    OFFICE,
    OFFICES,
    SUFFIX,
    Marks,
    marks_of_words,
)
from loaders.reading.people.institutions import FoundInstitution
from loaders.reading.people.roles import RoleFinder
from loaders.reading.sides.affiliation import Affiliation


@dataclass(frozen=True)
class FoundOfficial:
    """An official named, with the words for each value; absent values are None."""

    name: Found[str]
    country: Found[str] | None
    title: Found[str] | None
    institution: Found[str] | None
    acting: Found[bool]
    role: Found[str]


class OfficialFinder:
    """Finds the officials of one page.

    `parties` are the codes of the tie reported, `institutions` what was found on the same page.
    """

    def __init__(
        self,
        marks: Marks,
        people: Sequence[Person],
        affiliation: Affiliation,
        institutions: Sequence[FoundInstitution],
        parties: Sequence[str],
    ) -> None:
        self.marks = marks
        self.page = marks.page
        self.parties = frozenset(parties)
        self.institutions = institutions
        self.people, self.affiliation = people, affiliation
        self.roles = RoleFinder(marks, people)

    def found(self) -> list[FoundOfficial]:
        """Return the officials in the order of their first mention, each once."""
        return [self._found(person) for person in self.people]

    def _found(self, person: Person) -> FoundOfficial:
        return FoundOfficial(
            name=self._name(person),
            country=self._country(person),
            title=self._title(person),
            institution=self._institution(person),
            acting=self._acting(person),
            role=self._role(person),
        )

    def _country(self, person: Person) -> Found[str] | None:
        """Return the country, that of the institution where the words leave it open."""
        country = self.affiliation.country(person)
        if country is not None and country.sure:
            return country
        body = next((each.body for each in person.mentions if each.body), None)
        if body is None:
            return country
        start, end = self.marks.bounds(body.first, body.last)
        own = self.page.text[start:end]
        found = [each.country for each in self.institutions if each.name.value == own]
        told = found[0] if len(found) == 1 else None
        if told is None or (country is not None and not told.sure):
            return country
        return Found(told.value, start, end, "country-of-institution", told.sure, inferred=True)

    def _role(self, person: Person) -> Found[str]:
        """Return the role; all are only mentioned where no tie is told, or for a third country."""
        role, country = self.roles.role(person), self._country(person)
        if not self.parties:
            return Found("mentioned", role.start, role.end, "role-without-tie")
        if country and self.parties and country.value not in self.parties and country.sure:
            return Found("mentioned", role.start, role.end, "role-of-third-country")
        return role

    def _name(self, person: Person) -> Found[str]:
        name = person.best.name
        start, end = self.marks.bounds(name.first, name.last)
        if self.marks.folded[name.last] in ("jr", "sr") and self.page.text[end : end + 1] == ".":
            end += 1
        written = " ".join(self.page.text[start:end].split())
        written = " ".join(map(self._spelled, written.split(" ")))
        return Found(written, start, end, person.best.rule, len(person.best.tokens) > 1)

    def _spelled(self, word: str) -> str:
        """A word of a name with its capital alone: "Iwaya" for "IWAYA", but not "RMS"."""
        known = marks_of_words().get(word.casefold(), 0)
        is_name = (len(word) > 3 or known & NAME) and not known & SUFFIX
        return word.title() if word.isupper() and len(word) > 2 and is_name else word

    def _title(self, person: Person) -> Found[str] | None:
        mention = person.titled
        if mention is None or mention.title is None:
            return None
        start, end = self.marks.bounds(*mention.title)
        if "(" in self.page.text[start:end] and self.page.text[end : end + 1] == ")":
            end += 1
        written = self._written(start, end, mention.cut)
        full = full_offices().get(tuple(self.marks.folded[mention.title[0] : mention.title[1] + 1]))
        if full:
            return Found(full, start, end, "office-written-short", inferred=True)
        head = self.marks.bits[mention.head_at]
        if head & OFFICES and not head & OFFICE:
            return Found(_singular(written), start, end, "office-of-several")
        return Found(written, start, end, mention.rule)

    def _written(self, start: int, end: int, cut: tuple[int, int] | None) -> str:
        """The words of a title, without the country within them, not all in capitals."""
        text = self.page.text
        if cut:
            low, high = self.marks.bounds(*cut)
            low, high = max(start, low), min(end, high)
            whole = text[start:low] + text[high:end]
        else:
            whole = text[start:end]
        written = " ".join(whole.split())
        return written.title() if written.isupper() and len(written) > 4 else written

    def _institution(self, person: Person) -> Found[str] | None:
        mention = next((each for each in person.mentions if each.body), None)
        if mention is None or mention.body is None:
            return None
        start, end = self.marks.bounds(mention.body.first, mention.body.last)
        return Found(self.page.text[start:end], start, end, "institution-of-office")

    def _acting(self, person: Person) -> Found[bool]:
        mention = next((each for each in person.mentions if each.is_acting), person.best)
        start, end = self.marks.bounds(mention.first, mention.last)
        return Found(
            mention.is_acting, start, end, "acting-told" if mention.is_acting else "not-acting"
        )


def _singular(title: str) -> str:
    """The title of one of several: "Foreign Minister" of "Foreign Ministers"."""
    words = title.split(" ")
    for n, word in enumerate(words):
        folded = word.casefold()
        if folded.endswith("ies"):
            words[n] = f"{word[:-3]}y"
        elif marks_of_words().get(folded, 0) & OFFICES and folded.endswith("s"):
            words[n] = word[:-1]
        if words[n] != word:
            break
    return " ".join(words)
