"""Countries: the table is whole, and each name finds its country or, in doubt, none."""

import re

import pytest

from graph.language.countries import (
    all_countries,
    country,
    country_words,
    find_code,
    find_written,
    is_country,
    is_known_otherwise,
    suggest,
)
from graph.language.dates import days
from graph.language.fold import fold

# Names that several countries share, and on purpose find none of them.
SHARED_NAMES = {"korea", "congo", "virgin islands"}


def test_the_table_is_whole() -> None:
    countries = all_countries()
    in_use = [each for each in countries if each.until is None]
    assert len(in_use) == 249 + 2  # ISO 3166-1, and EUE and XKX
    assert len(countries) - len(in_use) == 30  # ISO 3166-3 without FQHH, whose ATF is in use
    assert all(re.fullmatch("[A-Z]{3}", each.code) for each in countries)
    assert all(re.fullmatch("[A-Z]{2}", each.alpha2) for each in countries)
    assert [each.code for each in countries] == sorted({each.code for each in countries})
    assert len({each.alpha2 for each in in_use}) == len(in_use)
    assert len({each.name for each in countries}) == len(countries)
    assert [each.code for each in in_use if not each.demonyms] == ["EUE"]


def test_no_cell_of_the_table_is_blank_or_repeated() -> None:
    for each in all_countries():
        forms = [each.name, *each.aliases]
        assert all(form == form.strip() != "" for form in [*forms, *each.demonyms])
        assert len(set(forms)) == len(forms)
        assert len(set(each.demonyms)) == len(each.demonyms)


def test_every_name_in_use_finds_its_country() -> None:
    forms = [
        (form, each.code)
        for each in all_countries()
        if each.until is None
        for form in (each.name, *each.aliases)
        if fold(form) not in SHARED_NAMES
    ]
    assert [(form, code) for form, code in forms if find_code(form) != code] == []


def test_every_code_in_use_finds_its_country() -> None:
    in_use = [each for each in all_countries() if each.until is None]
    assert all(find_code(each.code) == find_code(each.alpha2) == each.code for each in in_use)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Georgia", "GEO"),
        ("South Georgia", "SGS"),
        ("Jordan", "JOR"),
        ("Chad", "TCD"),
        ("Niger", "NER"),
        ("Nigeria", "NGA"),
        ("Guinea", "GIN"),
        ("Guinea-Bissau", "GNB"),
        ("Equatorial Guinea", "GNQ"),
        ("Papua New Guinea", "PNG"),
        ("Dominica", "DMA"),
        ("Dominican Republic", "DOM"),
        ("Ireland", "IRL"),
        ("Samoa", "WSM"),
        ("the Republic of Korea", "KOR"),
        ("Korea, South", "KOR"),
        ("Korea, Democratic People's Republic of", "PRK"),
        ("Republic of the Congo", "COG"),
        ("Congo, Democratic Republic of the", "COD"),
        ("People's Republic of China", "CHN"),
        ("Republic of China", "TWN"),
        ("South Sudan", "SSD"),
        ("the Sudan", "SDN"),
        ("Gambia (the)", "GMB"),
        ("Bahamas, The", "BHS"),
        ("Trinidad & Tobago", "TTO"),
        ("CÔTE D\u2019IVOIRE", "CIV"),
        ("Turkey", "TUR"),
        ("the United States", "USA"),
        ("U.S", "USA"),
        ("The States", "USA"),
        ("u.a.e.", "ARE"),
        ("Lao P.D.R.", "LAO"),
        ("European Union", "EUE"),
    ],
)
def test_neighbouring_names_are_kept_apart(text: str, code: str) -> None:
    assert find_code(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("USSR", "SUN"),
        ("Czechoslovakia", "CSK"),
        ("Serbia and Montenegro", "SCG"),
        ("South Yemen", "YMD"),
        ("East Germany", "DDR"),
        ("Yugoslavia", "YUG"),
        ("Burma", "MMR"),
        ("East Timor", "TLS"),
        ("BY", "BLR"),
        ("DD", "DDR"),
    ],
)
def test_a_country_in_use_comes_before_a_withdrawn_one(text: str, code: str) -> None:
    assert find_code(text) == code


@pytest.mark.parametrize(
    "text",
    ["Korea", "the Congo", "Virgin Islands", "CS", "in", "are", "ind", "Ruritania", "", "—", "the"],
)
def test_what_is_unknown_or_ambiguous_finds_none(text: str) -> None:
    assert find_code(text) is None


def test_a_withdrawn_code_says_until_when() -> None:
    assert is_country("SUN")
    assert (country("SUN").name, country("SUN").until) == ("Soviet Union", "1992-08-30")
    assert country("RUS").until is None


