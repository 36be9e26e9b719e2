"""The institutions that a release names, and whose they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from loaders.reading.entities.body_countries import Body
from loaders.reading.entities.name_origins import likely_origin
from loaders.reading.entities.office_styles import fits_style
from loaders.reading.lexicon.word_lists import word_list
from loaders.reading.page.page import Place, Sentence
from loaders.reading.page.release import Found
from loaders.reading.page.word_marks import MODIFIER, OFFICE, RANK, SUBJECT, Marks
from loaders.reading.sides.affiliation import Affiliation
from loaders.reading.sides.allegiance import Allegiance, Reason

MOST: Final = 300
"""Institutions of one release at most: the first ones count."""
_JOINT: Final = word_list("institutions: joint")
_MULTILATERAL: Final = word_list("institutions: multilateral")
_NATIONAL_HERE: Final = word_list("institutions: national here")
_MEETING: Final = word_list("institutions: meeting")
_MET: Final = word_list("institutions: met")
_NUMBERS: Final = word_list("institutions: numbers")
_FILLERS: Final = word_list("institutions: fillers")
_BYLINES: Final = 3
"""Lines below a title in which a text says by whom it is."""
_SHORT_FORM: Final = 4
"""Words at most of a short form in brackets."""
_PAIR: Final = 2
_CHIEFS: Final = word_list("institutions: chiefs")
_TELLS: Final = word_list("institutions: tells")
_SIGN_OFF: Final = word_list("institutions: sign off")
_SPEAKS: Final = word_list("institutions: speaks")
_LEGISLATIVE: Final = word_list("institutions: legislative")
_ARMED: Final = word_list("institutions: armed")
_SCHOOLS: Final = word_list("institutions: schools")
_OF_SECURITY: Final = word_list("institutions: of security")
_NO_ACADEMY: Final = word_list("institutions: no academy")


@dataclass(frozen=True)
class FoundInstitution:
    """An institution named, with the words for its name and its country."""

    name: Found[str]
    country: Found[str] | None
    body: Body
    is_joint: bool = False


@dataclass
class _Seen:
    """An institution while the text is read."""

    words: tuple[str, ...]
    reason: Reason | None
    body: Body
    is_joint: bool
    core: frozenset[str]


class InstitutionFinder:
    """Finds the institutions of one page.

    `parties` are the codes of the tie reported, by which a body without a country of its own is
    told.
    """

    def __init__(
        self,
        marks: Marks,
        bodies: Sequence[Body],
        affiliation: Affiliation,
        parties: Sequence[str],
    ) -> None:
        self.marks = marks
        self.page = marks.page
        self.allegiance = Allegiance(marks, parties)
        self.bodies = bodies
        self._of_officials = dict(affiliation.countries_of_bodies())
        self._only = None if parties else affiliation.only_country
        self._short_forms: set[tuple[str, ...]] = set()

    def found(self) -> list[FoundInstitution]:
        """Return the institutions in the order of their first mention, each once."""
        seen: list[_Seen] = []
        previous: _Seen | None = None
        for body in self.bodies:
            each = self._seen(body, previous)
            if each is None:
                continue
            self._give_back(each, previous, seen)
            previous = each
            self._enter(seen, each)
            if len(seen) >= MOST:
                break
        found = [self._found(each) for each in seen]
        return sorted(found, key=lambda each: each.name.start)

    def _seen(self, body: Body, previous: _Seen | None) -> _Seen | None:
        told = tuple(self.marks.folded[body.first : body.last + 1])
        if self._is_short_form(previous, body, told):
            return None
        if told in self._short_forms or not self._counts(body, told):
            return None
        is_joint = self._is_joint(body, told)
        if is_joint:
            return (
                _Seen(told, None, body, True, self._core(body))
                if not self._is_meeting(body)
                else None
            )
        if body.kind == "joint" and self._is_someone_elses(body, told):
            return None
        return _Seen(told, self.reason(body, told, previous), body, False, self._core(body))

    def _is_short_form(self, previous: _Seen | None, body: Body, told: tuple[str, ...]) -> bool:
        """Whether a word in brackets only shortens the name before it: "(DHS)"."""
        n, gaps = body.first, self.marks.gaps
        if len(told) > 1 or n == 0 or gaps[n - 1] != " (":
            return False
        if gaps[self._end_of_capitals(n)][:1] != ")":
            return False
        if previous is not None and previous.body.outer_last + 1 == n:
            self._short_forms.add(told)
        return True

    def _end_of_capitals(self, n: int) -> int:
        """The last word written in capitals from a word on: of "(TNI AL)"."""
        following = range(n + 1, min(n + _SHORT_FORM, self.marks.count))
        for m in following:
            if self.marks.gaps[m - 1] != " " or not self.page.written(m, m).isupper():
                return m - 1
        return n

    # --- what counts

    def _counts(self, body: Body, told: tuple[str, ...]) -> bool:
        if body.kind in ("none", "multilateral") or (body.kind == "seat" and not self._sends(body)):
            return False
        if body.kind in ("academy", "agency") and set(told) & _NO_ACADEMY:
            return False
        if len(told) == 1 and body.code and self._is_unheard_of(body.code):
            return False  # a short form that several bodies have
        if told[-1] == "services" and not set(told) & _ARMED:
            return False
        if set(told) & _LEGISLATIVE or self._is_plain_school(body, told):
            return False
        if self._is_of_others(body, told) or self._is_part(body):
            return False
        sentence = self.page.sentence_of(body.head)
        if sentence.is_heading and (self._signs(body, told) or self._is_byline(body, sentence)):
            return False
        if self._is_of_multilateral(body, sentence) or self._is_in_title(body):
            return False
        if body.kind in ("unit", "plural") or not self._has_subject(body):
            return False
        return len(told) > 1 or body.kind not in ("agency", "joint", "academy", "unit", "ministry")

    def _is_of_others(self, body: Body, told: tuple[str, ...]) -> bool:
        """Whether a body is one of many countries, or of a union that is no party."""
        code = body.country.code if body.country else body.code
        if code is None:
            return told == _OF_THE_UN or bool(set(told) & _MULTILATERAL)
        return code == _UNION and _UNION not in self.allegiance.parties

    def _is_part(self, body: Body) -> bool:
        """Whether a bureau or division is a part of a body: "Bureau of African Affairs"."""
        noun = self.marks.folded[body.head]
        following = self.marks.folded[body.head + 1 : body.head + 2]
        if body.kind == "force" and self._names_another(body.last):
            return True
        return body.code is None and noun in _PARTS and not _OF_PART.isdisjoint(following)

    def _names_another(self, last: int) -> bool:
        """Whether a force's name goes on to a place, fair or rank: "Army Airfield", "Army-2020"."""
        n, gap = last + 1, self.marks.gaps[last]
        if n >= self.marks.count:
            return False
        word = self.marks.folded[n]
        is_rank = bool(self.marks.bits[n] & RANK) and self.marks.capital[n]
        is_place = word in _FACILITIES or (is_rank and word == "general")
        return (gap == " " and is_place) or (gap == "-" and word.isdigit())

    def _is_unheard_of(self, code: str) -> bool:
        """Whether a country is neither a party nor named anywhere on the page."""
        parties = self.allegiance.parties
        if len(parties) < _PAIR or code in parties:
            return False
        return all(place.code != code for place in self.page.countries)

    def _is_in_title(self, body: Body) -> bool:
        """Whether a bare force only stands in an office: "Army chief"."""
        following = self.marks.folded[body.last + 1 : body.last + 2]
        of_minister = (["minister", "of"], ["ministers", "of"], ["minister", "for"])
        if self.marks.folded[max(0, body.first - 2) : body.first] in of_minister:
            return True  # "Minister of Territorial Administration"
        first = body.country.last + 1 if body.country else body.first
        is_bare = body.kind == "force" and 0 <= body.last - first < 2 and body.code is None
        if is_bare and set(following) & _CHIEFS:
            return True
        before = self.marks.folded[max(0, body.first - 3) : body.first]
        before = before[:-1] if before[-1:] == ["the"] else before
        heads = {"minister", "secretary", *(() if body.country else ("chief", "general"))}
        is_office = set(before[-2:-1]) & heads
        return is_bare and bool(is_office) and before[-1] in ("of", "for")

    def _is_plain_school(self, body: Body, told: tuple[str, ...]) -> bool:
        """Whether a university or school is none of the state's security or diplomacy."""
        noun = self.marks.folded[body.head]
        return noun in _SCHOOLS and not set(told) & _OF_SECURITY

    def _has_subject(self, body: Body) -> bool:
        """Whether a name says what the body is for: not "the Smith Administration"."""
        if body.kind not in ("agency", "joint") or body.code or body.country:
            return True
        own = (n for n in range(body.first, body.last + 1) if n != body.head)
        return any(self.marks.bits[n] & (SUBJECT | MODIFIER | OFFICE) for n in own)

    def _sends(self, body: Body) -> bool:
        """Whether a seat of government stands for those sent from it: "Blue House officials"."""
        following = self.marks.folded[body.last + 1 : body.last + 2]
        return bool(set(following) & {"officials", "representatives", "participants", "officers"})

    def _signs(self, body: Body, told: tuple[str, ...]) -> bool:
        """Whether a body in a heading only issues the text or speaks in it."""
        if set(told) & _SIGN_OFF and len(told) < 5:
            return True
        following = self.marks.folded[body.outer_last + 1 : body.outer_last + 2]
        return bool(set(following) & _SPEAKS)

    def _is_byline(self, body: Body, sentence: Sentence) -> bool:
        """Whether a line below the title holds nothing but the body."""
        is_alone = sentence.last - sentence.first <= body.last - body.first + 1
        return is_alone and 0 < sentence.number <= _BYLINES

    def _is_of_multilateral(self, body: Body, sentence: Sentence) -> bool:
        before = self.marks.folded[max(sentence.first, body.outer_first - 2) : body.outer_first]
        return bool(set(before[-1:]) & {"un", "nato", "asean", "nations", "eu's", "coalition"})

    def _is_joint(self, body: Body, told: tuple[str, ...]) -> bool:
        if body.kind != "joint" or body.code:
            return False
        if self._has_pair(body):
            return True
        if body.country is not None or _NATIONAL_HERE & set(told):
            return bool({"joint", "bilateral"} & set(told)) and body.country is None
        noun = self.marks.folded[body.head]
        return bool(_JOINT & set(told)) or noun in ("subgroup", "forum", "room")

    def _is_someone_elses(self, body: Body, told: tuple[str, ...]) -> bool:
        """Whether a group or forum is neither of the pair nor plainly of one country."""
        noun = self.marks.folded[body.head]
        if noun not in ("group", "forum", "room", "board", "committee") or body.code:
            return False
        return body.country is None and not set(told) & _NATIONAL_HERE

    def _has_pair(self, body: Body) -> bool:
        place = body.country
        if place is None or place.first > body.head:
            return False
        before = self.marks.country_to.get(place.first - 1)
        gap = self.marks.gaps[place.first - 1] if place.first else ""
        return before is not None and gap.strip() in ("-", "–", "/", "—")  # noqa: RUF001

    def _is_meeting(self, body: Body) -> bool:
        """Whether a joint body is the meeting reported itself, not one that is named beside it."""
        marks = self.marks
        sentence = self.page.sentence_of(body.head)
        before = marks.folded[max(sentence.first, body.outer_first - 5) : body.outer_first]
        after = marks.folded[body.last + 1 : body.last + 3]
        if set(before) & _MEETING or set(after[:1]) & _MET:
            return True
        ordinals = [word for word in before if word in _NUMBERS or word[:1].isdigit()]
        return bool(ordinals) or (sentence.is_heading and sentence.number == 0)

    # --- whose it is

    def reason(self, body: Body, told: tuple[str, ...], previous: _Seen | None) -> Reason | None:
        """Return what tells the country of a national body."""
        own = self._own(body)
        if own:
            return own
        allegiance = self.allegiance
        before = previous.reason if previous and self._lists(previous, body) else None
        if before and fits_style(told, before.code):
            return Reason(before.code, "country-of-list", body.first, body.last, True, True)
        sentence = self.page.sentence_of(body.head)
        by_clause = None if self._reports(body) else allegiance.by_clause(body.outer_first)
        by_clause = by_clause or allegiance.after_lead(body.outer_last + 1, sentence)
        if by_clause and fits_style(told, by_clause.code):
            return by_clause
        official = self._of_officials.get(body.first)
        if official and official.sure and fits_style(told, official.value):
            return self._with_official(body, official)
        code = allegiance.by_style(told) or allegiance.by_exclusion(told)
        if code:
            return Reason(code, "country-of-style", body.first, body.last, True, True)
        return self._likely(body, told, official)

    def _reports(self, body: Body) -> bool:
        """Whether a body behind a comma only tells the news: ", the Interior Ministry said"."""
        marks, n = self.marks, body.outer_first - 1
        if n >= 0 and marks.folded[n] == "the":
            n -= 1
        following = marks.folded[body.outer_last + 1 : body.outer_last + 4]
        return n >= 0 and "," in marks.gaps[n] and not _TELLS.isdisjoint(following)

    def _likely(
        self, body: Body, told: tuple[str, ...], official: Found[str] | None
    ) -> Reason | None:
        """What only makes a country likely: names, who speaks, for whom all others act."""
        allegiance = self.allegiance
        code = likely_origin(told, allegiance.parties) if body.kind == "academy" else None
        if code:
            return Reason(code, "country-of-name", body.first, body.last, False, True)
        code = allegiance.by_home(told)
        if code:
            return Reason(code, "country-of-speaker", body.first, body.last, False, True)
        if official:
            return self._with_official(body, official)
        if self._only and fits_style(told, self._only):
            return Reason(self._only, "country-of-officials", body.first, body.last, False, True)
        return None

    def _with_official(self, body: Body, official: Found[str]) -> Reason:
        """The country of the official who stands for a body."""
        sure = official.sure
        return Reason(official.value, "country-of-official", body.first, body.last, sure, True)

    def _give_back(self, each: _Seen, previous: _Seen | None, seen: list[_Seen]) -> None:
        """Give a list the country after its last body: "the Army, the Navy and the Police of X"."""
        place = each.body.country
        if place is None or place.first <= each.body.head:
            return
        for other in reversed(seen):
            if previous is None or other is not previous or other.reason or other.is_joint:
                return
            if not self._lists(other, each.body) or not fits_style(other.words, place.code):
                return
            other.reason = self._reason_of(place)._replace(rule="country-of-list", inferred=True)
            each = other
            n = seen.index(other)
            previous = seen[n - 1] if n else None

    def _reason_of(self, place: Place) -> Reason:
        return Reason(place.code, "country-in-name", place.first, place.last, True, False)

    def _own(self, body: Body) -> Reason | None:
        place = body.country
        if place is not None:
            return self._reason_of(place)
        if body.code and not self._is_unheard_of(body.code):
            return Reason(body.code, "country-of-body", body.first, body.last, True, True)
        return None

    def _lists(self, previous: _Seen, other: Body) -> bool:
        """Whether two bodies stand next to each other in a list."""
        marks, one = self.marks, previous.body
        if self.page.sentence_of(one.head) != self.page.sentence_of(other.head):
            return False
        between = marks.folded[one.outer_last + 1 : other.outer_first]
        if len(between) > 4 or not set(between) <= {"and", "the", "as", "well", "of", "or"}:
            return False
        reason = previous.reason
        if between == ["and", "the"] and reason and reason.rule == "country-in-name":
            return False
        return marks.gaps[one.outer_last].strip() in (",", "", "(", ")", "),", "/")

    # --- each once

    def _enter(self, seen: list[_Seen], each: _Seen) -> None:
        for n, other in enumerate(seen):
            if self._is_same(other, each):
                if len(other.words) < len(each.words) or (each.reason and not other.reason):
                    longer = each if len(each.words) >= len(other.words) else other
                    reason = other.reason or each.reason
                    seen[n] = _Seen(longer.words, reason, longer.body, other.is_joint, longer.core)
                return
        seen.append(each)

    def _is_same(self, one: _Seen, other: _Seen) -> bool:
        if one.is_joint != other.is_joint:
            return one.core == other.core and not (one.body.country and other.body.country)
        codes = {each.reason.code for each in (one, other) if each.reason}
        if len(codes) > 1:
            return False
        first, second = one.core, other.core
        if first == second:
            return True
        short, long = sorted((first, second), key=len)
        if len(short) == 1 and len(long) > 1:
            return next(iter(short)) == self._initials(one if long == first else other)
        return len(codes) == 1 and len(short) > 1 and short < long and len(long) - len(short) <= 1

    def _core(self, body: Body) -> frozenset[str]:
        """The words of a name by which it is compared."""
        place = body.country
        own = set(range(place.first, place.last + 1)) if place else set()
        words = self.marks.folded
        return frozenset(
            _SPELLING.get(words[n], words[n])
            for n in range(body.first, body.last + 1)
            if n not in own and words[n] not in _FILLERS
        )

    def _initials(self, each: _Seen) -> str:
        return "".join(word[0] for word in each.words if word not in _FILLERS)

    def _found(self, each: _Seen) -> FoundInstitution:
        start, end = self._bounds(each)
        text = self.page.text
        name = Found(text[start:end], start, end, "joint-body" if each.is_joint else "body-named")
        return FoundInstitution(name, self._country(each.reason), each.body, each.is_joint)

    def _bounds(self, each: _Seen) -> tuple[int, int]:
        body = each.body
        first = body.first
        if each.is_joint and self._has_pair(body):
            assert body.country is not None
            first = self.marks.country_to[body.country.first - 1].first
        return self.marks.bounds(first, body.last)

    def _country(self, reason: Reason | None) -> Found[str] | None:
        if reason is None:
            return None
        start, end = self.marks.bounds(reason.first, reason.last)
        return Found(reason.code, start, end, reason.rule, reason.sure, reason.inferred)


_OF_THE_UN: Final = ("security", "council")
_UNION: Final = "EUE"
_PARTS: Final = word_list("institutions: parts")
_FACILITIES: Final = word_list("institutions: facilities")
_OF_PART: Final = word_list("institutions: of part")
_SPELLING: Final = {"defence": "defense", "centre": "center", "organisation": "organization"}
