"""Phrases that name an instrument: a noun such as "memorandum of understanding" and what is its.

Instruments of many countries are left out, and so is a noun that names nothing.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from loaders.reading.lexicon.word_lists import rows, word_set
from loaders.reading.page.page import HYPHENS, Page, Sentence

OF_SUBJECT: Final = word_set("on for to concerning regarding in about against relating covering")
ENDS_SUBJECT: Final = word_set(
    "signed which that was were is are has have had will would between with by after during "
    "following today yesterday while who whose when where since as including under also said "
    "aims aimed be been being this these through at before launched from it among expired "
    "likely comes next last concluded reached dated initialled inked ratified renewed extended "
    "could can may might should must did does do highlights adds allows enables provides"
)
_LEFT_STOPS: Final = word_set(
    "the a an this that their its our his her these those signed sign signing signs of to and "
    "on in at by with under renewing renewed renew implementing implement new existing "
    "proposed first other recent earlier previous current draft negotiating negotiate "
    "concluding conclude concluded finalising finalizing finalise finalize exchanged exchange "
    "inked extended extend extending issued issue adopted adopt released announce announced "
    "announcing two three four five several both historic landmark or for welcomed welcome "
    "transmitting ratified such begin beginning establish from between as per be is was were "
    "has have had begun reach reached any no some all into also discuss discussed discussing "
    "pursuant via through since following including includes include included revised updated "
    "another latest ink hailed review reviewed holds seek seeks sought launch "
    "launched not possible early if need said says which who text replace replaced replaces "
    "conclusion more six seven many list"
)
_BARE: Final = word_set("the this that these those said its their such")
_SHAPED: Final = word_set(
    "sign signed signing signs inked inks ink initialled initialed exchanged concluded conclude "
    "concluding entered finalised finalized sealed renew renewed renewing renewal extend extended "
    "extending extension prolong prolonged negotiate negotiating negotiation negotiations "
    "negotiated finalise finalize finalising finalizing finalisation finalization draft drafted "
    "drafting propose proposed signature signatures initial initialling negotiated ratified "
    "ratify ratification expired terminated"
)
_BROUGHT: Final = word_set(
    "agreed launch launched launching adopted adopt issued unveiled endorsed"
)
_WERE_SIGNED: Final = word_set("were was have has been also signed concluded initialled")
_SEVERAL: Final = 2
_LENGTHS: Final = word_set("a another one two three four five six seven eight nine ten further")
_STANDING: Final = word_set(
    "under pursuant accordance existing force implementing implement implementation since recalled "
    "anniversary within framework longstanding standing between bilateral"
)
_GAPS: Final = frozenset([" ", "-", "–", " – ", "/", "’ ", "' ", "‑"])  # noqa: RUF001
_FIELDS: Final = word_set("field fields area areas sphere spheres domain domains")
_TO_OFFICES: Final = (["memorandum", "for"], ["memorandums", "for"], ["memorandum", "to"])
_COVERS: Final = word_set("covers concerns governs regulates")
_OPENING_OF_NEXT: Final = 5
"""Words with which a sentence goes on to say what an instrument is about."""
_TELLING: Final = word_set("cooperation co exchanges consultations")
_PLACES: Final = word_set("presence north south east west centre center city capital town margins")
_OTHER_NOUNS: Final = word_set("organisation organization initiative council body bodies")
_NO_SUBJECT: Final = word_set(
    "eve behalf basis occasion margins sidelines part side day morning fringes monday tuesday "
    "wednesday thursday friday saturday sunday"
)
_IN_WHICH: Final = (["in", "which"], ["by", "which"], ["under", "which"])
_AIM_WITHIN: Final = 7
"""Words behind "in which" or "whose" in which an aim begins with "to"."""
_OPENERS: Final = word_set("on for to regarding concerning pertaining relating")
_BETWEEN: Final = word_set("the and of government governments two three countries sides ministries")
_LONGEST_ITEM: Final = 6
"""Words after a comma within which "and" shows that a list goes on."""
_LIST: Final = 60
"""Words of a list of instruments at most."""
_NEXT_NAMED: Final = 7
"""Words after an article within which the next instrument's noun stands."""
_IMPLEMENTS: Final = word_set(
    "implementation implementing application execution amendment amending amendments extension"
)
_LOOSE_END: Final = word_set("on in and the of at to a for or")


class Head(NamedTuple):
    """A noun that names a kind of instrument; `needs` is what must be beside it."""

    first: int
    last: int
    kind: str
    needs: str


