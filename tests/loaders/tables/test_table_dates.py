"""Dates of tables: every way to write one, and none that can be read two ways."""

import pytest

from loaders.tables.table_dates import DateError, Reading, is_language, read_date, read_span

IBERIAN = Reading(("es", "pt"), "day-first", 1950)
AMERICAN = Reading((), "month-first", 1980)
PLAIN = Reading()


@pytest.mark.parametrize(
    ("text", "reading", "date"),
    [
        ("1974", PLAIN, "1974"),
        ("1974-11", PLAIN, "1974-11"),
        ("1974-11-14", PLAIN, "1974-11-14"),
        ("2024-02-28T00:00:00Z", PLAIN, "2024-02-28"),
        ("2024-02-28 00:00:00", PLAIN, "2024-02-28"),
        ("+1974-01-01T00:00:00Z", PLAIN, "1974-01-01"),
        ("19741114", PLAIN, "1974-11-14"),
        ("1974-00-00", PLAIN, "1974"),
        ("1980-1-xx", PLAIN, "1980-01"),
        ("xx/11/1974", PLAIN, "1974-11"),
        ("11/xx/1974", PLAIN, "1974-11"),
        ("??/11/1974", PLAIN, "1974-11"),
        ("11/xx/1974", AMERICAN, "1974-11"),
        ("11/xx/1974", IBERIAN, "1974"),
        ("xx/xx/1974", IBERIAN, "1974"),
        ("xx/xx/xxxx", IBERIAN, None),
        ("31/12/1999", PLAIN, "1999-12-31"),
        ("12/31/1999", PLAIN, "1999-12-31"),
        ("5/5/1999", PLAIN, "1999-05-05"),
        ("3/4/1999", IBERIAN, "1999-04-03"),
        ("3/4/1999", AMERICAN, "1999-03-04"),
        ("31.12.1999", PLAIN, "1999-12-31"),
        ("1999/12/31", PLAIN, "1999-12-31"),
        ("1/14/80", AMERICAN, "1980-01-14"),
        ("14-nov-74", IBERIAN, "1974-11-14"),
        ("01/02/49", IBERIAN, "2049-02-01"),
        ("April 5, 1999", PLAIN, "1999-04-05"),
        ("5th of April 1999", PLAIN, "1999-04-05"),
        ("Sept 1999", PLAIN, "1999-09"),
        ("12 de marzo de 1990", IBERIAN, "1990-03-12"),
        ("março de 1974", IBERIAN, "1974-03"),
        ("MARÇO/1974", IBERIAN, "1974-03"),
        ("1º de maio de 1979", IBERIAN, "1979-05-01"),
        ("3 de set. de 1980", IBERIAN, "1980-09-03"),
        ("3. März 1974", Reading(("de",)), "1974-03-03"),
        ("1er août 1974", Reading(("fr",)), "1974-08-01"),
        ("12 марта 1974 года", Reading(("ru",)), "1974-03-12"),
    ],
)
def test_what_a_cell_tells(text: str, reading: Reading, date: str | None) -> None:
    assert read_date(text, reading) == date


@pytest.mark.parametrize(
    ("text", "reading", "reason"),
    [
        ("3/4/1999", PLAIN, "two ways; say `dates: day-first`"),
        ("1/14/80", PLAIN, "two digits; say `two_digit_years"),
        ("31/02/1970", IBERIAN, "not a day of the calendar"),
        ("31/13/1970", IBERIAN, "not a day of the calendar"),
        ("marzo de 1974", PLAIN, "'marzo' is not a month in en (see `languages`)"),
        ("diciembre", IBERIAN, "names a month and no year"),
        ("12-14 Nov 1974", PLAIN, "more than one date"),
        ("1/2/3", IBERIAN, "3 is not a year"),
        ("12/11/xxxx", IBERIAN, "does not tell the year"),
        ("soon", PLAIN, "not a month"),
        ("!", PLAIN, "is not a date"),
    ],
)
def test_what_is_no_date(text: str, reading: Reading, reason: str) -> None:
    with pytest.raises(DateError) as told:
        read_date(text, reading)
    assert reason in str(told.value)
    assert repr(text) in str(told.value)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("12 a 14 de março de 1974", "1974-03-12", "1974-03-14"),
        ("28 de dezembro de 1974 a 3 de janeiro de 1975", "1974-12-28", "1975-01-03"),
        ("30 Jan - 2 Feb 1990", "1990-01-30", "1990-02-02"),
        ("27-29 February 2024", "2024-02-27", "2024-02-29"),
        ("12/11/1974 – 14/11/1974", "1974-11-12", "1974-11-14"),  # noqa: RUF001
        ("1999 to 2001", "1999", "2001"),
        ("14-nov-74", "1974-11-14", "1974-11-14"),
        ("2024-02-28", "2024-02-28", "2024-02-28"),
    ],
)
def test_the_first_and_last_day_of_a_cell(text: str, first: str, last: str) -> None:
    assert read_span(text, IBERIAN) == (first, last)


@pytest.mark.parametrize("text", ["12 a 14 a 16 de março de 1974", "12 a março de 1974"])
def test_what_is_no_span(text: str) -> None:
    with pytest.raises(DateError):
        read_span(text, IBERIAN)


def test_languages_are_known_by_their_codes() -> None:
    assert is_language("pt-BR")
    assert not is_language("portuguese")
