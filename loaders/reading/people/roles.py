"""The role of an official in the meeting reported: head, signatory, delegate or mentioned.

A sentence is read around its groups of persons ("A and B", "A, B and C"): what stands before a
group, and the verb after it, tells what its members do. What is only recalled does not count.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from loaders.reading.entities.mention import Mention
from loaders.reading.entities.people import Person
from loaders.reading.entities.signatures import RULE as SIGNED
from loaders.reading.lexicon.word_lists import word_list
from loaders.reading.page.page import Sentence
from loaders.reading.page.release import Found
from loaders.reading.page.word_marks import BODY, HONORIFIC, MODIFIER, NAME, RANK, SUBJECT, Marks
from loaders.reading.people.deeds import (
    ARRIVES,
    INSTRUMENTS,
    LEADS,
    MEETS,
    PASSIVE,
    SIGNS,
    TAKES_PART,
    Deeds,
)

_ORDER: Final = ("mentioned", "delegate", "signatory", "head")

_SAYS: Final = word_list("roles: says")
_BY_HEAD: Final = word_list("roles: by head")
_BEFORE_NAMES: Final = word_list("roles: before names")
_ROOMS: Final = word_list("roles: rooms")
_IN_ROOMS: Final = word_list("roles: in rooms")
_CALLS_ON: Final = word_list("roles: calls on")
_LISTS: Final = word_list("roles: lists")
_OBJECTS: Final = word_list("roles: objects")
_RECALLS: Final = word_list("roles: recalls")
_TALKS: Final = word_list("roles: talks")
_SKIPPED: Final = word_list("roles: skipped")
_CLAUSE: Final = 30
"""Words at most of a clause about a person."""
_STYLES: Final = word_list("roles: styles")
_CHAIRED: Final = word_list("roles: chaired")
_CHAIRED_WITHIN: Final = 5
"""Words before "with" in which a meeting is told to have been chaired."""
_RECEIVING: Final = word_list("roles: receiving")
_OPENING: Final = 8
"""Words of a participle at the head of a sentence."""
_LEAD: Final = 5
"""Sentences of the body in which the news is told."""
_COMPANIONS: Final = word_list("roles: companions")
_APART: Final = 7
"""Words between two persons from which on they are in no list."""
_TOLD: Final = 3
"""Sentences of the body in which "After meeting X, she said" is the news."""
_NEWS: Final = 2
"""Sentences of the body that tell the news itself."""
_SCHEDULED: Final = word_list("roles: scheduled")
_COMPANY: Final = word_list("roles: company")


class _Group(NamedTuple):
    """Persons that stand together in a sentence, in order."""

    mentions: tuple[Mention, ...]
    first: int
    last: int


class RoleFinder:
    """Tells the role of each of the persons of a page."""

    def __init__(self, marks: Marks, people: Sequence[Person]) -> None:
        self.marks = marks
        self.page = marks.page
        self.people = people
        self.deeds = Deeds(marks)
        self._found: dict[int, tuple[int, Found[str]]] = {}
        self._listed: dict[int, tuple[int, str]] = {}
        self._of_mention = {id(each): person for person in people for each in person.mentions}
        previous: _Group | None = None
        for group in self._groups():
            self._read(group)
            if previous is not None:
                self._go_on_listing(previous, group)
            previous = group

    def role(self, person: Person) -> Found[str]:
        """Return the role of a person: head, signatory, delegate or mentioned."""
        found = self._found.get(id(person))
        if found:
            return found[1]
        start, end = self.marks.bounds(person.best.first, person.best.last)
        return Found("mentioned", start, end, "role-mentioned")

    def _go_on_listing(self, previous: _Group, group: _Group) -> None:
        """Let a list of those who came along go on over what stands between two groups."""
        one, other = previous.mentions[-1], group.mentions[0]
        if one.sentence.number != other.sentence.number or id(other) in self._listed:
            return
        between = range(previous.last + 1, group.first)
        folded = self.marks.folded
        ends = any(self.deeds.tells(folded[n]) or folded[n] in _FINITE for n in between)
        goes_on = self.marks.gaps[previous.last][:1] in _GOES_ON
        if id(one) not in self._listed or ends or not goes_on:
            return
        place, rule = self._listed[id(one)]
        self._listed.update({id(each): (place, rule) for each in group.mentions})
        self._enter(group.mentions, "delegate", rule, place)

    # --- groups

    def _groups(self) -> Iterator[_Group]:
        mentions = sorted(
            (each for person in self.people for each in person.mentions), key=lambda m: m.first
        )
        run: list[Mention] = []
        for mention in mentions:
            if run and not self._joins(run[-1], mention):
                yield _Group(tuple(run), run[0].first, run[-1].last)
                run = []
            run.append(mention)
        if run:
            yield _Group(tuple(run), run[0].first, run[-1].last)

    def _joins(self, one: Mention, other: Mention) -> bool:
        if one.sentence.number != other.sentence.number:
            return False
        between = self.marks.folded[one.last + 1 : other.first]
        if self.marks.is_possessive(one.last) and not between:
            return False
        if len(between) >= _APART:
            return False
        is_listed = self.marks.gaps[one.last][:1] in (",", ";") or "and" in between
        owners = range(one.last + 1, other.first)  # "and the NCA's Regional Manager"
        return set(between) <= _BETWEEN or (
            is_listed
            and all(self.marks.capital[n] or self.marks.folded[n] in _BETWEEN for n in owners)
        )

    # --- reading a group

    def _read(self, group: _Group) -> None:
        sentence = group.mentions[0].sentence
        if group.mentions[0].rule == SIGNED:
            return self._enter(group.mentions, "signatory", SIGNED, group.first)
        if sentence.number in self.page.side_lists:
            return self._read_listed(group)
        if self._speaks(group):
            return self._enter(group.mentions, "head", "role-speaker", group.first)
        if self._is_of_news(group):
            return self._enter(self._with_subject(group), "head", "role-met-with", group.first)
        if self._is_recalled(group) or self._is_to_be_met(group):
            return None
        if self._receives(group):
            self._enter(group.mentions[:1], "head", "role-receives", group.first)
        before = list(self._before(group))
        comes_along = any(role == "delegate" for role, _, _ in before)
        after = [] if comes_along else self._after(group)
        for role, rule, place in (*before, *after):
            self._enter_told(group, role, rule, place)
        if sentence.is_heading and sentence.number == 0:
            self._heading(group)
        return None

    def _enter_told(self, group: _Group, role: str, rule: str, place: int) -> None:
        """Give a group the role that a word gives it; who travels with someone comes along."""
        word, mentions = self.marks.folded[place], group.mentions
        if len(mentions) > 2 and word.startswith("represent"):
            self._enter(mentions, "delegate", "role-represents", place)
        elif role == "head" and word in ARRIVES:
            self._enter(mentions[1:], "delegate", "role-travels-with", place)
            self._enter(mentions[:1], role, rule, place)
        else:
            self._enter(mentions, role, rule, place)
        if role == "delegate" and rule in _LISTING:
            self._listed.update({id(each): (place, rule) for each in mentions})

    def _read_listed(self, group: _Group) -> None:
        """What a line under a side's name says: a leader, one who signs, one who came along."""
        sentence = group.mentions[0].sentence
        leads = self.page.side_lists[sentence.number].leads
        told = set(self.marks.folded[leads.first : leads.last + 1]) if leads else set()
        if told & SIGNS:
            self._enter(group.mentions, "signatory", "role-signs-below", group.first)
        elif self._chairs(group.mentions[-1].name.last, sentence):
            self._enter(group.mentions, "head", "role-chair-in-list", group.first)
        else:
            self._enter(group.mentions, "delegate", "role-in-list-of-side", group.first)

    def _chairs(self, last: int, sentence: Sentence) -> bool:
        """Whether "(Co-Chair)" or "(Leader)" stands behind a name in its line."""
        folded, gaps = self.marks.folded, self.marks.gaps
        for n in range(last + 1, sentence.last + 1):
            opens = n - 1 if folded[n - 1] == "co" else n
            if folded[n] in _CHAIRS and gaps[opens - 1].endswith("("):
                return True
        return False

    def _speaks(self, group: _Group) -> bool:
        """Whether a name in capitals with a colon begins what someone says."""
        mention = group.mentions[0]
        if mention.first != mention.sentence.first or len(group.mentions) > 1:
            return False
        start, end = self.marks.bounds(mention.first, mention.last)
        return self.page.text[end : end + 1] == ":" and self.page.text[start:end].isupper()

    def _before(self, group: _Group) -> Iterator[tuple[str, str, int]]:
        """What stands before a group: "led by", "with", "included"."""
        folded, sentence = self.marks.folded, group.mentions[0].sentence
        n = group.first - 1
        while n > sentence.first and (folded[n] in _BEFORE_NAMES or self._is_of_office(n)):
            n -= 1
        n = self._before_room(n, sentence)
        if n > sentence.first and folded[n] == "on" and n + 1 < group.first:
            n -= 1
        if folded[max(0, n - 1) : n + 1] == ["general", "of"]:  # the rank of a general of the army
            n -= 2
        if n < sentence.first:
            return
        if folded[n] == "we" and n == sentence.first:
            yield "head", "role-we", n
        if self.marks.gaps[n][:1] == ":":
            yield from self._before_colon(sentence, n)
            return
        yield from self._after_word(group, folded[n], folded[max(sentence.first, n - 14) : n], n)

    def _before_room(self, n: int, sentence: Sentence) -> int:
        """The word before "at his office", "in his office at the Ministry", or the given one."""
        folded = self.marks.folded
        m = self._before_place(self._before_place(n, sentence), sentence)
        if folded[m] not in _ROOMS:
            return m
        while m > sentence.first and (folded[m] in _ROOMS or folded[m] in _IN_ROOMS):
            m -= 1
        return m if folded[m + 1] in ("at", "in") else n

    def _before_place(self, n: int, sentence: Sentence) -> int:
        """The word before "on Thursday in Oslo", or the given one."""
        page, m = self.page, n
        if self.marks.gaps[n] != " ":
            return n
        while m > sentence.first + 1 and (m in page.city_words or m in page.date_words):
            m -= 1
        return m - 1 if m < n and page.folded[m] in ("in", "on", "at") else n

    def _before_colon(self, sentence: Sentence, n: int) -> Iterator[tuple[str, str, int]]:
        """What the words before a list say of its persons: "Two people co-chaired it: A and B"."""
        for m in range(sentence.first, n + 1):
            word = self.marks.folded[m]
            role = self.deeds.role(word, m)
            if role and word not in ARRIVES:
                yield role, "role-before-colon", m
                return

    def _after_word(
        self, group: _Group, word: str, earlier: list[str], n: int
    ) -> Iterator[tuple[str, str, int]]:
        """What the word before a group says of it, with those that stand before that word."""
        if word == "by":
            yield from self._after_by(earlier, n)
        elif word in ("come", "came") and "with" in earlier[-8:]:
            yield "delegate", "role-came-with", n
        elif word == "did" and earlier[-1:] == ["so"]:
            yield "delegate", "role-so-did", n
        elif word in _LISTS or word in PASSIVE:
            yield from self._in_list(group, word, earlier, n)
        elif word in ("with", "between", "of", "to", "on", "upon", "from"):
            yield from self._after_preposition(word, earlier, n)
        elif word in _OBJECTS and not self._is_of_deed(group, word):
            yield "head", "role-met", n

    def _in_list(
        self, group: _Group, word: str, earlier: list[str], n: int
    ) -> Iterator[tuple[str, str, int]]:
        """What a list says: those met, those who came along, "present were"."""
        if word in PASSIVE:
            if set(earlier[-1:]) & TAKES_PART or ("members" in earlier and _COMPANY & set(earlier)):
                yield "delegate", "role-present", n
        elif word == "including" and self._are_hosts(earlier):
            yield "head", "role-met-with", n
        elif not self.marks.is_possessive(group.last):
            yield "delegate", "role-listed", n

    def _is_to_be_met(self, group: _Group) -> bool:
        """Whether a later part of a text tells whom someone "is scheduled to meet"."""
        sentence, lead = group.mentions[0].sentence, self.page.body[:_NEWS]
        before = self.marks.folded[max(sentence.first, group.first - 5) : group.first]
        is_late = bool(lead) and sentence.number > lead[-1].number
        return is_late and "to" in before[:-1] and not _SCHEDULED.isdisjoint(before)

    def _is_of_deed(self, group: _Group, word: str) -> bool:
        """Whether not a person is welcomed but what he did: "welcomes Minister X's decision"."""
        if not word.startswith("welcom") or not self.marks.is_possessive(group.last):
            return False
        following = set(self.marks.folded[group.last + 1 : group.last + 4])
        return not following & (_TALKS | ARRIVES)

    def _are_hosts(self, earlier: list[str]) -> bool:
        """Whether "met with officials, including" precedes: those named were met."""
        told = set(earlier)
        if told & _COMPANY or "with" not in told:
            return False
        return bool(told & (MEETS | _TALKS))

    def _after_preposition(
        self, word: str, earlier: list[str], n: int
    ) -> Iterator[tuple[str, str, int]]:
        """What "with", "to" and the like go with: talks, a visit, an invitation."""
        near = set(earlier[-3:])
        if word in ("with", "between") and self._is_signed_with(earlier):
            yield "signatory", "role-signed-with", n
        elif word in ("with", "between") and self._is_of_talks(earlier):
            yield "head", "role-met-with", n
        elif word == "of" and "invitation" in near:
            yield "head", "role-invites", n
        elif word == "from" and near & {"call", "visit"}:
            yield "head", "role-called", n
        elif word == "of" and "presence" in near:
            yield "delegate", "role-in-presence", n
        elif word == "of" and "participation" in near:
            yield "delegate", "role-participates", n
        elif word in ("to", "on", "upon") and near & _CALLS_ON:
            yield "head", "role-called-on", n

    def _is_signed_with(self, earlier: list[str]) -> bool:
        """Whether an instrument was signed "with" someone, in these words and no others' talks."""
        at = max((n for n, word in enumerate(earlier) if word in SIGNS), default=None)
        told = set(earlier[at:]) if at is not None else set()
        return bool(told & INSTRUMENTS) and not told & (MEETS | _TALKS)

    def _is_of_office(self, n: int) -> bool:
        """Whether a word before a person is of the office or style: "Royal Highness"."""
        bits, word = self.marks.bits[n], self.marks.folded[n]
        is_known = bits & (BODY | SUBJECT | MODIFIER | HONORIFIC | RANK) or word in _STYLES
        is_known = is_known or not bits & NAME or n in self.marks.country_to
        return self.marks.capital[n] and bool(is_known) and n not in self.page.city_words

    def _after_by(self, earlier: list[str], n: int) -> Iterator[tuple[str, str, int]]:
        """What is done by a group: a delegation led, a visitor accompanied, a text signed."""
        near = set(earlier[-4:])
        sentence = self.page.sentence_of(n)
        if "behalf" in earlier[-6:] and SIGNS & set(self.marks.folded[sentence.first : n]):
            yield "signatory", "role-signed-for", n
            return
        if near & {"accompanied", "joined", "attended"}:
            yield "delegate", "role-accompanied-by", n
        elif set(earlier[-6:]) & _BY_HEAD or set(earlier[-1:]) & {"side", "delegation", "team"}:
            yield "head", "role-led-by", n
        elif set(earlier) & SIGNS or self._is_of_signing(sentence, n):
            yield "signatory", "role-signed-by", n

    def _is_of_signing(self, sentence: Sentence, n: int) -> bool:
        """Whether "by" goes with the signing of an instrument that has a long name."""
        told = self.marks.folded[sentence.first : n]
        return "signing" in told and not INSTRUMENTS.isdisjoint(told)

    def _is_of_talks(self, earlier: list[str]) -> bool:
        """Whether "with" or "between" goes with a meeting, not with who came along."""
        told = set(earlier)
        if told & {"together", "along"} and told & TAKES_PART:
            return False
        if set(earlier[-_CHAIRED_WITHIN:]) & _CHAIRED:
            return True
        return bool(told & (MEETS | _TALKS | {"visit", "work"}))

    def _after(self, group: _Group) -> Iterator[tuple[str, str, int]]:
        marks, sentence = self.marks, group.mentions[0].sentence
        n = group.last + 1
        if marks.is_possessive(group.last):
            yield from self._of_theirs(group, n)
            return
        if n <= sentence.last and marks.gaps[group.last][:1] in ('"', "”"):
            return
        seen = 0
        n = self._after_company(n, sentence)
        n = self._after_clause(self._after_country(n), sentence)
        while n <= sentence.last and seen < 9:
            word = marks.folded[n]
            if word in _SAYS:
                return
            role = self.deeds.role(word, n)
            is_verb = word[-1:] in "sd" or word in _MADE
            if is_verb and self._opens_with_meeting(sentence, group.first):
                role = "head"
            if role:
                yield role, "role-leads" if word in LEADS else "role-of-verb", n
                return
            if word not in _SKIPPED and not word[:1].isdigit() and marks.gaps[n][:1] != ",":
                seen += 2
            seen += 1
            n += 1

    def _after_company(self, n: int, sentence: Sentence) -> int:
        """The word after "and a number of officers" behind a person, or the given one."""
        folded, m = self.marks.folded, n + 1
        if folded[n : n + 1] != ["and"]:
            return n
        while m <= sentence.last and folded[m] in _COMPANIONS:
            m += 1
        return m if m > n + 2 else n

    def _after_country(self, n: int) -> int:
        """The word after "of Peru" behind a name; the given one where no such words are."""
        marks = self.marks
        place = marks.country_from.get(n + 1) if marks.folded[n : n + 1] == ["of"] else None
        return place.last + 1 if place and not place.is_demonym else n

    def _after_clause(self, n: int, sentence: Sentence) -> int:
        """The word after "(COAS), who is on a visit to Peru,", where such stands after a person."""
        marks = self.marks
        if n < sentence.last and marks.gaps[n - 1] == " (" and marks.gaps[n][:1] == ")":
            n += 1
        if n > sentence.last or marks.folded[n] != "who" or marks.gaps[n - 1][:1] not in ",)":
            return n
        ends = (m for m in range(n, min(sentence.last, n + _CLAUSE)) if marks.gaps[m][:1] == ",")
        end = next(ends, None)
        return n if end is None else end + 1

    def _opens_with_meeting(self, sentence: Sentence, first: int) -> bool:
        """Whether a sentence begins "Following a meeting with ...," before a group."""
        folded = self.marks.folded
        if folded[sentence.first] not in ("following", "after") or not self._is_first(sentence):
            return False
        opening = folded[sentence.first : sentence.first + 6]
        is_closed = any(self.marks.gaps[n][:1] == "," for n in range(sentence.first, first))
        return is_closed and bool(set(opening) & _TALKS)

    def _of_theirs(self, group: _Group, n: int) -> Iterator[tuple[str, str, int]]:
        """What follows a possessive: "X's call with Y"."""
        following = self.marks.folded[n : n + 4]
        if set(following) & (_TALKS | ARRIVES) and group.mentions[0].sentence.is_heading:
            yield "head", "role-own-meeting", n

    def _heading(self, group: _Group) -> None:
        sentence = group.mentions[0].sentence
        told = set(self.marks.folded[sentence.first : sentence.last + 1])
        if told & (_TALKS | MEETS | ARRIVES | LEADS | _APPEARS):
            self._enter(group.mentions, "head", "role-in-heading", group.first)

    def _is_recalled(self, group: _Group) -> bool:
        sentence = group.mentions[0].sentence
        before = self.marks.folded[max(sentence.first, group.first - 7) : group.first]
        if sentence.is_heading:
            return False
        before = [w for n, w in enumerate(before) if before[n - 1 : n + 1] != ["the", "following"]]
        if self._is_behind_opening(sentence, group.first):
            return False
        opens = before[:1] in (["following"], ["after"]) and "meeting" in before
        lead = self.page.body[:_TOLD]
        if opens and lead and sentence.number <= lead[-1].number:
            return False
        if before[:1] == ["earlier"] and self.marks.gaps[sentence.first] == ", ":
            before = before[1:]  # "Earlier, A and B signed": on the same day
        told = set(before) - ({"last"} if self._is_of_late(before) else set())
        return bool(told & _RECALLS) and not set(before[-3:]) & {"by"}

    def _is_behind_opening(self, sentence: Sentence, first: int) -> bool:
        """Whether "During the visit," or "After the talks," opens a sentence of the news."""
        lead = self.page.body[:_LEAD]
        if self.marks.folded[sentence.first] not in _OPENS or not lead:
            return False
        clause = range(sentence.first, min(first, sentence.first + _CLAUSE))
        is_closed = any(self.marks.gaps[n][:1] == "," for n in clause)
        return is_closed and sentence.number <= lead[-1].number

    def _is_of_late(self, before: list[str]) -> bool:
        """Whether "last" is said of days that are still news: "last week", "last Friday"."""
        after = before[before.index("last") + 1 :] if "last" in before else []
        return bool(after) and (after[0] in ("week", "night") or after[0].endswith("day"))

    def _is_of_news(self, group: _Group) -> bool:
        """Whether "said during his meeting with" precedes where the news is told."""
        sentence = group.mentions[0].sentence
        lead = self.page.body[:_LEAD]
        before = self.marks.folded[max(sentence.first, group.first - 7) : group.first]
        is_with = "with" in before[-3:] and bool(set(before) & {"during", "after", "following"})
        is_theirs = bool(set(before) & {"his", "her", "their"} and set(before) & _TALKS)
        is_told = bool(lead) and sentence.number <= lead[-1].number
        return is_told and is_with and is_theirs

    def _with_subject(self, group: _Group) -> list[Mention]:
        """The persons of a group and the one who stands before it in the sentence."""
        number = group.mentions[0].sentence.number
        before = [
            each
            for person in self.people
            for each in person.mentions
            if each.sentence.number == number and each.last < group.first
        ]
        last = max(before, key=lambda each: each.first, default=None)
        return [*group.mentions, *([last] if last else [])]

    def _receives(self, group: _Group) -> bool:
        """Whether a sentence begins "Receiving the delegation," before a person."""
        sentence = group.mentions[0].sentence
        first = self.marks.folded[sentence.first]
        return first in _RECEIVING and group.first <= sentence.first + _OPENING

    def _is_first(self, sentence: Sentence) -> bool:
        return bool(self.page.body) and sentence.number <= self.page.body[0].number

    def _enter(self, mentions: Sequence[Mention], role: str, rule: str, place: int) -> None:
        rank = _ORDER.index(role)
        start, end = self.marks.bounds(place, place)
        for mention in mentions:
            key = id(self._of_mention[id(mention)])
            if key not in self._found or self._found[key][0] < rank:
                self._found[key] = (rank, Found(role, start, end, rule))


_FINITE: Final = word_list("roles: finite")
_GOES_ON: Final = frozenset([",", " ", "(", ";"])
_LISTING: Final = frozenset(
    ["role-listed", "role-present", "role-before-colon", "role-accompanied-by", "role-came-with"]
)
_OPENS: Final = word_list("roles: opens")
_CHAIRS: Final = word_list("roles: chairs")
_APPEARS: Final = word_list("roles: appears")
_MADE: Final = word_list("roles: made")
_BETWEEN: Final = word_list("roles: between")
