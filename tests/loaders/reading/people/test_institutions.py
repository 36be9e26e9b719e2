"""Institutions read from many ways of naming them, from many governments."""

import pytest

from loaders.reading.analysis import analysed
from loaders.reading.page.release import Release

Row = tuple[str, str | None]

CASES: list[tuple[str, list[str], list[Row]]] = [
    (
        "Kenji Sato, Director-General, Southeast and Southwest Asian Affairs Department of Japan, "
        "met the Belize Police Department.",
        ["BLZ", "JPN"],
        [
            ("Southeast and Southwest Asian Affairs Department", "JPN"),
            ("Belize Police Department", "BLZ"),
        ],
    ),
    (
        "SOFIA, 3 May 2024 - Interior Minister Ivan Petrov and his Romanian counterpart agreed on "
        "patrols, the Interior Ministry reported.",
        ["BGR", "ROU"],
        [("Interior Ministry", "BGR")],
    ),
    (
        "Uganda and the Democratic Republic of the Congo met over ADF. Close talks were held.",
        ["COD", "UGA"],
        [],
    ),
    (
        "Peru and Chile reaffirm close police ties\n\nPeru and Chile Reaffirm Close Police Ties",
        ["CHL", "PER"],
        [],
    ),
    (
        "The Ministry of Defence of Oman and the Indian Coast Guard agreed to cooperate.",
        ["IND", "OMN"],
        [("Ministry of Defence", "OMN"), ("Indian Coast Guard", "IND")],
    ),
    (
        (
            "Officials of the Department of Homeland Security (DHS), the Federal Bureau"
            " of Investigation (FBI) and India's National Investigation Agency took "
            "part. The FBI and DHS will train officers at the Sardar Vallabhbhai Patel "
            "National Police Academy in Hyderabad."
        ),
        ["IND", "USA"],
        [
            ("Department of Homeland Security", "USA"),
            ("Federal Bureau of Investigation", "USA"),
            ("National Investigation Agency", "IND"),
            ("Sardar Vallabhbhai Patel National Police Academy", "IND"),
        ],
    ),
    (
        "The U.S.-Colombia Counternarcotics Working Group will meet next year.",
        ["COL", "USA"],
        [("U.S.-Colombia Counternarcotics Working Group", None)],
    ),
    (
        (
            "Cooperation at the United Nations, in NATO and with the African Union "
            "Commission was reviewed."
        ),
        ["DEU", "NGA"],
        [],
    ),
    (
        ("The Royal Moroccan Armed Forces and the Utah National Guard have trained together."),
        ["MAR", "USA"],
        [("Royal Moroccan Armed Forces", "MAR"), ("Utah National Guard", "USA")],
    ),
    (
        (
            "Iceland was represented by the Ministry for Foreign Affairs, the Prime "
            "Minister's Office, and the Icelandic Coast Guard."
        ),
        ["ISL", "USA"],
        [
            ("Ministry for Foreign Affairs", "ISL"),
            ("Prime Minister's Office", "ISL"),
            ("Icelandic Coast Guard", "ISL"),
        ],
    ),
    (
        (
            "The Rwandan foreign ministry and Mozambique's Ministry of National Defence"
            " confirmed the visit."
        ),
        ["MOZ", "RWA"],
        [("foreign ministry", "RWA"), ("Ministry of National Defence", "MOZ")],
    ),
    (
        (
            "Representatives of the Japan Coast Guard, the Japanese Ministry of Defense"
            " and the Vietnam Coast Guard attended."
        ),
        ["JPN", "VNM"],
        [
            ("Japan Coast Guard", "JPN"),
            ("Ministry of Defense", "JPN"),
            ("Vietnam Coast Guard", "VNM"),
        ],
    ),
    (
        (
            "The Embassy of the Republic of Korea in New Delhi hosted the seminar with "
            "the Indian Embassy in Seoul."
        ),
        ["IND", "KOR"],
        [
            ("Embassy of the Republic of Korea in New Delhi", "KOR"),
            ("Indian Embassy in Seoul", "IND"),
        ],
    ),
    (
        (
            "The Australian Federal Police, the Indonesian National Police and the "
            "Attorney-General's Department signed a plan."
        ),
        ["AUS", "IDN"],
        [
            ("Australian Federal Police", "AUS"),
            ("Indonesian National Police", "IDN"),
            ("Attorney-General's Department", "AUS"),
        ],
    ),
    ("The two sides met at the White House and later at the Pentagon.", ["USA", "ISR"], []),
    (
        "The People's Liberation Army Navy and the Pakistan Navy held an exercise.",
        ["CHN", "PAK"],
        [("People's Liberation Army Navy", "CHN"), ("Pakistan Navy", "PAK")],
    ),
    (
        (
            "The Joint Military Cooperation Committee and the Sub Working Group on "
            "Research and Development reported on their work."
        ),
        ["IND", "OMN"],
        [
            ("Joint Military Cooperation Committee", None),
            ("Sub Working Group on Research and Development", None),
        ],
    ),
    (
        (
            "Germany's Federal Criminal Police Office, the Bundeswehr and the Norwegian"
            " Armed Forces were named."
        ),
        ["DEU", "NOR"],
        [
            ("Federal Criminal Police Office", "DEU"),
            ("Bundeswehr", "DEU"),
            ("Norwegian Armed Forces", "NOR"),
        ],
    ),
    (
        (
            "Mexico's Secretariat of National Defense (SEDENA) and U.S. Northern "
            "Command share information."
        ),
        ["MEX", "USA"],
        [("Secretariat of National Defense", "MEX"), ("U.S. Northern Command", "USA")],
    ),
    (
        (
            "The Nigerian side was made up of the Office of the National Security "
            "Adviser, the National Counter Terrorism Centre and the Nigeria Police "
            "Force."
        ),
        ["NGA", "USA"],
        [
            ("Office of the National Security Adviser", "NGA"),
            ("National Counter Terrorism Centre", "NGA"),
            ("Nigeria Police Force", "NGA"),
        ],
    ),
    (
        (
            "The National Anti-Money Laundering and Terrorism Financing Committee of "
            "Qatar and the U.S. Departments of State and Justice took part."
        ),
        ["QAT", "USA"],
        [("National Anti-Money Laundering and Terrorism Financing Committee", "QAT")],
    ),
    (
        (
            "Saudi Arabia's Presidency of State Security and the Ministry of Interior "
            "of the UAE met."
        ),
        ["ARE", "SAU"],
        [("Presidency of State Security", "SAU"), ("Ministry of Interior", "ARE")],
    ),
    (
        (
            "The UK Ministry of Defence, the Home Office and the National Crime Agency "
            "worked with the Turkish National Police."
        ),
        ["GBR", "TUR"],
        [
            ("Ministry of Defence", "GBR"),
            ("Home Office", "GBR"),
            ("National Crime Agency", "GBR"),
            ("Turkish National Police", "TUR"),
        ],
    ),
    (
        ("A delegation of the Armed Forces of the Philippines visited the Singapore Armed Forces."),
        ["PHL", "SGP"],
        [("Armed Forces", "PHL"), ("Singapore Armed Forces", "SGP")],
    ),
    (
        (
            "The State Border Service of Azerbaijan and the Georgian Ministry of "
            "Internal Affairs signed a protocol."
        ),
        ["AZE", "GEO"],
        [("State Border Service", "AZE"), ("Ministry of Internal Affairs", "GEO")],
    ),
    (
        (
            "The Ministry of Public Security of China and the Lao Ministry of Public "
            "Security held talks."
        ),
        ["CHN", "LAO"],
        [("Ministry of Public Security", "CHN"), ("Ministry of Public Security", "LAO")],
    ),
    (
        "The European External Action Service, Europol and Frontex were represented.",
        ["EUE", "GBR"],
        [("European External Action Service", "EUE"), ("Europol", "EUE"), ("Frontex", "EUE")],
    ),
    (
        (
            "Chile's Carabineros and the Argentine Federal Police exchanged data under "
            "the Joint Operations Command."
        ),
        ["ARG", "CHL"],
        [
            ("Carabineros", "CHL"),
            ("Argentine Federal Police", "ARG"),
            ("Joint Operations Command", None),
        ],
    ),
    (
        (
            "The Foreign, Commonwealth and Development Office and Japan's National "
            "Security Secretariat held talks."
        ),
        ["GBR", "JPN"],
        [
            ("Foreign, Commonwealth and Development Office", "GBR"),
            ("National Security Secretariat", "JPN"),
        ],
    ),
    (
        ("The Kenya Defence Forces and the Ethiopian National Defence Force patrol the border."),
        ["ETH", "KEN"],
        [("Kenya Defence Forces", "KEN"), ("Ethiopian National Defence Force", "ETH")],
    ),
    (
        (
            "Universities, the World Bank Group and the Munich Security Conference are "
            "not mentioned as bodies of either side."
        ),
        ["DEU", "IND"],
        [],
    ),
    (
        "The Academy of the Foreign Ministry of Peru signed nothing.",
        ["CHL", "PER"],
        [("Foreign Ministry", "PER")],
    ),
    (
        "Officials of Oman's Home and Foreign ministries met.",
        ["IRN", "OMN"],
        [],
    ),
    (
        "The Interior Ministries of the two countries and the Kenya Police School took part.",
        ["IRN", "OMN"],
        [
            ("Kenya Police School", "KEN"),
        ],
    ),
    (
        "Cadets of the Naval Command and Staff College of Peru and the Indian Navy (IN HQ) came.",
        ["IND", "PER"],
        [("Naval Command and Staff College", "PER"), ("Indian Navy", "IND")],
    ),
    (
        "The ministry of defence said the navy and the air force had taken part.",
        ["IND", "SGP"],
        [("ministry of defence", None)],
    ),
    (
        "The Security Council met in New York. The Russian Security Council met in Moscow.",
        ["IND", "RUS"],
        [("Security Council", "RUS")],
    ),
    (
        "The Bureau of African Affairs and the Narcotics Control Bureau wrote to the Department "
        "of State.",
        ["IND", "USA"],
        [("Narcotics Control Bureau", "IND"), ("Department of State", "USA")],
    ),
    (
        "The European Commission and the Reserve Bank of India were told.",
        ["IND", "OMN"],
        [("Reserve Bank of India", "IND")],
    ),
    (
        "Members of the group\n\nNorway told who is in it.\n\nIn Oslo they met.\n\nThey "
        "are:\n\n- Ministry of Fisheries\n\n- Ministry of Defence\n",
        ["NOR", "PER"],
        [("Ministry of Fisheries", None), ("Ministry of Defence", None)],
    ),
]


