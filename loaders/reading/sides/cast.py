"""The persons of a page with their countries: worked out once, used for officials and bodies."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from loaders.reading.entities.bodies import bodies_of
from loaders.reading.entities.mentions_of_people import MentionFinder
from loaders.reading.entities.people import Person, people_of
from loaders.reading.page.release import Found
from loaders.reading.page.word_marks import Marks
from loaders.reading.sides.affiliation import Affiliation


@dataclass(frozen=True)
class Cast:
    """The persons who count as officials, in order, and what tells their countries."""

    people: list[Person]
    affiliation: Affiliation

    @property
    def only_country(self) -> str | None:
        """The country for which all act whose country is known; None where they differ."""
        found = (self.affiliation.country(person) for person in self.people)
        codes = {each.value for each in found if each is not None}
        return codes.pop() if len(codes) == 1 else None

    def countries_of_bodies(self) -> Iterator[tuple[int, Found[str]]]:
        """Yield the first word of each institution of a person, and the person's country."""
        for person in self.people:
            country = self.affiliation.country(person)
            for mention in person.mentions:
                if country is not None and mention.body is not None:
                    yield mention.body.first, country


@lru_cache(maxsize=2)
def cast_of(marks: Marks, parties: tuple[str, ...]) -> Cast:
    """Return the persons of a page; those of the last pages are remembered.

    `parties` are the codes of the tie reported.
    """
    people = people_of(marks, MentionFinder(marks, bodies_of(marks)).found())
    return Cast(people, Affiliation(marks, parties, people))
