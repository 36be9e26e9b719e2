"""Relationships and dates in plain English. Reads no store; adds nothing that its input lacks."""

from collections.abc import Callable, Sequence
from typing import Any

from graph.language import countries, dates
from graph.model.records import Node, Relationship
from graph.model.vocabulary import Label
from graph.model.vocabulary import RelationshipType as Rel

_WITH_ARTICLE = frozenset(
    {
        "Bahamas",
        "Comoros",
        "DR Congo",
        "Gambia",
        "Holy See",
        "Isle of Man",
        "Maldives",
        "Netherlands",
        "Philippines",
        "Seychelles",
    }
)
_ARTICLE_BEFORE = ("United ", "U.S. ", "British ", "Republic ", "Trust ")
_ARTICLE_AFTER = (" Islands", " Republic", " Territories", " Territory", " Union", " Zone")
_ACTING_WORDS = ("acting", "performing the duties", "interim", "caretaker", "in charge", "ad hoc")


def listed(words: Sequence[str]) -> str:
    """Return `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def counted(number: int, thing: str, things: str | None = None) -> str:
    """Return `1 origin`, `2 origins`."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def doubt(is_sure: bool, unsure_fields: Sequence[str] = ()) -> str:
    """Return how a line ends for what is not sure: ` (not sure)`, ` (not sure: date, name)`."""
    if not is_sure:
        return " (not sure)"
    return f" (not sure: {', '.join(unsure_fields)})" if unsure_fields else ""


def capital(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]


# --- dates


def on(date: str) -> str:
    """Return a partial date with its preposition: `on 28 Feb 2024`, `in Feb 2024`."""
    return f"{'on' if len(date) == 10 else 'in'} {dates.written(date)}"


def period(earliest: str | None, latest: str | None) -> str | None:
    """Return the shortest date or span that covers exactly these days; None where undated."""
    if earliest is None or latest is None:
        return None
    for partial in (earliest, earliest[:7], earliest[:4]):
        if dates.days(partial) == (earliest, latest):
            return dates.written(partial)
    return f"{dates.written(earliest)} to {dates.written(latest)}"


def _cited(relationship: Relationship) -> str:
    when = period(relationship.earliest, relationship.latest)
    if when is None:
        return ""
    return f", as cited from {when}" if " to " in when else f", as cited {_dated(when)}"


def _dated(when: str) -> str:
    return f"on {when}" if when.count(" ") == 2 else f"in {when}"


# --- nodes


def with_article(name: str) -> str:
    """Return a proper name as a sentence takes it: `the Ministry of Defence`, `Interpol`."""
    first, _, rest = name.partition(" ")
    bare = not rest or first.lower() in ("the", "a", "an") or first.endswith(("'s", "’s"))  # noqa: RUF001
    return name if bare else f"the {name}"


def country_named(name: str) -> str:
    """Return a country's name as a sentence takes it: `India`, `the United States`."""
    takes_article = (
        name in _WITH_ARTICLE or name.startswith(_ARTICLE_BEFORE) or name.endswith(_ARTICLE_AFTER)
    )
    return f"the {name}" if takes_article else name


def tie_named(tie_id: str) -> str:
    """Return the countries of a tie: `India and the United States` for `IND-USA`."""
    return listed(
        [
            country_named(countries.country(code).name) if countries.is_country(code) else code
            for code in tie_id.split("-")
        ]
    )


def tie_in_names(tie_id: str) -> str:
    """Return the countries of a tie as names of meetings and agreements hold them."""
    return "-".join(countries.country(code).name for code in tie_id.split("-"))


def named(node: Node) -> str:
    """Return a node as a sentence takes it."""
    if node.label is Label.COUNTRY:
        return country_named(node.name)
    if node.label is Label.TIE:
        return tie_named(node.id)
    if node.label is Label.TOPIC:
        return node.name[:1].lower() + node.name[1:]
    if node.label is Label.REPORT:
        return f"the report “{node.name}”"
    if node.label is Label.TENURE:
        return f"the tenure “{node.name}”"
    if node.label is Label.COMMITMENT:
        return f"“{node.name}”"
    return node.name if node.label is Label.OFFICIAL else with_article(node.name)


# --- relationships


def sentence(source: Node, relationship: Relationship, target: Node, acting: bool = False) -> str:
    """Return a relationship in words, without a full stop.

    `acting`: an office named in it is known to have been held in an acting capacity.
    """
    phrase = _PHRASES[relationship.type]
    return capital(phrase(source, relationship, target, acting))


_Phrase = Callable[[Node, Relationship, Node, bool], str]


