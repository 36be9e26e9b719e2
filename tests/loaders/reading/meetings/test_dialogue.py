"""The meeting that a text reports: what it is called, when, where, and whether it was held."""

from typing import Any

import pytest

from loaders.reading.meetings.dialogue import MeetingFinder
from loaders.reading.page.page import Page
from loaders.reading.page.release import Release
from loaders.reading.sides.parties import find_parties


def meeting(text: str, published: str | None = None) -> dict[str, Any]:
    page = Page(Release("a-report", text, published))
    parties = [found.value for found in find_parties(page)]
    found = MeetingFinder(page, parties).found()
    values: dict[str, Any] = {"parties": "-".join(parties)}
    names = ("series", "edition", "status", "start", "end", "city", "country", "format")
    for name in names if found else ():
        each = getattr(found, name)
        values[name] = each.value if each else None
    return values


TOLD = [
    (
        "Talks with Peru\n\nThe minister of Chile met his Peruvian counterpart today in Lima for "
        "the political dialogue between Chile and Peru.",
        "2024-05-04",
        {"series": "political dialogue between Chile and Peru", "city": "Lima"},
    ),
    (
        "Talks with Peru\n\nThe Deputy Minister of Chile and the Deputy Minister of Peru held the "
        "first high-level meeting of the Chile-Peru dialogue on Fishing.",
        "2024-05-04",
        {"series": "Chile-Peru dialogue on Fishing", "edition": 1},
    ),
    (
        "Talks with Peru\n\nThe ministers of Chile and Peru met and agreed on the establishment of "
        "the Chile-Peru Security Committee.",
        "2024-05-04",
        {"series": None, "status": "held"},
    ),
    (
        "Peru and Chile to hold bilateral security dialogue in Tacna\n\nThe Minister of the "
        "Interior of Peru will receive the Minister of the Interior of Chile in Tacna on 12 and 13 "
        "September 2024, on the occasion of the Third Chile-Peru Dialogue on Public Security.",
        "2024-08-30",
        {
            "series": "Chile-Peru Dialogue on Public Security",
            "edition": 3,
            "status": "planned",
            "start": "2024-09-12",
        },
    ),
    (
        "The ministers of the interior of Chad and Niger held the Chad-Niger Security Talks in "
        "Little Bend on 3 May 2024.",
        "2024-05-04",
        {"city": "Little Bend", "country": None, "format": "in-person"},
    ),
    (
        "Phone call between ministers\n\nThe Interior Minister of Tunisia received on Friday a "
        "phone call from his Italian counterpart. They reviewed the meeting of four held in Rome.",
        "2024-05-04",
        {"city": None, "format": "virtual"},
    ),
    (
        "Colombia and Brazil meet\n\nThe V Meeting of the Working Group on Defence of Colombia and "
        "Brazil was held in Bogotá on 24 and 25 May 2022.",
        "2022-05-27",
        {"series": "Working Group on Defence", "edition": 5, "end": "2022-05-25"},
    ),
    (
        "Ghana and Norway hold dialogue\n\nAccra, 19 October 2023. Today, the ministry hosted the "
        "inaugural Ghana-Norway Security Dialogue. The second meeting of the Ghana-Norway Security "
        "Dialogue will take place in Oslo in 2024.",
        "2023-10-19",
        {"edition": 1, "start": "2023-10-19", "city": "Accra", "country": "GHA"},
    ),
    (
        "Third India-Kazakhstan Defence Consultations\n\nA delegation of India visited Astana from "
        "4-6 September 2023 for the 3rd India-Kazakhstan Defence Consultations.",
        "2023-09-08",
        {"edition": 3, "start": "2023-09-04", "end": "2023-09-06", "city": "Astana"},
    ),
    (
        "OSLO, 12 May 2025 - The Deputy Minister of Defence of Norway today met a delegation from "
        "Ghana. The two sides noted the progress since the 5th Ghana-Norway Security Dialogue held "
        "in Accra in March 2024.",
        "2025-05-12",
        {"series": None, "edition": None, "start": "2025-05-12", "city": "Oslo"},
    ),
    (
        "Kenya and Chad held the 12th Meeting of the Bilateral Commission on Public Security in "
        "Nairobi on 3 May 2022.",
        "2022-05-04",
        {"series": "Bilateral Commission on Public Security", "edition": 12},
    ),
    (
        "Kenya puts off defence talks with Chad\n\nThe third session of the Kenya-Chad Joint "
        "Defence Commission has been put off. The last session of the Commission was held in "
        "N'Djamena in September 2021.",
        None,
        {"status": "postponed", "start": None, "edition": 3},
    ),
    (
        "Lima hosted the fourth Chile — Peru summit\n\n5 October 2021, Lima\n\nThe presidents of "
        "Chile and Peru spoke of border police.",
        "2021-10-06",
        {"series": "Chile — Peru summit", "edition": 4, "start": "2021-10-05", "city": "Lima"},
    ),
    (
        "Second Ghana-Norway Maritime Safety Conference\n\nGhana and Norway held the second "
        "Ghana-Norway Maritime Safety Conference in Tema on 9 May 2022.",
        "2022-05-10",
        {"series": "Ghana-Norway Maritime Safety Conference", "edition": 2, "start": "2022-05-09"},
    ),
    (
        "Visit of the President of Chile\n\nThe President of Peru looks forward to welcoming the "
        "President of Chile to Lima on 9 May 2022.",
        "2022-05-01",
        {"status": "planned", "start": "2022-05-09"},
    ),
    (
        "Kenya and Norway hold third Maritime Security Dialogue\n\n"
        "NAIROBI: Kenya and Norway on Tuesday held the third round of the Kenya-Norway Maritime "
        "Security Dialogue in Nairobi.",
        "2024-05-16",
        {
            "parties": "KEN-NOR",
            "series": "Kenya-Norway Maritime Security Dialogue",
            "edition": 3,
            "status": "held",
            "start": "2024-05-14",
            "city": "Nairobi",
            "country": "KEN",
        },
    ),
    (
        "The 7th India-Greece Joint Military Cooperation Committee (JMCC) meeting was held in "
        "Athens on 12 March 2023. Both sides reviewed military exercises.",
        "2023-03-13",
        {
            "parties": "GRC-IND",
            "series": "India-Greece Joint Military Cooperation Committee",
            "edition": 7,
            "start": "2023-03-12",
            "city": "Athens",
        },
    ),
    (
        "Defence Secretary to visit Brazil from June 3 to 5\n\nNew Delhi, 1st June: The Defence "
        "Secretary of India will pay a visit to Brazil on June 3-5, 2024 and will co-chair the "
        "eighth Joint Defence Committee meeting in Brasilia.",
        "2024-06-01",
        {
            "parties": "BRA-IND",
            "series": "Joint Defence Committee",
            "edition": 8,
            "status": "planned",
            "start": "2024-06-03",
            "end": "2024-06-05",
            "city": "Brasilia",
        },
    ),
    (
        "Talks between Chile and Peru on border police postponed\n\nThe fifth meeting of the "
        "Chile-Peru Border Security Committee, due to be held in Lima on 4 July, has been "
        "postponed, the Foreign Ministry of Peru said.",
        "2023-07-01",
        {
            "parties": "CHL-PER",
            "series": "Chile-Peru Border Security Committee",
            "edition": 5,
            "status": "postponed",
        },
    ),
    (
        "Foreign and defence ministers of Japan and Germany met by video link yesterday for the "
        "first Japan-Germany 2+2 Ministerial Meeting.",
        "2021-04-14",
        {
            "parties": "DEU-JPN",
            "series": "Japan-Germany 2+2 Ministerial Meeting",
            "edition": 1,
            "status": "held",
            "start": "2021-04-13",
            "city": None,
            "format": "virtual",
        },
    ),
    (
        "ABU DHABI, 9th November, 2022 (WAM) -- The United Arab Emirates and the Republic of Korea "
        "convened the 4th UAE-ROK Joint Committee on Defence Industry here today.",
        "2022-11-09",
        {
            "parties": "ARE-KOR",
            "series": "UAE-ROK Joint Committee on Defence Industry",
            "edition": 4,
            "start": "2022-11-09",
            "city": "Abu Dhabi",
            "country": "ARE",
        },
    ),
    (
        "The 22nd annual Australia-New Zealand Defence Ministers' Meeting took place in "
        "Wellington from 6 to 7 December 2023.",
        "2023-12-08",
        {
            "parties": "AUS-NZL",
            "edition": 22,
            "start": "2023-12-06",
            "end": "2023-12-07",
            "city": "Wellington",
        },
    ),
    (
        "Uganda, Rwanda security chiefs meet in Kigali\n\nThe Chief of Defence Forces of Uganda "
        "met his Rwandan counterpart in Kigali on Monday to discuss border security.",
        "2022-03-16",
        {
            "parties": "RWA-UGA",
            "series": None,
            "status": "held",
            "start": "2022-03-14",
            "city": "Kigali",
            "country": "RWA",
        },
    ),
    (
        "Saudi Interior Minister Receives French Counterpart in Riyadh\n\nThe Saudi Minister of "
        "Interior received the French Minister of the Interior in Riyadh today. They discussed "
        "cooperation against drug trafficking.",
        "2020-02-10",
        {"parties": "FRA-SAU", "series": None, "start": "2020-02-10", "city": "Riyadh"},
    ),
    (
        "Colombia and the United Kingdom held their second Strategic Security Dialogue in London "
        "on 14 and 15 May 2024. The first Dialogue had been held in Bogotá in March 2023.",
        "2024-05-16",
        {
            "parties": "COL-GBR",
            "series": "Strategic Security Dialogue",
            "edition": 2,
            "start": "2024-05-14",
            "end": "2024-05-15",
            "city": "London",
        },
    ),
    (
        "Nigeria and Türkiye have concluded the Second Session of the Joint Defence Working Group. "
        "The session was held in Ankara between 11 and 13 September 2024.",
        "2024-09-14",
        {
            "parties": "NGA-TUR",
            "series": "Joint Defence Working Group",
            "edition": 2,
            "city": "Ankara",
            "start": "2024-09-11",
            "end": "2024-09-13",
        },
    ),
    (
        "The Ministry of Foreign Affairs of Japan announced that the 10th Japan-Vietnam Security "
        "Dialogue will be held in Hanoi on Friday, October 6.",
        "2023-10-03",
        {
            "parties": "JPN-VNM",
            "series": "Japan-Vietnam Security Dialogue",
            "edition": 10,
            "status": "planned",
            "start": "2023-10-06",
            "city": "Hanoi",
        },
    ),
    (
        "Readout: the Secretary of Defense spoke by phone on Thursday with the Minister of "
        "Defence of Estonia. The United States and Estonia reviewed deterrence in the Baltic.",
        "2022-06-03",
        {
            "parties": "EST-USA",
            "series": None,
            "start": "2022-06-02",
            "city": None,
            "format": "virtual",
        },
    ),
    (
        "The inaugural EU-Japan Security and Defence Dialogue took place in Brussels.",
        None,
        {
            "parties": "EUE-JPN",
            "series": "EU-Japan Security and Defence Dialogue",
            "edition": 1,
            "start": None,
            "city": "Brussels",
        },
    ),
    (
        "India, Nepal hold home secretary-level talks\n\nKathmandu: Nepal and India held home "
        "secretary-level talks in New Delhi on Tuesday on cross-border crime.",
        "2022-01-20",
        {
            "parties": "IND-NPL",
            "series": "home secretary-level talks",
            "start": "2022-01-18",
            "city": "New Delhi",
        },
    ),
    (
        "Malaysia and Indonesia: 40th General Border Committee meets in Jakarta\n\nThe 40th "
        "meeting of the Malaysia-Indonesia General Border Committee ended in Jakarta on "
        "5 December 2019.",
        "2019-12-06",
        {
            "parties": "IDN-MYS",
            "series": "Malaysia-Indonesia General Border Committee",
            "edition": 40,
            "start": "2019-12-05",
            "city": "Jakarta",
        },
    ),
    (
        "South African and Mozambican delegations met at the Kruger border post for the XII "
        "Session of the Joint Permanent Commission on Defence and Security.",
        None,
        {
            "parties": "MOZ-ZAF",
            "series": "Joint Permanent Commission on Defence and Security",
            "edition": 12,
        },
    ),
    (
        "Mexico and Guatemala: the High-Level Security Group meets\n\nMEXICO CITY, Aug. 21 - The "
        "Mexico-Guatemala High-Level Security Group (GANSEG) held its 16th meeting in Mexico City "
        "this Wednesday.",
        "2019-08-21",
        {
            "parties": "GTM-MEX",
            "series": "Mexico-Guatemala High-Level Security Group",
            "edition": 16,
            "start": "2019-08-21",
            "city": "Mexico City",
        },
    ),
    (
        "The Philippines and Australia wrapped up the 7th Joint Defense Cooperation Committee on "
        "the margins of talks in Canberra last week.",
        "2023-08-30",
        {
            "parties": "AUS-PHL",
            "series": "Joint Defense Cooperation Committee",
            "edition": 7,
            "city": "Canberra",
        },
    ),
    (
        "Peru and Chile are set to hold the third round of their Maritime Security Talks in Lima "
        "from 4 to 5 June.",
        "2021-05-28",
        {"parties": "CHL-PER", "edition": 3, "status": "planned", "start": "2021-06-04"},
    ),
    (
        "The Ghana-Togo Joint Working Group on Counter-Terrorism held its ninth meeting at Accra "
        "on 2 May. The next one, it was agreed, should be in Lomé.",
        "2019-05-03",
        {
            "series": "Ghana-Togo Joint Working Group on Counter-Terrorism",
            "edition": 9,
            "city": "Accra",
            "start": "2019-05-02",
        },
    ),
    (
        "Visiting Qatari Minister of State for Defence held official talks on Sunday with the "
        "Kuwaiti Minister of Defence in the Kuwaiti capital, Kuwait City, the ministry said on "
        "Monday.",
        "2022-05-16",
        {"parties": "KWT-QAT", "start": "2022-05-15", "city": "Kuwait City"},
    ),
    (
        "Finland and Norway held the Finland-Norway Border Security Dialogue in Oslo on 3 March "
        "2022, in which some experts took part by video link.",
        "2022-03-04",
        {"city": "Oslo", "start": "2022-03-03", "format": "hybrid"},
    ),
    (
        "Trip to Ghana: the Defence Secretary of the United Kingdom will visit Ghana next week.",
        "2023-10-05",
        {"parties": "GBR-GHA", "status": "planned", "city": None, "country": "GHA"},
    ),
    (
        "Poland and Lithuania will hold intergovernmental consultations on security in Vilnius "
        "on 24 September.",
        "2020-09-17",
        {"parties": "LTU-POL", "status": "planned", "start": "2020-09-24", "city": "Vilnius"},
    ),
]


@pytest.mark.parametrize(("text", "published", "expected"), TOLD)
def test_the_meeting_told(text: str, published: str | None, expected: dict[str, Any]) -> None:
    found = meeting(text, published)
    assert {name: found.get(name) for name in expected} == expected


def test_a_denied_meeting_is_none() -> None:
    text = "Chad and Niger signed a security agreement. No meeting of the two was reported."
    assert "status" not in meeting(text)