class Phrase(NamedTuple):
    """An instrument in its sentence: its noun, and the words before and after that are its."""

    head: Head
    sentence: Sentence
    first: int
    subject: tuple[int, int] | None
    last: int
    is_taken_up: bool


@cache
def _heads() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for row in rows("instruments"):
        told = tuple(row["words"].split())
        found.setdefault(told[0], []).append((told, row["kind"], row["needs"]))
    for forms in found.values():
        forms.sort(key=lambda each: -len(each[0]))
    return found


@cache
def _shared() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in rows("shared_instruments"):
        told = tuple(row["words"].split())
        found.setdefault(told[0], []).append(told)
    return found


def next_noun(page: Page, n: int, last: int) -> int:
    """Return the number of the next word from `n` on that begins an instrument's noun, or `last`.

    `last` is the last word that is looked at.
    """
    return next((m for m in range(n, last + 1) if _begins_noun(page, m)), last)


def _begins_noun(page: Page, n: int) -> bool:
    forms = _heads().get(page.folded[n], ())
    return any(tuple(page.folded[n : n + len(form)]) == form for form, _, _ in forms)


def told_below(page: Page, phrase: Phrase) -> tuple[int, int] | None:
    """Return the words of "Its subject is ..." or "It covers ..." in the sentence that follows."""
    number = phrase.sentence.number + 1
    if number >= len(page.sentences):
        return None
    sentence = page.sentences[number]
    own = page.folded[sentence.first : sentence.first + _OPENING_OF_NEXT]
    if own[:1] not in (["it"], ["its"], ["this"]):
        return None
    for n, word in enumerate(own):
        if word in _COVERS or own[n : n + 2] == ["subject", "is"]:
            first = sentence.first + n + (1 if word in _COVERS else 2)
            last = first
            while last < sentence.last and not page.gap(last).startswith((",", ";", ".")):
                last += 1
            while first < last and page.folded[first] in ("the", "a", "an"):
                first += 1
            return first, last
    return None


