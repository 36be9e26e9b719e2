"""Reading the arguments of questions: what is wrong with one is said by its name."""

import re
from collections.abc import Collection, Mapping
from typing import Final

from graph.language import dates
from graph.model.errors import InvalidQuestionError

LONGEST: Final = 1000
"""Characters of a text at most; no name of a report may be longer."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def choices(
    argument: str, given: Collection[str], allowed: Collection[str], what: str
) -> tuple[str, ...]:
    """Return the given words as the allowed ones spell them; errors name the argument."""
    known = {word.casefold(): word for word in allowed}
    _all_known(argument, given, known, what)
    return tuple(dict.fromkeys(known[word.casefold()] for word in given))


def _all_known(argument: str, given: Collection[str], known: Mapping[str, str], what: str) -> None:
    unknown = [word for word in given if word.casefold() not in known]
    if unknown:
        choice = ", ".join(known.values())
        raise InvalidQuestionError(argument, f"{unknown[0]!r} is no {what}; choose from {choice}")


def words(argument: str, given: str, what: str, longest: int = LONGEST) -> str:
    """Return the text without white space around it; errors name the argument.

    Raises:
        InvalidQuestionError: it is empty, longer than `longest`, or holds what no name holds: a NUL
            character, or half of a pair of surrogates, as bytes that are no UTF-8 become on a
            command line.
    """
    text = given.strip()
    if not text:
        raise InvalidQuestionError(argument, f"is empty; give {what}")
    if len(text) > longest:
        raise InvalidQuestionError(
            argument, f"has {len(text)} characters; give {what}, of at most {longest}"
        )
    if not is_text(text):
        raise InvalidQuestionError(argument, f"{text!r} is not text; give {what}")
    return text


def is_text(given: str) -> bool:
    """Whether a string is one that a name may be: no NUL, no half of a pair of surrogates."""
    return not any(c == "\0" or "\ud800" <= c <= "\udfff" for c in given)


def few(argument: str, given: Collection[object], most: int) -> None:
    """Check that so many values are not too many.

    Raises:
        InvalidQuestionError: there are more than `most`.
    """
    if len(given) > most:
        raise InvalidQuestionError(argument, f"has {len(given)} values; give at most {most}")


def within(argument: str, number: int, low: int, high: int) -> int:
    """Return the number if it lies between the bounds, both included."""
    if not low <= number <= high:
        raise InvalidQuestionError(argument, f"{number} is not between {low} and {high}")
    return number


def day(argument: str, text: str | None) -> str | None:
    """Return a full ISO day as it is; None for None."""
    if text is not None and (not _DAY.fullmatch(text) or not _is_date(text)):
        raise InvalidQuestionError(argument, f"{text!r} is not a day; write YYYY-MM-DD")
    return text


def first_day(argument: str, text: str | None) -> str | None:
    """Return the first day of a partial date; None for None."""
    return None if text is None else _covered(argument, text).earliest


def last_day(argument: str, text: str | None) -> str | None:
    """Return the last day of a partial date; None for None."""
    return None if text is None else _covered(argument, text).latest


def _covered(argument: str, text: str) -> dates.Days:
    try:
        return dates.days(text)
    except ValueError as wrong:
        raise InvalidQuestionError(argument, str(wrong)) from None


def _is_date(text: str) -> bool:
    try:
        dates.days(text)
    except ValueError:
        return False
    return True