def _plain(verb: str) -> _Phrase:
    return lambda source, _, target, __: f"{named(source)} {verb} {named(target)}"


def _at_meeting(held: str, base: str) -> _Phrase:
    """A phrase whose tense follows the status of the meeting among its ends."""

    def phrase(source: Node, relationship: Relationship, target: Node, acting: bool) -> str:
        status = relationship.properties.get("status") or _meeting_status(source, target)
        verb = {"planned": f"is to {base}", "postponed": f"was to {base}"}.get(status, held)
        title = relationship.properties.get("title")
        office = f", as {_office(title, acting)}" if title else ""
        return f"{named(source)} {verb} {named(target)}{office}"

    return phrase


def _meeting_status(source: Node, target: Node) -> Any:
    meeting = target if target.label is Label.DIALOGUE else source
    return meeting.properties.get("status")


def _office(title: str, acting: bool) -> str:
    said_already = any(word in title.lower() for word in _ACTING_WORDS)
    return f"acting {title}" if acting and not said_already else title


def _acts_for(source: Node, relationship: Relationship, target: Node, _: bool) -> str:
    place = "" if target.label is Label.COUNTRY else "in "
    office = _offices(
        relationship.properties.get("titles", []), bool(relationship.properties.get("acting"))
    )
    return f"{named(source)} served {place}{named(target)}{office}{_cited(relationship)}"


def _offices(titles: Sequence[str], acting: bool) -> str:
    """` as TITLE (also TITLE)`; with several it is open which of them was held as acting."""
    if not titles:
        return ", acting" if acting else ""
    first = f" as {_office(titles[0], acting and len(titles) == 1)}"
    if len(titles) == 1:
        return first
    return f"{first} (also {', '.join(titles[1:])}){', reported as acting' if acting else ''}"


def _between(source: Node, relationship: Relationship, target: Node, acting: bool) -> str:
    if source.label is Label.DIALOGUE:
        return _at_meeting("was held between", "be held between")(
            source, relationship, target, acting
        )
    what = {Label.INSTITUTION: "is a joint body of", Label.SERIES: "is a series of meetings of"}
    return f"{named(source)} {what.get(source.label, 'is between')} {named(target)}"


def _signed(source: Node, relationship: Relationship, target: Node, _: bool) -> str:
    date, known = relationship.properties.get("date"), target.properties.get("date")
    differs = date and not dates.overlap(dates.days(date), dates.days(known))
    return f"{named(source)} signed {named(target)}{', ' + on(date) if date and differs else ''}"


def _listed_as(source: Node, _: Relationship, target: Node, __: bool) -> str:
    """What a table of office holders says; `listed` tells it from what a report says."""
    told = target.properties
    office = f"{'acting ' if told.get('acting') else ''}{told.get('post') or 'holder of a post'}"
    when = dates.tenure(told.get("start"), told.get("end"))
    return f"{named(source)} is listed as {office}{f', {when}' if when else ''}"


_PHRASES: dict[Rel, _Phrase] = {
    Rel.SIDE_OF: _plain("is one side of the tie of"),
    Rel.BELONGS_TO: _plain("is a body of"),
    Rel.BETWEEN: _between,
    Rel.PARTY_TO: _plain("is a party to"),
    Rel.TOOK_PART_IN: _at_meeting("took part in", "take part in"),
    Rel.ACTS_FOR: _acts_for,
    Rel.LED: _at_meeting("led", "lead"),
    Rel.ATTENDED: _at_meeting("attended", "attend"),
    Rel.SIGNED: _signed,
    Rel.ON: _plain("deals with"),
    Rel.ROUND_OF: _at_meeting("was a round of", "be a round of"),
    Rel.CONCLUDED_AT: _plain("was concluded at"),
    Rel.DISCUSSED_AT: _plain("was discussed at"),
    Rel.AMENDS: _plain("amends"),
    Rel.RENEWS: _plain("renews"),
    Rel.UNDER: _plain("was made under"),
    Rel.PROMISED: lambda source, _, target, __: (
        f"the sides of {named(source)} promised {named(target)}"
    ),
    Rel.MET_BY: lambda source, _, target, __: f"{named(target)} met the promise {named(source)}",
    Rel.NARROWER_THAN: _plain("is part of"),
    Rel.REPORTS_ON: _plain("is about"),
    Rel.COPY_OF: _plain("goes back to the same release as"),
    Rel.MENTIONS: _plain("mentions"),
    Rel.HELD: _listed_as,
    Rel.IN: _plain("is one of"),
    Rel.OF: _plain("is a post of"),
}
