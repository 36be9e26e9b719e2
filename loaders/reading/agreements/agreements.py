"""Instruments between the parties that a text names: kind, subject, status, date, who signed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from graph.language import dates
from graph.language.date_words import DateWords
from graph.language.fold import words
from graph.language.plain_words import plain_word
from loaders.reading.agreements import signing
from loaders.reading.agreements.agreement_status import STANDING, entry_into_force, status_of
from loaders.reading.agreements.instruments import InstrumentFinder, Phrase, next_noun, told_below
from loaders.reading.agreements.notices import notice_of
from loaders.reading.lexicon.word_lists import rows, word_set
from loaders.reading.page.page import Page
from loaders.reading.page.pairs import Pair
from loaders.reading.page.release import Found

_LOOSE: Final = word_set(
    "cooperation the of in and on for to a field area strengthening boost enhancing strengthen "
    "enhance promoting between deepen deepening development"
)
_FEW: Final = 1
_MOSTLY: Final = 0.66
"""Share of the telling words of a subject that make two subjects one."""
_PEACE: Final = frozenset(["peace", "ceasefire"])
_BOTH: Final = (["both", "sides"], ["two", "sides"], ["both", "countries"], ["two", "countries"])
_CLAUSE_ENDS: Final = frozenset(',;”“"—')
_GOES_ON: Final = word_set("signed dated concluded in on which and adopted initialled agreed")
_MOST: Final = 60
"""Instruments at most of one text."""
_ISSUED: Final = frozenset(["joint-statement", "declaration"])
"""Kinds of texts that the parties issue, which need not be about anything."""
_OF_TWO: Final = word_set("bilateral")
_PAIR: Final = 2
_PAIRS_LOOKED_AT: Final = 8
_OPENING: Final = 3
_BESIDE: Final = 12
"""Words after a phrase in which its parties are named."""
_FAR: Final = 30
"""Words after the word for signing within which the day of it stands."""
_DAY: Final = 10
_SAYS: Final = word_set("said says added noted read reads")
_YEAR: Final = 4
_MADE: Final = frozenset(["signed", "renewed", "agreed"])
_LEAD: Final = 2
"""Sentences of the body that tell what a heading announces."""
"""Characters of a full date."""
_SIGNATURES: Final = word_set("signature signing conclusion")
_SIGNATURE_WITHIN: Final = 9
"""Words before an instrument in which its signature and the day of it are told."""
_LONG_WINDED: Final = 8
"""Words of a subject beyond which a shorter wording is better."""


@dataclass(frozen=True)
class Agreement:
    """What is found of one instrument; `is_told` where words say its status.

    `entry` is the day on which it entered into force, told in a sentence of its own; `codes` are
    its parties where the text names more than those of the tie, `bodies` the
    institutions that it binds.
    """

    kind: Found[str]
    subject: Found[str]
    status: Found[str]
    date: Found[str] | None
    first: int
    last: int
    codes: frozenset[str] = frozenset()
    bodies: tuple[Found[str], ...] = ()
    signatories: tuple[Found[str], ...] = ()
    name: Found[str] | None = None
    is_told: bool = True
    entry: Found[str] | None = None


@cache
def _qualifiers() -> frozenset[str]:
    return frozenset(row["words"] for row in rows("instrument_qualifiers"))


class AgreementFinder:
    """Finds the instruments of a page whose parties, bodies and persons are known.

    `bodies` are names with the place of their first mention, `persons` those who may have signed.
    """

    def __init__(
        self,
        page: Page,
        parties: Sequence[str],
        series: Found[str] | None = None,
        bodies: Sequence[Found[str]] = (),
        persons: Sequence[signing.Signer] = (),
    ) -> None:
        self.page = page
        self.parties = frozenset(parties)
        self.series = series
        self.bodies = bodies
        self.persons = persons
        self._finder = InstrumentFinder(page)
        self.pairs: dict[int, list[Pair]] = {}
        for pair in page.country_pairs:
            if len(pair.codes) == _PAIR:
                self.pairs.setdefault(page.sentence_of(pair.first).number, []).append(pair)

    def found(self) -> list[Agreement]:
        """Return every instrument once, in the order of first mention."""
        kept: list[Agreement] = []
        for phrase in self._finder.phrases():
            if len(kept) == _MOST:
                break
            if phrase.is_taken_up and self._takes_up(phrase, kept):
                continue
            agreement = self._agreement(phrase)
            if agreement is None or (phrase.is_taken_up and not self._is_told_anew(agreement)):
                continue
            same = next((n for n, each in enumerate(kept) if _is_same(each, agreement)), None)
            if same is None:
                kept.append(agreement)
            else:
                kept[same] = _fuller(kept[same], agreement)
        return self._with_signers_of_all(self._without_loose_headings(kept))

    def _without_loose_headings(self, kept: list[Agreement]) -> list[Agreement]:
        """The instruments without those of headings that only say what one is to do.

        "A and B sign agreement to strengthen security" is the agreement that the text then names.
        """
        told = [e for e in kept if not self.page.sentence_of(e.first).is_heading]
        named = {each.kind.value for each in told}
        return [
            each
            for each in kept
            if each in told
            or not (
                (each.kind.value in named and self._is_loose_heading(each))
                or self._is_told_below(each, told)
            )
        ]

    def _is_told_below(self, heading: Agreement, told: Sequence[Agreement]) -> bool:
        """Whether a heading's "agreement" is what the text then calls by its kind: a memorandum."""
        if heading.date or heading.signatories:
            return False
        other = [each for each in told if each.is_told and each.status.value in _MADE]
        if len(other) == 1 and heading.kind.value in ("agreement", other[0].kind.value):
            return self._is_in_lead(other[0])
        if heading.kind.value != "agreement":
            return False
        other = [each for each in other if each.kind.value != "agreement"]
        mine = {plain_word(word) for word in words(heading.subject.value)}
        return len(other) == 1 and (
            heading.subject.rule == "subject-is-noun"
            or mine <= {plain_word(word) for word in words(other[0].subject.value)}
            or _overlap(heading.subject.value, other[0].subject.value)
        )

    def _is_in_lead(self, agreement: Agreement) -> bool:
        lead = self.page.body[:_LEAD]
        return bool(lead) and agreement.first <= lead[-1].last

    def _is_loose_heading(self, agreement: Agreement) -> bool:
        page = self.page
        n = page.word_at(agreement.subject.start)
        is_heading = page.sentence_of(agreement.first).is_heading
        return is_heading and n > 0 and page.folded[n - 1] == "to" and agreement.date is None

    def _with_signers_of_all(self, kept: list[Agreement]) -> list[Agreement]:
        """The instruments with those who "signed the documents", where no one else is named."""
        signers = signing.signers_of_documents(self.page, self.persons) if kept else ()
        return [
            replace(each, signatories=signers)
            if signers and each.status.value == "signed" and not each.signatories
            else each
            for each in kept
        ]

    def _is_told_anew(self, agreement: Agreement) -> bool:
        """Whether "the joint statement", not named before, is told by its date or its issue."""
        is_text = agreement.kind.value in ("joint-statement", "declaration")
        if agreement.kind.value == "other" and agreement.last > agreement.first:
            return agreement.is_told and agreement.date is not None  # "the work plan, signed in"
        if not _SAYS.isdisjoint(self.page.folded[agreement.last + 1 : agreement.last + 2]):
            return False  # "the statement said": what someone told the press
        return is_text and (agreement.is_told or agreement.date is not None)

    def _takes_up(self, phrase: Phrase, kept: list[Agreement]) -> bool:
        """Add what is said of "the agreement" to the last one of its kind, if there is one."""
        same = [n for n, each in enumerate(kept) if each.kind.value == phrase.head.kind]
        if not same:
            return False
        entry = entry_into_force(self.page, phrase.sentence)
        if entry:
            kept[same[-1]] = replace(kept[same[-1]], entry=entry)
            return True
        date = self._date(phrase)
        status, is_told = status_of(self.page, phrase, date)
        said = replace(
            kept[same[-1]],
            status=status,
            is_told=is_told,
            date=_found_date(date),
            signatories=signing.signatories(self.page, phrase, self.persons),
            name=None,
        )
        last = kept[same[-1]]
        if date and last.date and not _dates_agree(date[0], last.date.value):
            return False
        kept[same[-1]] = _fuller(last, said)
        return True

    def _agreement(self, phrase: Phrase) -> Agreement | None:
        page, head = self.page, phrase.head
        subject = self._subject(phrase)
        high = min(phrase.sentence.last, phrase.last + _BESIDE)
        near = page.countries_within(phrase.first, high)
        codes = frozenset(place.code for place in near)
        if codes - self.parties and not self.parties <= codes:
            return None
        if self._is_of_others(phrase) or self._ends_a_war_of_others(phrase):
            return None
        date = self._date(phrase)
        status, is_told = status_of(page, phrase, date)
        notice = None if is_told else notice_of(page, phrase)
        if notice:
            is_told, day = True, notice.date
            status = self._words(notice.status, notice.first, notice.last, "status-of-notice")
            date = (day.readings[0][0], day) if day else date
        if date and not _is_of_status(date[0], status.value):
            date = None
        if subject.rule == "subject-is-noun" and head.kind not in _ISSUED:
            bound = signing.bodies(page, phrase, self.bodies)
            is_one = is_told and not page.folded[head.last].endswith("s") and bool(date or bound)
            if not is_one:
                return None
        is_standing = not is_told or page.text[status.start : status.end].casefold() in STANDING
        is_recalled = is_standing and status.value == "in-force"
        if is_recalled and not self._is_of_pair(phrase):
            return None
        if date and _is_to_come(page, date[0], status.value):
            date = None
        return Agreement(
            kind=self._words(head.kind, head.first, head.last, "instrument-noun"),
            subject=subject,
            status=status,
            date=_found_date(date),
            first=phrase.first,
            last=phrase.last,
            codes=codes if self.parties < codes else frozenset(),
            bodies=signing.bodies(page, phrase, self.bodies),
            signatories=signing.signatories(page, phrase, self.persons),
            name=self._name(phrase),
            is_told=is_told,
            entry=self._entry_told_next(phrase),
        )

    def _entry_told_next(self, phrase: Phrase) -> Found[str] | None:
        """The day of "It entered into force on ..." in the sentence that follows."""
        number = phrase.sentence.number + 1
        if number >= len(self.page.sentences):
            return None
        sentence = self.page.sentences[number]
        is_its = self.page.folded[sentence.first] == "it"
        return entry_into_force(self.page, sentence) if is_its else None

    def _is_of_pair(self, phrase: Phrase) -> bool:
        """Whether the words around an instrument that is only recalled say that it is the tie's."""
        page, sentence = self.page, phrase.sentence
        if _OF_TWO & set(page.folded[phrase.first : phrase.head.first]):
            return True
        low = max(sentence.first, phrase.first - _BESIDE)
        high = min(sentence.last, phrase.last + _BESIDE)
        codes = {place.code for place in page.countries_within(low, high)}
        both = any(page.folded[n : n + 2] in _BOTH for n in range(low, high))
        both = both or bool({"their", "our"} & set(page.folded[phrase.first - 2 : phrase.first]))
        after = page.folded[phrase.head.last + 1 : phrase.head.last + 2]
        is_with = after in (["with"], ["between"]) and bool(codes & self.parties)
        return both or is_with or len(codes & self.parties) > 1

    def _is_of_others(self, phrase: Phrase) -> bool:
        """Whether the sentence tells of another pair, with one of the parties or with none."""
        for pair in self.pairs.get(phrase.sentence.number, ())[:_PAIRS_LOOKED_AT]:
            if pair.first <= phrase.first and pair.codes - self.parties:
                return not self.parties <= pair.codes
        return False

    def _ends_a_war_of_others(self, phrase: Phrase) -> bool:
        """Whether a peace or ceasefire is one that the parties only talk about."""
        page, sentence = self.page, phrase.sentence
        if _PEACE.isdisjoint(page.folded[phrase.first : phrase.head.first]):
            return False
        own = page.folded[sentence.first : sentence.last + 1]
        codes = {p.code for p in page.countries_within(sentence.first, sentence.last)}
        both = any(own[n : n + 2] in _BOTH for n in range(len(own)))
        return bool(codes - self.parties) or not (both or self.parties <= codes)

    # --- what it is called and about

    def _name(self, phrase: Phrase) -> Found[str] | None:
        """The proper name of the instrument, where it has one."""
        page, head = self.page, phrase.head
        first = self._after_countries(phrase)
        is_plural = page.folded[head.last].endswith("s")
        if is_plural or first >= head.first or not page.is_capital(first):
            return None
        if not page.is_capital(head.first):
            return None
        return self._words(page.written(first, head.last), first, head.last, "instrument-name")

    def _after_countries(self, phrase: Phrase) -> int:
        """The first word of the phrase that is no date and names no country."""
        page, n = self.page, phrase.first
        while n < phrase.head.first and (n in page.country_words or n in page.date_words):
            n += 1
        return n

    def _after_qualifiers(self, phrase: Phrase) -> int:
        """The first word of the phrase that tells what it is about, or the noun."""
        n = self._after_countries(phrase)
        while n < phrase.head.first and self.page.folded[n] in _qualifiers():
            n += 1
        return n

    def _subject(self, phrase: Phrase) -> Found[str]:
        page, head, told = self.page, phrase.head, phrase.subject
        is_text = head.kind in _ISSUED
        first = self._after_qualifiers(phrase)
        is_telling = first < head.first
        if is_text and is_telling:
            first = self._after_countries(phrase)
        if is_text and is_telling:
            return self._told(first, told[1] if told else head.last, "subject-whole-name")
        if told:
            opener = page.folded[told[0] - 1]
            is_whole = is_telling and opener in ("for", "of") and page.is_capital(first)
            if not is_telling or opener != "to":
                return self._told(first if is_whole else told[0], told[1], "subject-after-noun")
        if is_telling:
            return self._told(first, head.first - 1, "subject-before-noun")
        if head.kind == "joint-statement" and self.series:
            return replace(self.series, rule="subject-of-series")
        within = self._finder.subject_within(phrase)
        if within:
            return self._told(*within, "subject-within-noun")
        below = told_below(page, phrase)
        if below:
            return self._told(*below, "subject-in-next-sentence")
        return self._told(head.first, head.last, "subject-is-noun")

    def _told(self, first: int, last: int, rule: str) -> Found[str]:
        return self._words(self.page.written(first, last), first, last, rule)

    # --- when

    def _date(self, phrase: Phrase) -> tuple[str, DateWords] | None:
        """The date that stands in the phrase, right after it, or right before."""
        page, sentence = self.page, phrase.sentence
        low = page.words[max(sentence.first, phrase.first - 2)].start
        high = page.words[min(sentence.last, phrase.last + 10)].end
        told = [each for each in page.dates_within(low, high) if each.readings]
        told = [each for each in told if not self._is_cut_off(phrase, each)]
        near = [e for e in told if page.word_at(e.start) > phrase.head.last] or told
        near = self._of_signature(phrase) or near
        near = [e for e in told if e.end <= page.words[phrase.head.first].start] or near
        if not near and signing.is_signed(page, phrase):
            told = [e for e in page.dates_within(sentence.start, sentence.end) if e.readings]
            told = [each for each in told if not self._is_cut_off(phrase, each)]
            verb = signing.place_of_signing(page, phrase) or sentence.first
            near = [e for e in told if -3 <= page.word_at(e.start) - verb <= _FAR]
            near += [e for e in told if page.word_at(e.start) - sentence.first <= _OPENING]
        return (near[0].readings[0][0], near[0]) if near else None

    def _of_signature(self, phrase: Phrase) -> list[DateWords]:
        """The date in "the signature in May 2012 of the arrangement"."""
        page = self.page
        low = max(phrase.sentence.first, phrase.first - _SIGNATURE_WITHIN)
        before = page.folded[low : phrase.first]
        if _SIGNATURES.isdisjoint(before) or "of" not in before[-2:]:
            return []
        n = low + next(n for n, word in enumerate(before) if word in _SIGNATURES)
        start, end = page.words[n].end, page.words[phrase.first].start
        return [each for each in page.dates_within(start, end) if each.readings]

    def _is_cut_off(self, phrase: Phrase, date: DateWords) -> bool:
        """Whether another clause begins between an instrument and a date, or it is a period."""
        page = self.page
        first = page.word_at(date.start)
        if first and page.folded[first - 1] == "for":
            return True
        if len(date.readings[0][0]) == _YEAR and self._is_period(phrase, first):
            return True
        years = {len(each) for reading in date.readings for each in reading if each}
        if years == {_YEAR} and first == phrase.head.last + 1 and date.readings[0][1]:
            return True
        if first > phrase.last + 1 and next_noun(page, phrase.last + 1, first) < first:
            return True  # the date of another instrument: "replaces the arrangement of 1998"
        for n in range(phrase.last, page.word_at(date.start)):
            gap = page.gap(n)
            if set(gap) & _CLAUSE_ENDS and page.folded[n + 1] not in _GOES_ON:
                return True
        return False

    def _is_period(self, phrase: Phrase, n: int) -> bool:
        """Whether a year before a programme or plan is the one it is for: "the 2023 programme"."""
        return phrase.first <= n < phrase.head.first and phrase.head.kind in ("other", "roadmap")

    def _words(self, value: str, first: int, last: int, rule: str) -> Found[str]:
        own = self.page.words
        return Found(" ".join(value.split()), own[first].start, own[last].end, rule)