def read(text: str, parties: list[str]) -> list[Row]:
    """Return the institutions of a text, typographic apostrophes made plain."""
    found = analysed(Release("x", text, "2024-01-01"), codes=parties).institutions
    for each in found:
        assert text[each.name.start : each.name.end] == each.name.value
    return [(each.name.value, each.country.value if each.country else None) for each in found]


@pytest.mark.parametrize(("text", "parties", "rows"), CASES, ids=[case[0][:40] for case in CASES])
def test_institutions_of_a_sentence(text: str, parties: list[str], rows: list[Row]) -> None:
    assert read(text, parties) == rows


def test_a_body_has_the_country_of_the_official_who_stands_for_it() -> None:
    text = "India was represented by Ajay Kumar of the Ministry of Defence, Joint Secretary (Navy)."
    assert read(text, ["IND", "OMN"]) == [("Ministry of Defence", "IND")]


def test_a_newspaper_of_a_party_is_read_at_home_and_a_broken_address_is_no_error() -> None:
    text = "The Ministry of Defence welcomed the agreement."
    for url, code in (("https://example.com.np/a", "NPL"), ("http://[::1", None)):
        (found,) = analysed(Release("x", text, url=url), codes=["IND", "NPL"]).institutions
        assert (found.country.value if found.country else None) == code


@pytest.mark.parametrize(
    "bait",
    ["Ministry of ", "Department ", "and ", "National Police ", "Office of the ", "U.S.-", "UN "],
)
def test_time_grows_with_the_text_alone(bait: str) -> None:
    from time import thread_time

    def seconds(times: int) -> float:
        start = thread_time()
        read(bait * times, ["IND", "USA"])
        return thread_time() - start

    seconds(10)
    assert seconds(16_000) < 100 * max(seconds(1_000), 0.01)
