"""Names of standing mechanisms ("Ghana-Norway Security Dialogue") and the number of a round.

A name is a run of words that ends on what such a mechanism is called; which of several names is
the meeting reported, its places in the text tell.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from graph.language.number_words import numbers_in
from graph.language.text_words import WordedText
from loaders.reading.lexicon.word_lists import word_set
from loaders.reading.page.page import Page, Sentence

STRONG: Final = word_set(
    "dialogue dialogues dialog consultation consultations mechanism ministerial 2+2 subdialogue"
)
"""Heads that name a mechanism by themselves."""
BODIES: Final = word_set("committee commission group council board")
"""Heads that may as well name a body of one country."""
WEAK: Final = word_set(
    "meeting meetings talks conference forum summit session round partnership seminar workshop "
    "symposium"
)
"""Heads that need a word such as "level" or "consultative" before them."""
_FIRST_HALVES: Final = word_set("2+2 ministerial")
_SECOND_HALVES: Final = (STRONG | BODIES | WEAK) - {"round", "session", "partnership"}

MODIFIERS: Final = word_set(
    "dg strategic security defence defense homeland counter terrorism counterterrorism cyber "
    "cybersecurity maritime military political policy national joint bilateral trilateral annual "
    "regular top high level senior officials official ministerial minister ministers ministry home "
    "foreign secretary secretaries secretarial working consultative cooperation coordination "
    "steering technical technological industrial industry inter governmental intergovernmental "
    "economic homeland border general consular migration intelligence narcotics counternarcotics "
    "law enforcement police justice affairs staff army navy air force naval deputy vice director "
    "space nuclear energy arms control non proliferation nonproliferation disarmament stability "
    "human rights trade commercial civil regional global interagency inaugural special extended "
    "expert experts chiefs drug drugs technology technologies critical emerging and the 2+2 "
    "executive leaders partnership comprehensive relations state mixed sub equipment capability "
    "planning operational information exchange training peace peacekeeping crime organised "
    "organized transnational safety coast guard coastguard commissioner commanders command"
)
_BODY_SIGNS: Final = word_set(
    "joint bilateral working consultative cooperation coordination coordinating steering "
    "intergovernmental governmental level border mixed liaison trilateral contact senior expert "
    "experts quad policy"
)
_WEAK_SIGNS: Final = word_set(
    "level consultative ministerial minister ministers secretary secretaries ministerials 2+2 "
    "staff directors consultation commissioner consultations border coordination"
)
_STOPS: Final = word_set(
    "the a an of on at in to for with by from as and or but that which this their its our his "
    "her statement communique communiqué release readout press remarks opening outcome "
    "following during after before hold holds held holding host hosts hosted co chair chairs "
    "chaired cochairs attend attends attended discuss discusses begin begins began open opens "
    "conclude concludes concluded convene convenes convened join joins joined lead leads led "
    "launch launches launched participate participates participated visit visits welcome "
    "welcomes review reviews regarding previous last next upcoming future recent final new "
    "fact sheet documents document results "
)
_MULTILATERAL: Final = word_set(
    "un nations nato osce asean g7 g20 apec brics sco munich shangri raisina davos african gulf "
    "senate congress congressional parliamentary judiciary republican democratic election olympic "
    "advisory world"
)
_ROUNDS: Final = word_set("meeting session round edition iteration dialogue talks")
_NO_MECHANISM: Final = (["delegation"], ["team"], ["partner"], ["partners"])
_OWNERS: Final = word_set("ministers secretarys directors advisors advisers commissioners")
_BEFORE_NAME: Final = word_set(
    "ever annual high level a formal official interagency joint bilateral their its our"
)
_GAPS: Final = frozenset([" ", "-", "–", "—", "/", "’ ", "' ", "‑", "−", " & "])  # noqa: RUF001
_OF_PAIRS: Final = word_set("summit conference forum seminar workshop symposium")
_OF_TWO: Final = word_set("dialogue consultations")
_DASHES: Final = frozenset(["-", "–", "—", "‑", "−"])  # noqa: RUF001
_EXTENDERS: Final = word_set("on for against")
_SITTINGS: Final = frozenset(["talks", "meeting", "meetings"])
_VAGUE: Final = word_set(
    "high level senior official officials ministerial bilateral trilateral inaugural regular annual"
)
_FIELDS: Final = word_set(
    "counter terrorism counterterrorism narcotics cyber security cybersecurity crime space defence "
    "defense maritime border piracy migration"
)
_LONGEST_FIELD: Final = 9
_SMALL: Final = word_set("and of the in for to")


class SeriesName(NamedTuple):
    """A mechanism named: its words, the number of the round told beside it, where that stands."""

    first: int
    last: int
    head: int
    number: int | None
    number_start: int
    number_end: int


@dataclass(frozen=True)
class SeriesFinder:
    """Finds every mechanism that a page names."""

    page: Page

    @cached_property
    def names(self) -> list[SeriesName]:
        """Every mechanism named, in order."""
        found: list[SeriesName] = []
        for n in self._heads():
            name = self._named(n)
            if name and not (found and found[-1].last >= name.first):
                found.append(name)
        return found

    def _heads(self) -> Iterator[int]:
        folded = self.page.folded
        for n, word in enumerate(folded):
            is_head = word in STRONG or word in BODIES or word in WEAK
            if is_head and not (word in _FIRST_HALVES and self._goes_on(n)):
                yield n

    def _goes_on(self, n: int) -> bool:
        """Whether a first half only describes what follows: "ministerial defence dialogue"."""
        folded, after = self.page.folded, n + 1
        while after < len(folded) and self.page.gap(after - 1) == " ":
            if folded[after] in _SECOND_HALVES:
                return True
            if folded[after] not in MODIFIERS:
                return False
            after += 1
        return False

    def _named(self, head: int) -> SeriesName | None:
        page = self.page
        sentence = page.sentence_of(head)
        if page.folded[head + 1 : head + 2] in _NO_MECHANISM:
            return None
        first = self._after_owner(self._left(head, sentence), head)
        while first < head and self._is_trimmed(first, head):
            first += 1
        own = page.folded[first : head + 1]
        number = self._number(first, sentence)
        if not self._is_mechanism(own, head) and not (number[0] and self._is_numbered(own, head)):
            return None
        last = self._right(head, sentence)
        return SeriesName(first, last, head, *number)

    def _after_owner(self, first: int, head: int) -> int:
        """The first word after a person whose meeting it is, "Minister Otieno's"."""
        page = self.page
        for n in range(head - 1, first - 1, -1):
            end = page.words[n].end
            if page.text[end - 2 : end] in ("’s", "'s") and page.folded[n] not in _OWNERS:  # noqa: RUF001
                return first if n in page.country_words else n + 1
        return first

    def _left(self, head: int, sentence: Sentence) -> int:
        """The first word of the run that ends on a head."""
        page, first = self.page, head
        is_capital = page.is_capital(head)
        while first > sentence.first and head - first < 12:
            before = first - 1
            if page.gap(before) == ") " and before in page.country_words:
                before = self._before_bracket(before, sentence)
            elif page.gap(before) not in _GAPS and not self._joins_countries(before):
                break
            word = page.folded[before]
            if before in page.country_words:
                first = before
                continue
            if word == "and" or page.gap(before) == " & ":
                if not self._joins_modifiers(before):
                    break
            elif word in _STOPS or not self._fits(before, is_capital):
                break
            first = before
        return first

    def _before_bracket(self, n: int, sentence: Sentence) -> int:
        """The word before the bracket in which a country's short name stands."""
        while n > sentence.first and "(" not in self.page.gap(n - 1):
            n -= 1
        return max(sentence.first, n - 1)

    def _fits(self, n: int, is_capital: bool) -> bool:
        page = self.page
        if page.is_capital(n):
            return is_capital or page.folded[n] in MODIFIERS or n in self.page.country_words
        return page.folded[n] in MODIFIERS

    def _joins_countries(self, n: int) -> bool:
        spaced = self.page.gap(n).strip() in ("-", "–", "—")  # noqa: RUF001
        return spaced and n in self.page.country_words and n + 1 in self.page.country_words

    def _joins_modifiers(self, n: int) -> bool:
        sides = (n - 1, n + 1)
        page = self.page
        return all(0 <= m < len(page.folded) and page.folded[m] in MODIFIERS for m in sides)

    def _is_trimmed(self, n: int, head: int) -> bool:
        word = self.page.folded[n]
        if word in ("inaugural", "and", "the") or n in self.page.date_words:
            return True
        if not self.page.is_capital(n) and self.page.is_capital(head):
            return True
        return any(each.number and each.end - each.start > 1 for each in numbers_in(word))

    def _is_mechanism(self, own: list[str], head: int) -> bool:
        modifiers = set(own[:-1])
        word = own[-1]
        telling = {m for m in modifiers if m in MODIFIERS and m not in ("bilateral", "joint")}
        if modifiers & _MULTILATERAL or not modifiers:
            return False
        if word in STRONG:
            places = self.page.countries_within(head - len(own) + 1, head)
            is_more = sum(p.last - p.first + 1 for p in places) < len(modifiers)
            is_proper = word != "ministerial" and (len(places) != 1 or is_more)
            is_named = self.page.is_capital(head) and is_proper
            return bool(telling) or is_named or (word in _OF_TWO and self._is_of_two(head))
        if word in BODIES:
            signs = modifiers & _BODY_SIGNS
            return bool(signs) and len(modifiers) > 1 - ("working" in signs)
        if word in _OF_PAIRS and self._is_of_two(head):
            return True
        names = {self.page.folded[n] for n in self.page.country_words}
        plain = modifiers <= MODIFIERS | names
        if not self.page.is_capital(head) and modifiers <= _VAGUE | names:
            return False
        is_titled = self.page.is_capital(head) and word in _SITTINGS
        is_named = is_titled and len(telling - _VAGUE) > 1
        return plain and len(modifiers) > 1 and (bool(modifiers & _WEAK_SIGNS) or is_named)

    def _is_numbered(self, own: list[str], head: int) -> bool:
        """Whether what has sittings that are counted is one of two: "Bilateral Commission"."""
        is_body = own[-1] in BODIES and self.page.is_capital(head)
        return is_body and bool(_BODY_SIGNS & set(own[:-1])) and not _MULTILATERAL & set(own)

    def _is_of_two(self, head: int) -> bool:
        """Whether the name begins with two countries: "EU-Japan summit", "X-Y Defence Forum"."""
        page, n = self.page, head - 1
        while n >= 0 and page.is_capital(n) and n not in page.country_words:
            n -= 1
        pair = next((each for each in page.country_pairs if each.first <= n <= each.last), None)
        dashed = {page.gap(m).strip() for m in range(pair.first, pair.last)} if pair else set()
        return pair is not None and pair.last == n and bool(dashed & _DASHES)

    def _right(self, head: int, sentence: Sentence) -> int:
        """The last word of the name: `on Border Security` belongs to it, `meeting` does not."""
        page, last = self.page, head
        after = head + 1
        is_named = page.is_capital(head) or page.is_capital(max(sentence.first, head - 1))
        is_named = is_named or (page.folded[head] in BODIES and self._is_of_two(head))
        if after >= sentence.last or page.gap(head) != " " or not is_named:
            return last
        if page.folded[after] not in _EXTENDERS:
            return last
        n = after + 1 + (page.folded[after + 1] == "the" and after + 1 < sentence.last)
        while n <= sentence.last and n - after < 2 * _LONGEST_FIELD:
            if self._is_of_field(n):
                last = n
            elif page.folded[n] not in _SMALL or self._is_place(n):
                break
            if page.gap(n) not in _GAPS and not self._lists_fields(n, sentence):
                break
            n += 1
        return last

    def _lists_fields(self, n: int, sentence: Sentence) -> bool:
        """Whether a comma parts fields in capitals: "on Disarmament, Arms Control and Export"."""
        page, after = self.page, n + 1
        if page.gap(n) != ", " or after > sentence.last or not page.is_capital(after):
            return False
        following = range(after, min(after + _LONGEST_FIELD, sentence.last) + 1)
        end = next((m for m in following if page.folded[m] == "and"), None)
        return end is not None and all(page.is_capital(m) for m in range(after, end))

    def _is_of_field(self, n: int) -> bool:
        """Whether a word may belong to what a mechanism is on: a capital, or a known field."""
        page = self.page
        return (page.is_capital(n) and n not in page.date_words) or page.folded[n] in _FIELDS

    def _is_place(self, n: int) -> bool:
        """Whether "in Oslo", "in Norway" or "of the Kenya-Norway Commission" begins."""
        page = self.page
        if page.folded[n] == "in":
            return n + 1 in page.city_words or n + 1 in page.country_words
        after = n + 1 + (page.folded[n + 1 : n + 2] == ["the"])
        return page.folded[n] == "of" and after in page.country_words

    def _number(self, first: int, sentence: Sentence) -> tuple[int | None, int, int]:
        """The number of the round that stands right before a name, or before "meeting of the"."""
        page = self.page
        low = max(sentence.first, first - 6)
        start = page.words[low].start
        before = page.text[start : page.words[first].start]
        found = list(numbers_in(before))
        for each in reversed(found):
            between = before[each.end :].replace("-level", " level")
            told = {word.folded for word in WordedText(between).words}
            if page.word_at(start + each.start) in page.date_words or set(between) & set(",:-–"):  # noqa: RUF001
                continue
            if told <= _ROUNDS | _SMALL | _BEFORE_NAME:
                return each.number, start + each.start, start + each.end
        return None, 0, 0