def _is_to_come(page: Page, date: str, status: str) -> bool:
    """Whether a date lies behind the report's, so that nothing can have been signed on it."""
    published = page.release.published
    if not published or status == "under-negotiation":
        return False
    return (dates.days(date).earliest or published) > published


def _is_of_status(date: str, status: str) -> bool:
    """Whether a date may be that of a status: a year alone is none of what is yet to be signed."""
    return len(date) == _DAY or status not in ("under-negotiation", "renewed")


def _found_date(date: tuple[str, DateWords] | None) -> Found[str] | None:
    return Found(date[0], date[1].start, date[1].end, "date-beside-noun") if date else None


def _is_same(one: Agreement, other: Agreement) -> bool:
    """Whether two phrases name one instrument: kind, words of the subject and date agree."""
    if one.kind.value != other.kind.value:
        return False
    if one.date and other.date and not _dates_agree(one.date.value, other.date.value):
        return False
    bound = [{each.value for each in agreement.bodies} for agreement in (one, other)]
    if all(bound) and not bound[0] & bound[1]:
        return False
    mine, yours = (set(each.subject.value.casefold().split()) for each in (one, other))
    if "subject-is-noun" in (one.subject.rule, other.subject.rule):
        return one.status.value == other.status.value or not (one.is_told and other.is_told)
    return mine <= yours or yours <= mine or _overlap(one.subject.value, other.subject.value)


