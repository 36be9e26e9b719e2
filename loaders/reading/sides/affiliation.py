"""The country for which an official acts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from loaders.reading.entities.mention import Mention
from loaders.reading.entities.name_origins import is_foreign, leader_of, likely_origin
from loaders.reading.entities.office_styles import fits_style, only_user
from loaders.reading.entities.people import Person
from loaders.reading.lexicon.word_lists import word_list
from loaders.reading.page.release import Found
from loaders.reading.page.word_marks import Marks
from loaders.reading.sides.allegiance import Allegiance, Reason
from loaders.reading.sides.ties_of_people import PersonalTie, ties_of

_ROUNDS: Final = 6
_PAIR: Final = 2
_MINISTERS: Final = word_list("affiliation: ministers")
_POSTED: Final = word_list("affiliation: posted")
"""Offices of those posted abroad, who are named among the others' officials."""
_UNIQUE: Final = word_list("affiliation: unique")


class Affiliation:
    """Tells the country of each of the persons of a page.

    What the words beside a name say comes first, then who stands with whom, then the style of
    the office, then the government that speaks, then the name.
    """

    def __init__(self, marks: Marks, codes: Sequence[str], people: Sequence[Person]) -> None:
        self.marks = marks
        self.page = marks.page
        self.allegiance = Allegiance(marks, codes)
        self.parties = tuple(codes)
        self.people = people
        self._found: dict[int, Found[str]] = {}
        self._of_mention = {id(each): person for person in people for each in person.mentions}
        mentions = [each for person in people for each in person.mentions]
        self._ties = list(ties_of(marks, mentions))
        self._settle()

    def country(self, person: Person) -> Found[str] | None:
        """Return the country that a person acts for, or None."""
        return self._found.get(id(person))

    @property
    def only_country(self) -> str | None:
        """The country for which all act whose country is known; None where they differ."""
        codes = {found.value for found in self._found.values()}
        return codes.pop() if len(codes) == 1 else None

    def countries_of_bodies(self) -> Iterator[tuple[int, Found[str]]]:
        """Yield the first word of each institution of a person, and the person's country."""
        for person in self.people:
            country = self.country(person)
            for mention in person.mentions:
                if country is not None and mention.body is not None:
                    yield mention.body.first, country

    def _settle(self) -> None:
        for rule in (self._by_words, self._by_list, self._by_own_style, self._by_clause):
            self._apply(rule)
        self._spread_back()
        self._spread(sure_only=True)
        self._apply(self._by_style)
        self._spread(sure_only=True)
        self._apply(self._by_leader, spreads=True)
        self._apply(self._by_exclusion, spreads=True)
        self._apply(self._by_home, spreads=True)
        self._spread(sure_only=False)
        self._apply(self._by_only, spreads=True)

    def _apply(self, rule: Callable[[Person], Found[str] | None], *, spreads: bool = False) -> None:
        for person in self.people:
            if id(person) not in self._found:
                found = rule(person)
                if found is not None:
                    self._found[id(person)] = found
                    if spreads:
                        self._spread(sure_only=True)

    # --- by the words beside

    def _by_words(self, person: Person) -> Found[str] | None:
        """What the words beside the name or office say."""
        for mention in person.mentions:
            place = mention.country or mention.body_place
            if place is not None:
                start, end = self.marks.bounds(place.first, place.last)
                return Found(place.code, start, end, "country-of-office")
            if mention.body is not None and mention.body.code:
                start, end = self.marks.bounds(mention.body.first, mention.body.last)
                return Found(mention.body.code, start, end, "country-of-body", inferred=True)
        return None

    def _by_clause(self, person: Person) -> Found[str] | None:
        """What the clause says: "led the Omani delegation", "the Omani side, led by"."""
        allegiance = self.allegiance
        told = [self._led(each) or allegiance.on_side(each.last + 1) for each in person.mentions]
        told += [allegiance.by_clause(each.first) for each in person.mentions]
        for reason, mention in zip(told, [*person.mentions] * 2, strict=True):
            if reason and fits_style(self._told(mention), reason.code):
                start, end = self.marks.bounds(reason.first, reason.last)
                return Found(reason.code, start, end, reason.rule, reason.sure)
        return None

    def _led(self, mention: Mention) -> Reason | None:
        return self.allegiance.after_lead(mention.last + 1, mention.sentence)

    def _by_list(self, person: Person) -> Found[str] | None:
        """The side under whose name a list of persons stands."""
        lists = self.page.side_lists
        for mention in person.mentions:
            listed = lists.get(mention.sentence.number)
            if listed is not None:
                start, end = self.marks.bounds(listed.place.first, listed.place.last)
                return Found(listed.place.code, start, end, "country-over-list")
        return None

    def _by_own_style(self, person: Person) -> Found[str] | None:
        """The one country in the world that has an office of this wording."""
        for mention in person.mentions:
            code = only_user(self._told(mention))
            if code:
                return self._inferred(mention, code, "country-of-style", sure=True)
        return None

    def _by_style(self, person: Person) -> Found[str] | None:
        for mention in person.mentions:
            told = self._told(mention)
            code = self.allegiance.by_style(told)
            if code:
                return self._inferred(mention, code, "country-of-style", sure=True)
        return None

    def _by_leader(self, person: Person) -> Found[str] | None:
        """The country whose head of state or minister bears the name."""
        mention = person.titled or person.best
        if mention.head not in _UNIQUE and mention.head not in _MINISTERS:
            return None
        code = leader_of(person.best.tokens)
        if code is None or code in self._across(person):
            return None
        if not fits_style(self._told(mention), code):
            return None
        return self._inferred(mention, code, "country-of-leader", sure=False)

    def _by_exclusion(self, person: Person) -> Found[str] | None:
        mention = person.titled or person.best
        code = self.allegiance.by_exclusion(self._told(mention))
        if code is None or self._is_foreign(person, code, by_name=len(self.parties) != _PAIR):
            return None
        return self._inferred(mention, code, "country-of-style", sure=False)

    def _is_foreign(self, person: Person, code: str, *, by_name: bool = True) -> bool:
        """Whether another holds the office of a country, or only others' officials bear the name.

        The latter is asked `by_name` alone.
        """
        mention = person.titled or person.best
        if mention.head not in _UNIQUE:
            return False
        taken = any(
            found.value == code and found.sure and other is not person
            for other in self.people
            if (found := self._found.get(id(other)))
            and (other.titled or other.best).head == mention.head
            and self._told(other.titled or other.best) == self._told(mention)
        )
        return taken or (by_name and self._bears_foreign_name(mention.tokens[-1], code))

    def _bears_foreign_name(self, surname: str, code: str) -> bool:
        """Whether only others bear a surname: of two parties, whether the other one's do."""
        if len(self.parties) != _PAIR:
            return is_foreign(surname, code)
        other = self.allegiance.other_than(code)
        return is_foreign(surname, code) and other is not None and not is_foreign(surname, other)

    def _by_home(self, person: Person) -> Found[str] | None:
        mention = person.titled or person.best
        if mention.head in _UNIQUE:
            return None
        code = self.allegiance.by_home(self._told(mention))
        if code is not None and mention.head in _POSTED and not self.allegiance.speaker:
            code = self.allegiance.other_than(code)  # posted where the news comes from
        if code is None or code in self._across(person) or self._is_foreign(person, code):
            return None
        return self._inferred(mention, code, "country-of-speaker", sure=False)

    def _across(self, person: Person) -> set[str]:
        """The countries of those who stand across from a person."""
        codes = set()
        for tie in self._ties:
            one, other = self._of_mention[id(tie.one)], self._of_mention[id(tie.other)]
            if tie.is_together or person not in (one, other):
                continue
            found = self._found.get(id(other if person is one else one))
            if found:
                codes.add(found.value)
        return codes

    def _by_name(self, person: Person) -> Found[str] | None:
        code = likely_origin(person.names, self.parties)
        if code and self._is_foreign(person, code):
            return None
        if code and fits_style(self._told(person.best), code):
            return self._inferred(person.best, code, "country-of-name", sure=False)
        return None

    def _by_rest(self, person: Person) -> Found[str] | None:
        """The party that nobody stands for yet, where there is one."""
        taken = {found.value for found in self._found.values()}
        free = [code for code in self.parties if code not in taken]
        if len(free) == 1 and len(self.parties) == 2 and self._is_early(person):
            return self._inferred(person.best, free[0], "country-left", sure=False)
        return None

    def _by_only(self, person: Person) -> Found[str] | None:
        """The country of all the others, where a text reports no tie and tells of one country."""
        codes = {found.value for found in self._found.values()}
        if self.parties or len(codes) != 1:
            return None
        code = next(iter(codes))
        mention = person.titled or person.best
        if mention.title is None or not fits_style(self._told(mention), code):
            return None
        return self._inferred(mention, code, "country-of-others", sure=False)

    def _is_early(self, person: Person) -> bool:
        return any(each.sentence.number < 6 for each in person.mentions)

    # --- by who stands with whom

    def _spread(self, *, sure_only: bool) -> None:
        for _ in range(_ROUNDS):
            changed = False
            for tie in self._ties:
                if tie.is_sure or not sure_only:
                    changed |= self._pass_on(tie, tie.one, tie.other)
                    is_mutual = not (tie.is_together and sure_only)
                    changed |= is_mutual and self._pass_on(tie, tie.other, tie.one)
            if not changed:
                return

    def _spread_back(self) -> None:
        """Give those listed before the last one the side that all of them led or represented."""
        for tie in reversed(self._ties):
            found = self._found.get(id(self._of_mention[id(tie.other)]))
            if tie.is_together and found and found.rule == "country-led":
                self._pass_on(tie, tie.other, tie.one)
                one = self._of_mention[id(tie.one)]
                if one is not self._of_mention[id(tie.other)] and id(one) in self._found:
                    own = self._found[id(one)]
                    if own.rule == "country-of-list":
                        self._found[id(one)] = replace(own, rule="country-led")

    def _pass_on(self, tie: PersonalTie, source: Mention, target: Mention) -> bool:
        one, other = self._of_mention[id(source)], self._of_mention[id(target)]
        known = self._found.get(id(one))
        if known is None or id(other) in self._found:
            return False
        if tie.is_together and source.head in _POSTED:
            return False
        if tie.is_together:
            code: str | None = known.value
        else:
            code = self.allegiance.other_than(known.value) if known.value in self.parties else None
        leads = leader_of(other.best.tokens) if len(other.best.tokens) > 1 else None
        code = None if leads not in (None, code) else code
        if code is None or not fits_style(self._told(target), code):
            return False
        rule = "country-of-list" if tie.is_together else "country-across"
        self._found[id(other)] = self._inferred(target, code, rule, sure=tie.is_sure and known.sure)
        return True

    def _inferred(self, mention: Mention, code: str, rule: str, *, sure: bool) -> Found[str]:
        start, end = self.marks.bounds(mention.first, mention.last)
        return Found(code, start, end, rule, sure, inferred=True)

    def _told(self, mention: Mention) -> list[str]:
        if mention.title is None:
            return []
        return self.marks.folded[mention.title[0] : mention.title[1] + 1]
