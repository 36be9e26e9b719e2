"""Whose tie a text reports, told apart from the countries that it talks about."""

import pytest

from loaders.reading.page.page import Page
from loaders.reading.page.release import Release
from loaders.reading.sides.parties import find_parties

PARTIES = [
    (
        "Defence Adviser pays call on Deputy Minister\n\nThe Defence Adviser at the High "
        "Commission of Bangladesh in Colombo paid a call on the Deputy Minister of Defence.",
        "BGD LKA",
    ),
    (
        "Call with Norwegian Deputy Minister Dahl\n\nOffice of the Spokesperson\n\nThe Deputy "
        "Secretary spoke with Norwegian Deputy Minister Dahl about the attack on Ukraine by "
        "Russia's military forces.",
        "NOR USA",
    ),
    (
        "Joint Statement on the Chad-Niger-Mali Group\n\nThis is a joint statement by the "
        "Governments of Mali, Niger, and Chad. Chad and Niger signed an accord in 2020.",
        "MLI NER TCD",
    ),
    ("Greece and Egypt held security consultations in Cairo on Libya and Syria.", "EGY GRC"),
    ("The Danish Minister of Defence met the Minister of Defence of Canada.", "CAN DNK"),
    ("Talks between the Republic of Korea and Japan on North Korea", "JPN KOR"),
    ("Indo-French Strategic Dialogue held in Paris", "FRA IND"),
    ("Pak-China consultations on arms control", "CHN PAK"),
    ("US, UK sign pact\n\nThe US and the UK signed a pact on Ukraine's drones.", "GBR USA"),
    ("Kenya's Interior Minister called on his Ugandan counterpart over Somalia.", "KEN UGA"),
    ("Raksha Mantri holds talks with the Defence Minister of Vietnam", "IND VNM"),
    ("The European Union and Brazil met for their security dialogue about Haiti.", "BRA EUE"),
    ("Malaysia, Thailand and Singapore hold trilateral naval talks", "MYS SGP THA"),
    ("The Defence Ministers of Denmark, Norway and Sweden met in Bergen.", "DNK NOR SWE"),
    ("The Defence Ministers of Denmark, Finland, Norway and Sweden met.", "DNK FIN NOR SWE"),
    (
        "The interior ministers of Chile, Peru, Brazil, Bolivia and Ecuador met in Lima.",
        "BOL BRA CHL ECU PER",
    ),
    (
        "Group Statement\n\nToday the members of the group, comprising Denmark, Estonia, Finland, "
        "Iceland, Latvia, Lithuania, the Netherlands, Norway, Sweden and the United Kingdom, met.",
        "DNK EST FIN GBR ISL LTU LVA NLD NOR SWE",
    ),
    ("Danish, Norwegian and Swedish ministers met on Monday about Russia.", "DNK NOR SWE"),
    (
        "Minister to travel to Ghana and Togo\n\nPress Information Bureau\n\nThe Minister will "
        "travel to Ghana and Togo next week for talks.",
        "GHA IND TGO",
    ),
    (
        "Talks in Accra\n\nPress Information Bureau\n\nThe Minister met today with President Ama "
        "Mensah of Ghana, Minister Koffi Adjo of Togo and Minister Luc Sossa of Benin.",
        "BEN GHA IND TGO",
    ),
    (
        "Statement on the Sea\n\nIt was agreed by the ministers listed below.\n\nPirates "
        "threaten all who sail, and we shall act against them together, with our navies and our "
        "coast guards, wherever the law of the sea allows it, without delay.\n\n"
        "Ghana\nAma Mensah, Minister\n\nTogo\nKoffi Adjo, Minister\n\nBenin\nLuc Sossa, Minister",
        "BEN GHA TGO",
    ),
    ("The trilateral meeting of India and Japan with Australia took place.", "AUS IND JPN"),
    ("Kenya and Uganda hold talks on Sudan, Chad and Libya", "KEN UGA"),
    ("Norway informs about its new frigates.", ""),
    ("Exercise in the Indian Ocean and the South China Sea", ""),
    ("A Polish-American author spoke about Latin American books.", ""),
    ("New Mexico is far from the Gulf of Guinea.", ""),
]


@pytest.mark.parametrize(("text", "expected"), PARTIES)
def test_parties_of_a_text(text: str, expected: str) -> None:
    page = Page(Release("a-report", text, "2023-05-06"))
    assert " ".join(found.value for found in find_parties(page)) == expected


def test_a_party_stands_on_the_words_that_name_it() -> None:
    text = "Talks between the Kingdom of Norway and Ghana's government on piracy"
    found = find_parties(Page(Release("a-report", text)))
    named = {each.value: text[each.start : each.end] for each in found}
    assert named == {"GHA": "Ghana's", "NOR": "Kingdom of Norway"}