def _overlap(one: str, other: str) -> bool:
    """Whether two wordings of a subject share most of the words that tell it."""
    mine, yours = ({plain_word(word) for word in words(each)} - _LOOSE for each in (one, other))
    return len(mine & yours) > _FEW and len(mine & yours) >= _MOSTLY * min(len(mine), len(yours))


def _dates_agree(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _fuller(one: Agreement, other: Agreement) -> Agreement:
    """What two phrases tell of one instrument."""
    if other.date and not one.date:
        one = replace(one, date=other.date)
        if other.is_told:
            one = replace(one, status=other.status, is_told=True)
    if other.is_told and not one.is_told:
        one = replace(one, status=other.status, is_told=True)
    return replace(
        one,
        subject=_longer(one.subject, other.subject),
        name=one.name or other.name,
        bodies=one.bodies or other.bodies,
        signatories=max(one.signatories, other.signatories, key=len),
        entry=one.entry or other.entry,
    )


def _longer(one: Found[str], other: Found[str]) -> Found[str]:
    """The fuller of two wordings of one subject, unless it is long-winded."""
    if one.rule == "subject-is-noun":
        return other
    mine, yours = (set(each.value.casefold().split()) for each in (one, other))
    return other if mine < yours and len(yours) <= _LONG_WINDED else one