class InstrumentFinder:
    """Finds the instruments that a page names."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def phrases(self) -> Iterator[Phrase]:
        """Yield every phrase that names an instrument or takes one up, in order."""
        subject_end = -1
        for head in self._heads():
            if head.last <= subject_end:  # "Protocol on the Implementation of the Agreement"
                continue
            phrase = self._phrase(head)
            if self._is_denied(phrase) or self._is_shared(phrase):
                continue
            several = self._parted(phrase)
            if several:
                yield from several
            elif phrase.is_taken_up or self._names_one(phrase):
                subject_end = self._end_of_named(phrase)
                yield phrase

    def _parted(self, phrase: Phrase) -> list[Phrase]:
        """The instruments of "agreements were signed on A, on B and on C", each with its subject.

        Empty where a plural noun has no more than one.
        """
        page, head, sentence = self.page, phrase.head, phrase.sentence
        if not page.folded[head.last].endswith("s") and head.kind != "MoU":
            return []
        openers = list(self._items(head, sentence))
        if len(openers) < _SEVERAL and not (openers and openers[0] > head.last + 1):
            return []
        subjects = [self._subject_after(n, sentence) for n in openers]
        around = page.folded[max(sentence.first, head.first - 12) : openers[0]]
        if not _SHAPED & set(around):
            return []
        return [
            phrase._replace(subject=told, last=told[1], is_taken_up=False)
            for told in subjects
            if told is not None
        ]

    def _items(self, head: Head, sentence: Sentence) -> Iterator[int]:
        """The words "on" that begin the subjects behind a plural noun, in order."""
        page, n = self.page, head.last + 1
        while n < sentence.last and page.folded[n] in _WERE_SIGNED:
            n += 1
        while n < sentence.last:
            is_aim = page.folded[n] == "to" and n > head.last + 1
            if page.folded[n] not in _OPENERS or (page.folded[n] in ("for", "to") and not is_aim):
                return
            yield n
            told = self._subject_after(n, sentence)
            n = (told[1] if told else n) + 1
            while n < sentence.last and page.folded[n] in ("and", "as", "well"):
                n += 1

    def _end_of_named(self, phrase: Phrase) -> int:
        """The end of the subject where it names another instrument in capitals, else before."""
        if phrase.subject is None or not self.page.is_capital(phrase.head.first):
            return -1
        opener = self.page.folded[phrase.subject[0] : phrase.subject[0] + 1]
        return phrase.subject[1] if _IMPLEMENTS & set(opener) else -1

    def _heads(self) -> Iterator[Head]:
        heads, folded, after = _heads(), self.page.folded, 0
        for n in [n for n, word in enumerate(folded) if word in heads]:
            for form, kind, needs in heads[folded[n]] if n >= after else ():
                last = n + len(form) - 1
                if last == n or tuple(folded[n : last + 1]) == form:
                    if n and "(" in self.page.gap(n - 1):  # its short form in brackets
                        break
                    if n == after and after and kind == "agreement":  # "the treaty deal"
                        break
                    yield Head(n, last, kind, needs)
                    after = last + 1
                    break

    # --- the phrase

    def _phrase(self, head: Head) -> Phrase:
        page, sentence = self.page, self.page.sentence_of(head.first)
        first = self._left(head, sentence)
        subject = self._right(head, sentence, has_left=first < head.first)
        before = page.folded[first - 1] if first > sentence.first else ""
        is_taken_up = first == head.first and subject is None and before in _BARE
        return Phrase(
            head, sentence, first, subject, max(head.last, (subject or (0, 0))[1]), is_taken_up
        )

    def _left(self, head: Head, sentence: Sentence) -> int:
        page, first = self.page, head.first
        while first > sentence.first and head.first - first < 9:
            before = first - 1
            if page.gap(before) not in _GAPS or page.folded[before].endswith("ly"):
                break
            word = page.folded[before]
            if word in ("year", "month") and page.gap(before - 1) in HYPHENS:
                break
            is_stop = word in _LEFT_STOPS and before not in page.date_words
            if word == "implementing" and page.is_capital(before):
                is_stop = False
            if is_stop and not self._is_inside(before, head):
                break
            first = before
        while first < head.first and page.folded[first] in ("and", "of", "on", "for"):
            first += 1
        return first

    def _is_inside(self, n: int, head: Head) -> bool:
        """Whether "of" or "and" stands within a name: between two capitals."""
        page = self.page
        return (
            page.folded[n] in ("of", "and")
            and n > 0
            and n + 1 not in page.country_words
            and page.is_capital(head.first)
            and page.is_capital(n + 1)
            and page.is_capital(n - 1)
            and page.gap(n - 1) == " "
        )

    def _right(self, head: Head, sentence: Sentence, *, has_left: bool) -> tuple[int, int] | None:
        """The first and last word of the subject after the noun."""
        page, n = self.page, head.last + 1
        if n > sentence.last or page.gap(head.last) not in (" ", " (", "-", " – ", ": "):  # noqa: RUF001
            return None
        if page.gap(head.last) == " (":
            while n < sentence.last and ")" not in page.gap(n):
                n += 1
            n += 1
        while n < sentence.last and n in page.date_words and page.gap(n) in _GAPS:
            n += 1  # "Action Plan 2023-2025 on"
        return self._subject_from(n, head, sentence, has_left=has_left)

    def _subject_from(
        self, n: int, head: Head, sentence: Sentence, *, has_left: bool
    ) -> tuple[int, int] | None:
        """The subject that begins with a word behind the noun, or behind those whom it binds."""
        page = self.page
        if n <= sentence.last and page.folded[n] in ("between", "with", "of"):
            n = self._after_parties(n, sentence)
        if n < sentence.last and page.folded[n] in ("pertaining", "relating", "related"):
            n += 1
        if n < sentence.last and page.folded[n] in ("titled", "entitled"):
            return self._subject_after(n, sentence)
        aim = self._aim(n, sentence) if not has_left else None
        if aim is not None:
            return self._subject_after(aim, sentence)
        if page.folded[n : n + 2] in (["aimed", "at"], ["aiming", "at"]) and not has_left:
            return self._subject_after(n + 1, sentence)
        if n >= sentence.last or not self._opens_subject(n, head, has_left=has_left):
            return None
        return self._subject_after(n, sentence)

    def _subject_after(self, n: int, sentence: Sentence) -> tuple[int, int] | None:
        page, last = self.page, n
        for m in range(n + 1, min(sentence.last, n + 19) + 1):
            if page.folded[m] in ENDS_SUBJECT or m in page.date_words or self._leads_off(m):
                break
            last = m
            if page.gap(m).startswith(",") and self._goes_on(m, sentence):
                continue
            if page.gap(m).strip(" ")[:1] in tuple(',;.():—–”"\n'):  # noqa: RUF001
                break
        while last > n and page.folded[last] in _LOOSE_END:
            last -= 1
        first = n + 1
        while first < last and page.folded[first] in ("the", "a", "an"):
            first += 1
        if page.folded[first] in _FIELDS and page.folded[first + 1 : first + 2] == ["of"]:
            first = min(last, first + 2)
        return (first, last) if last > n else None

    def subject_within(self, phrase: Phrase) -> tuple[int, int] | None:
        """Return the words of "cooperation between A and B" where the noun itself tells it."""
        page, head = self.page, phrase.head
        own = page.folded[head.first : head.last + 1]
        if not _TELLING & set(own):
            return None
        first = head.first + next((n + 1 for n, word in enumerate(own) if word in ("of", "on")), 0)
        if not _TELLING & set(own[-2:]):
            return (first, head.last - 1) if first < head.last else None
        following, after = page.folded[head.last + 1 : head.last + 2], head.last + 1
        goes_on = following in (["between"], ["in"]) and after < phrase.sentence.last
        more = None
        if goes_on and not self._leads_off(after):
            more = self._subject_after(after, phrase.sentence)
        return first, more[1] if more else head.last

    def _goes_on(self, n: int, sentence: Sentence) -> bool:
        """Whether a comma parts a list, "patrols, training and exercises", and no clause."""
        after = self.page.folded[n + 1 : min(n + _LONGEST_ITEM, sentence.last) + 1]
        if not after or after[0] in ENDS_SUBJECT or after[0] == "and" or "and" not in after:
            return False
        return ENDS_SUBJECT.isdisjoint(after[: after.index("and")])

    def _leads_off(self, n: int) -> bool:
        """Whether "in Accra" or "for five years" begins, which is no subject."""
        page = self.page
        after = page.folded[n + 1] if n + 1 < len(page.folded) else ""
        if page.folded[n] in ("in", "at"):
            is_place = after == "the" and bool(_PLACES & set(page.folded[n + 2 : n + 3]))
            return n + 1 in page.city_words or is_place
        if page.folded[n] == "and":
            return after in ("a", "an", "another", "two") or self._names_next(n + 1)
        return page.folded[n] == "for" and (after in _LENGTHS or after.isdecimal())

    def _names_next(self, n: int) -> bool:
        """Whether after "and" another instrument is named: "the Protocol", "its Action Plan"."""
        page = self.page
        if page.folded[n : n + 1] not in (["the"], ["its"], ["their"]):
            return False
        following = page.folded[n + 1 : n + _NEXT_NAMED]
        return page.is_capital(n + 1) and any(
            _begins_noun(page, m) for m in range(n + 1, n + 1 + len(following))
        )

    def _opens_subject(self, n: int, head: Head, *, has_left: bool) -> bool:
        page, word = self.page, self.page.folded[n]
        if _NO_SUBJECT & set(page.folded[n + 1 : n + 3]):
            return False
        if word == "of":
            after = n + 1 + (page.folded[n + 1] == "the" and head.kind == "other")
            return (page.is_capital(head.first) and page.is_capital(n + 1)) or (
                head.kind == "other" and page.is_capital(min(after, len(page.words) - 1))
            )
        if word == "to":
            return not has_left or page.folded[n - 1] in ("pertaining", "relating", "related")
        if word == "in":
            return bool(_FIELDS & set(page.folded[n : n + 4]))
        return word in OF_SUBJECT

    def _aim(self, n: int, sentence: Sentence) -> int | None:
        """The word "to" in "in which they undertook to" or "whose aim is to"."""
        page = self.page
        if n > sentence.last:
            return None
        opens = page.folded[n] in ("committing", "whose") or page.folded[n : n + 2] in _IN_WHICH
        if not opens:
            return None
        following = range(n + 1, min(sentence.last, n + _AIM_WITHIN))
        return next((m for m in following if page.folded[m] == "to"), None)

    def _after_parties(self, n: int, sentence: Sentence) -> int:
        """The word that opens the subject after "between A and B"; the given one without it."""
        page = self.page
        if page.folded[n] == "of" and n + 1 not in page.country_words:
            return n
        for m in range(n + 1, min(sentence.last, n + 30) + 1):
            if page.folded[m] in _OPENERS:
                return m
            is_party = m in page.country_words or page.is_capital(m)
            if not is_party and page.folded[m] not in _BETWEEN:
                return n
        return n

    # --- whether it is one

    def _is_denied(self, phrase: Phrase) -> bool:
        """Whether the text says that there is none."""
        page, head = self.page, phrase.head
        before = page.folded[max(phrase.sentence.first, phrase.first - 4) : phrase.first]
        if page.folded[head.last : head.last + 2] in _TO_OFFICES or self._is_other_noun(phrase):
            return True
        is_plural = page.folded[head.last].endswith("s")
        if is_plural and {"other", "many"} & set(page.folded[phrase.first - 1 : head.first]):
            return True
        is_bare = page.folded[head.first] == "memorandum" and head.first == head.last
        if is_bare and page.title is not None and head.first == page.title.first:
            return True  # of one government to its own
        is_verb = page.folded[head.last : head.last + 2] in (["deal", "of"], ["deal", "with"])
        is_verb = is_verb and not page.is_capital(head.first)
        if "similar" in page.folded[phrase.first : head.first]:
            return True  # one of others
        is_list = "list" in before and page.folded[head.last].endswith("s")
        return is_verb or is_list or bool({"no", "without", "neither", "nor"} & set(before))

    def _is_other_noun(self, phrase: Phrase) -> bool:
        """Whether the noun goes on to another: "the Treaty Organisation", "a pact initiative"."""
        page, n = self.page, phrase.head.last
        after = page.folded[n + 1 : n + 2]
        return bool(set(after) & _OTHER_NOUNS) and page.gap(n) == " "

    def _is_shared(self, phrase: Phrase) -> bool:
        """Whether the phrase names an instrument of many countries, or of others."""
        folded = self.page.folded
        low = max(phrase.sentence.first, phrase.first - 2)
        for n in range(low, min(phrase.last, phrase.head.last + 6) + 1):
            for form in _shared().get(folded[n], ()):
                if tuple(folded[n : n + len(form)]) == form:
                    return True
        return False

    def _is_accord_of_minds(self, phrase: Phrase) -> bool:
        """Whether "agreement" only says that the sides agree: "an agreement to go on"."""
        page, head = self.page, phrase.head
        if head.kind not in ("agreement", "arrangement") or page.is_capital(head.first):
            return False
        before = set(page.folded[max(0, phrase.first - 5) : phrase.first])
        if phrase.subject is None:
            is_plural = page.folded[head.last].endswith("s")
            return is_plural and phrase.first >= head.first - 1 and not before & _SHAPED
        return page.folded[phrase.subject[0] - 1] == "to" and not before & _SHAPED

    def _is_listed(self, phrase: Phrase) -> bool:
        """Whether a phrase goes on a list of what was signed: "signed A, a protocol on B and"."""
        page, n = self.page, phrase.first - 1
        if n > phrase.sentence.first and page.folded[n] in ("a", "an", "the"):
            n -= 1
        if n <= phrase.sentence.first:
            return False
        goes_on = page.folded[n] == "and" or page.gap(n).startswith((",", ";"))
        before = page.folded[max(phrase.sentence.first, n - _LIST) : n]
        return goes_on and not _SHAPED.isdisjoint(before)

    def _is_known_by_left(self, phrase: Phrase) -> bool:
        """Whether "extradition" or a year stands before the noun: "the 2012 agreement"."""
        page, left = self.page, range(phrase.first, phrase.head.first)
        is_dated = phrase.subject is not None and any(n in page.date_words for n in left)
        return is_dated or any(page.folded[n] == "extradition" for n in left)

    def _names_one(self, phrase: Phrase) -> bool:
        page, head = self.page, phrase.head
        has_more = phrase.first < head.first or phrase.subject is not None
        is_named = page.is_capital(head.first) and has_more
        if head.needs in ("security", "signed") and self._is_known_by_left(phrase):
            return True
        has = set(page.folded[max(0, phrase.first - 2) : phrase.first]) & {"have", "has", "had"}
        around = set(page.folded[max(0, phrase.first - 12) : phrase.last + 8])
        is_made = bool(around & _SHAPED) or self._is_listed(phrase)
        is_told = is_made or bool(around & _BROUGHT)
        if head.needs == "signed":
            return is_made
        if head.needs == "joint":
            return "joint" in page.folded[phrase.first : head.first] and is_named
        if head.needs == "security":
            is_of_two = "bilateral" in page.folded[phrase.first : head.first]
            return (is_named and is_made) or (is_of_two and phrase.subject is not None)
        if head.needs == "name":
            return is_named or is_told
        if self._is_accord_of_minds(phrase):
            return False
        if head.kind in ("agreement", "treaty"):
            if self._is_known_by_left(phrase):
                return True
            is_bare = phrase.first == head.first and phrase.subject is None
            return (not is_bare and (is_named or bool(has) or bool(around & _STANDING))) or is_made
        return True