def test_dates_of_codes_are_partial_dates_in_order() -> None:
    for each in all_countries():
        first, last = days(each.since).latest, days(each.until).earliest
        assert first is None or last is None or first < last, each.code
    assert (country("SSD").since, country("IND").since) == ("2011", None)
    for old, new in [("YUG", "SCG"), ("SCG", "SRB"), ("ZAR", "COD"), ("BUR", "MMR")]:
        assert country(old).until == country(new).since


def test_an_unknown_code_is_a_key_error() -> None:
    assert not is_country("ind")
    with pytest.raises(KeyError):
        country("ind")
    with pytest.raises(KeyError):
        country_words("XYZ")


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("ind", "IND"),
        ("UK", "GBR"),
        ("ROK", "KOR"),
        ("Inda", "IND"),
        ("uae", "ARE"),
        ("USB", "USA"),
    ],
)
def test_suggestions_hold_what_was_meant(wrong: str, meant: str) -> None:
    assert meant in suggest(wrong)
    assert len(suggest(wrong)) <= 3


def test_nothing_near_gives_no_suggestion() -> None:
    assert suggest("0000000") == []


def test_country_words_hold_every_way_to_name_it() -> None:
    found = country_words("IND")
    assert {("india",), ("indias",), ("indian",), ("republic", "of", "india")} <= found
    assert ("in",) not in found
    assert {("us",), ("united", "states"), ("american",)} <= country_words("USA")
    assert ("korea",) in country_words("KOR") & country_words("PRK")


def test_every_country_has_its_words() -> None:
    assert all(all(country_words(each.code)) for each in all_countries())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("NETHERLANDS THE", "NLD"),
        ("KOREA REPUBLIC OF", "KOR"),
        ("KOREA DEMOCRATIC PEOPLE'S REPUBLIC OF", "PRK"),
        ("Congo, Dem. Rep.", "COD"),
        ("SUDAN SOUTH", "SSD"),
        ("CHINA REPUBLIC OF", "TWN"),
        ("BYELORUSSIA S S R", "BYS"),
        ("St Kitts & Nevis", "KNA"),
        ("Burma (Myanmar)", "MMR"),
        ("Democratic Republic of the Congo (Zaire)", "COD"),
        ("Poland (government-in-exile)", "POL"),
        ("USSR (former)", "SUN"),
        ("Gold Coast", "GHA"),
        ("Ceylon", "LKA"),
        ("West Bank", "PSE"),
        ("XK", "XKX"),
        ("XKK", "XKX"),
        ("EU", "EUE"),
        ("UK", "GBR"),
        ("EE. UU.", "USA"),
        ("Países Bajos", "NLD"),
        ("Coreia do Sul", "KOR"),
        ("República Federal de Alemania", "DEU"),
        ("União Soviética", "SUN"),
        ("Allemagne", "DEU"),
        ("Япония", "JPN"),
        ("日本", "JPN"),
        ("مصر", "EGY"),
    ],
)
def test_names_as_tables_write_them(text: str, code: str) -> None:
    assert find_code(text) == code


def test_a_capital_stands_for_its_government_where_that_is_asked_for() -> None:
    assert find_code("Beijing") is None
    assert find_code("Beijing", capitals=True) == "CHN"
    assert find_code("New Delhi", capitals=True) == "IND"
    assert find_code("Kingston", capitals=True) is None, "of Jamaica, and of Norfolk Island"
    assert find_code("Singapore", capitals=True) == find_code("Singapore") == "SGP"


@pytest.mark.parametrize(
    "text", ["NATO", "Prussia", "Transnistria", "Baltic States", "Korea", "Congo", "OTAN", "UN"]
)
def test_what_is_known_to_be_no_single_country_is_told_apart(text: str) -> None:
    assert find_code(text) is None
    assert is_known_otherwise(text)


@pytest.mark.parametrize("text", ["Ruritania", "", "the", "Denmark (Greenland)", "IND", "India"])
def test_the_rest_is_not_known_otherwise(text: str) -> None:
    assert not is_known_otherwise(text)


@pytest.mark.parametrize("text", ["GM", "SPN", "FRN", "GER", "SUI", "NED", "island", "Republic"])
def test_codes_of_other_lists_and_plain_words_find_none(text: str) -> None:
    assert find_code(text) not in {"DEU", "ESP", "FRA", "CHE", "NLD", "ISL"}


def test_names_of_tables_are_not_words_of_texts() -> None:
    assert find_written("Gold Coast") is None
    assert ("gold", "coast") not in country_words("GHA")
    assert ("scotland",) in country_words("GBR")
