"""Instruments that a text names: kind, subject, status, date, who signed, whom they bind."""

import pytest

from graph.evidence.gate import unsupported
from graph.model.report import check_report
from loaders.reading.agreements.agreements import Agreement, AgreementFinder
from loaders.reading.agreements.signing import Signer
from loaders.reading.analysis import analysed
from loaders.reading.page.page import Page
from loaders.reading.page.release import Found, Release
from loaders.reading.reader import read_release
from loaders.reading.sides.parties import find_parties


def agreements(text: str, published: str | None = None, *persons: str) -> list[Agreement]:
    release = Release("a-report", text, published)
    page = Page(release)
    parties = [found.value for found in find_parties(page)]
    bodies = [each.name for each in analysed(release, codes=parties).institutions]
    named = [Signer(Found(p, text.find(p), text.find(p) + len(p), "test")) for p in persons]
    return AgreementFinder(page, parties, None, bodies, named).found()


TOLD: list[tuple[str, str | None, list[tuple[str, str, str, str | None]]]] = [
    (
        "Peru and Chile signed an agreement on fish; a protocol on the safety of railways; and a "
        "memorandum of understanding on schools.",
        "2023-01-18",
        [
            ("agreement", "fish", "signed", None),
            ("protocol", "safety of railways", "signed", None),
            ("MoU", "schools", "signed", None),
        ],
    ),
    (
        "Peru and Chile signed a memorandum of understanding in which they undertook to rescue "
        "sailors.",
        "2023-01-18",
        [("MoU", "rescue sailors", "signed", None)],
    ),
    (
        "Peru and Chile met. Joint statements were also signed on the rescue of sailors.",
        "2023-01-18",
        [("joint-statement", "rescue of sailors", "signed", None)],
    ),
    (
        "Peru and Chile issued a joint statement entitled Peace on the Sea.",
        "2023-01-18",
        [("joint-statement", "Peace on the Sea", "announced", None)],
    ),
    (
        "Peru and Chile met. Intergovernmental agreements were signed on fishing, on the return "
        "of stolen cars, and on mutual aid in forest fires.",
        "2023-01-18",
        [
            ("agreement", "fishing", "signed", None),
            ("agreement", "return of stolen cars", "signed", None),
            ("agreement", "mutual aid in forest fires", "signed", None),
        ],
    ),
    ("Peru and Chile signed an important bilateral agreement.", "2023-01-18", []),
    (
        "Peru and Chile signed a memorandum of understanding. Its subject is the rescue of "
        "sailors.",
        "2023-01-18",
        [("MoU", "rescue of sailors", "signed", None)],
    ),
    (
        "Peru and Chile spoke of the Arms Trade Treaty and of their pilots.",
        "2023-01-18",
        [],
    ),
    (
        "Peru and Chile recalled their bilateral agreement on pilots.",
        "2023-01-18",
        [("agreement", "pilots", "in-force", None)],
    ),
    (
        "Peru and Chile initialled an agreement on visas for pilots.",
        "2023-01-18",
        [("agreement", "visas for pilots", "agreed", None)],
    ),
    (
        "Peru and Chile confirmed their intention to sign an agreement on cattle.",
        "2023-01-18",
        [("agreement", "cattle", "under-negotiation", None)],
    ),
    (
        "Peru and Chile signed a treaty on cattle last summer.",
        "2023-01-18",
        [("treaty", "cattle", "in-force", None)],
    ),
    (
        "Memorandum on the Supply of Boats\n\nMEMORANDUM FOR THE MINISTER OF DEFENCE\n\n"
        "Peru and Chile agreed that boats are needed.",
        "2023-01-18",
        [],
    ),
    (
        "The minister of Peru referred to the 2012 agreement on regulating navigation, stressing "
        "Chile's keenness. Chile asked Peru to speed up talks on an extradition deal.",
        "2023-12-12",
        [
            ("agreement", "regulating navigation", "in-force", "2012"),
            ("agreement", "extradition", "under-negotiation", None),
        ],
    ),
    (
        "Peru and Chile implemented the co-operation plan for 2024, signed in Lima last December.",
        "2024-08-20",
        [("other", "co-operation", "in-force", "2023-12")],
    ),
    (
        "The ministers of Peru and Chile signed in Lima on 17 January 2023 an agreement on police "
        "assistance near the border which replaces the arrangement of 1998.",
        "2023-01-18",
        [("agreement", "police assistance near the border", "signed", "2023-01-17")],
    ),
    (
        "Peru and Chile sign MoU on drug control\n\nPeru and Chile signed a memorandum of "
        "understanding to cooperate in combating heroin.",
        None,
        [("MoU", "cooperate in combating heroin", "signed", None)],
    ),
    (
        "Peru and Chile have agreed a new joint protocol on readmission. The protocol builds on "
        "the agreement on migration which came into force in May 2020.",
        "2022-07-25",
        [
            ("protocol", "readmission", "agreed", None),
            ("agreement", "migration", "in-force", "2020-05"),
        ],
    ),
    (
        "Peru and Chile signed a Status of Forces Agreement today. Peru signed a similar "
        "agreement with Chile's neighbour last year.",
        "2022-07-25",
        [("agreement", "Status of Forces", "signed", "2022-07-25")],
    ),
    (
        "The ministers of Peru and Chile announced today the entry into force of the Treaty on "
        "the Transfer of Prisoners, on 21 March 2024.",
        "2024-03-21",
        [("treaty", "Transfer of Prisoners", "in-force", "2024-03-21")],
    ),
    (
        "Peru and Chile met in Lima. The following documents were signed after the meeting:\n"
        "- Agreement between the Government of Peru and the Government of Chile on Police "
        "Cooperation;\n- Protocol on the Implementation of the Readmission Agreement.",
        None,
        [
            ("agreement", "Police Cooperation", "signed", None),
            ("protocol", "Implementation of the Readmission Agreement", "signed", None),
        ],
    ),
    (
        "Peru, Chile sign naval equipment accord\n\nPeru and Chile signed the Agreement on the "
        "Transfer of Defence Technology in Lima.",
        None,
        [("agreement", "Transfer of Defence Technology", "signed", None)],
    ),
    (
        "The ministers of Peru and Chile signed the 2023 programme of bilateral military "
        "cooperation in Lima.",
        "2022-11-03",
        [("other", "bilateral military cooperation", "signed", None)],
    ),
    (
        "Peru and Chile sign cooperation agreement\n\nThe police chiefs of Peru and Chile signed a "
        "Memorandum of Understanding on police cooperation in Lima.",
        None,
        [("MoU", "police cooperation", "signed", None)],
    ),
    (
        "Peru and Chile signed an Action Plan 2023-2025 on the control of precursors in Lima.",
        "2023-05-14",
        [("roadmap", "control of precursors", "signed", None)],
    ),
    (
        "A letter of intent between the Narcotics Bureau of Peru and the Drug Enforcement "
        "Department of the Investigative Police of Chile was inked in Lima on 4 May 2023.",
        "2023-05-14",
        [("letter-of-intent", "letter of intent", "signed", "2023-05-04")],
    ),
    (
        "Peru and Chile signed a Memorandum of Understanding (MoU) aimed at strengthening the "
        "fight against smuggling.",
        None,
        [("MoU", "strengthening the fight against smuggling", "signed", None)],
    ),
    (
        "Peru and Chile recalled the bilateral convention on assistance in criminal matters of 4 "
        "May 2008.",
        "2019-01-01",
        [("treaty", "assistance in criminal matters", "in-force", "2008-05-04")],
    ),
    (
        "Ghana and Norway signed a Memorandum of Understanding on maritime security in Accra on "
        "3 May 2024.",
        "2024-05-04",
        [("MoU", "maritime security", "signed", "2024-05-03")],
    ),
    (
        "Kenya, Ethiopia ink defence pact\n\nKenya and Ethiopia on Monday inked a defence "
        "cooperation agreement.",
        "2020-11-10",
        [("agreement", "defence cooperation", "signed", "2020-11-09")],
    ),
    (
        "Finland and Estonia are negotiating a bilateral agreement on the protection of classified "
        "information.",
        None,
        [("agreement", "protection of classified information", "under-negotiation", None)],
    ),
    (
        "The extradition treaty between Peru and Spain, in force since 1994, was recalled.",
        "2021-01-05",
        [("treaty", "extradition", "in-force", "1994")],
    ),
    (
        "Japan and Australia renewed the Memorandum of Cooperation on cyber security for five "
        "years.",
        None,
        [("MoC", "cyber security", "renewed", None)],
    ),
    (
        "Under the 2009 Defence Cooperation Agreement, Brazil and Chile train officers together.",
        "2018-08-01",
        [("agreement", "Defence Cooperation", "in-force", "2009")],
    ),
    (
        "Poland and Ukraine agreed in principle on a protocol on border checks.",
        None,
        [("protocol", "border checks", "agreed", None)],
    ),
    (
        "A joint statement was issued by Qatar and Turkey after the meeting.",
        None,
        [("joint-statement", "joint statement", "announced", None)],
    ),
    (
        "Morocco and Portugal will sign an agreement on the readmission of migrants next week.",
        None,
        [("agreement", "readmission of migrants", "under-negotiation", None)],
    ),
    (
        "The agreement on arms control between Chad and Niger expired in 2015.",
        "2020-01-01",
        [("agreement", "arms control", "expired", "2015")],
    ),
    (
        "India and Kenya exchanged a letter of intent on shipbuilding.",
        None,
        [("letter-of-intent", "shipbuilding", "signed", None)],
    ),
    (
        "Singapore and Brunei launched a roadmap for military training.",
        None,
        [("roadmap", "military training", "announced", None)],
    ),
    (
        "Jordan and Iraq signed two memoranda of understanding on police training.",
        None,
        [("MoU", "police training", "signed", None)],
    ),
    (
        "Mali and Senegal discussed trade. No agreement was signed.",
        None,
        [],
    ),
    (
        "Malawi and Zambia reaffirmed the Treaty of Friendship of 1979 and the goals of the Paris "
        "Agreement.",
        "2022-02-02",
        [("treaty", "Friendship", "in-force", "1979")],
    ),
    (
        "Georgia and Moldova reached agreement that talks should go on.",
        None,
        [],
    ),
    (
        "The two ministers signed a Memorandum of Understanding (MoU) pertaining to coast guard "
        "cooperation between Oman and Iran.",
        None,
        [("MoU", "coast guard cooperation", "signed", None)],
    ),
    (
        "Slovenia and Croatia signed an Implementing Arrangement concerning joint patrols.",
        None,
        [("arrangement", "joint patrols", "signed", None)],
    ),
    (
        "The Agreement between the Government of Serbia and the Government of Cyprus on defence "
        "cooperation was signed in Nicosia on 5 June 2019.",
        "2019-06-06",
        [("agreement", "defence cooperation", "signed", "2019-06-05")],
    ),
    (
        "Oman and Iran signed an agreement on patrols, training and joint exercises in Muscat.",
        None,
        [("agreement", "patrols, training and joint exercises", "signed", None)],
    ),
    (
        "Mali and Niger talked about the peace agreement in South Sudan.",
        None,
        [],
    ),
    (
        "Latvia and Sweden concluded a Technical Arrangement on ammunition storage.",
        None,
        [("arrangement", "ammunition storage", "signed", None)],
    ),
    (
        "Chile and Peru signed a protocol on mine clearance, an agreement on the exchange of "
        "prisoners between the prison services of both, which had been awaited for years, and a "
        "memorandum of understanding on customs.",
        None,
        [
            ("protocol", "mine clearance", "signed", None),
            ("agreement", "exchange of prisoners", "signed", None),
            ("MoU", "customs", "signed", None),
        ],
    ),
    (
        "The presidents adopted the Joint Chile-Peru Statement on Border Police.",
        None,
        [("joint-statement", "Joint Chile-Peru Statement on Border Police", "announced", None)],
    ),
    (
        "The ministers of Chile and Peru were present at the signing of a memorandum of "
        "understanding on the upkeep of border posts along the whole of the northern road, and a "
        "protocol on cooperation between the Interior Ministries of the two countries.",
        None,
        [
            ("MoU", "upkeep of border posts along the whole of the northern road", "signed", None),
            ("protocol", "cooperation", "signed", None),
        ],
    ),
    (
        "A memorandum on cooperation between the Police Academy of Chile and the Police School of "
        "the Republic of Peru in the north of Lima was signed.",
        None,
        [
            (
                "MoC",
                "cooperation between the Police Academy of Chile and the Police School of the "
                "Republic of Peru",
                "signed",
                None,
            )
        ],
    ),
    (
        "Chile and Peru agreed on the need to fast-track the signing of a Defence Cooperation "
        "Agreement.",
        None,
        [("agreement", "Defence Cooperation", "under-negotiation", None)],
    ),
    (
        "Chile and Peru renewed for a year the arrangement on joint patrols concluded in 2019.",
        "2022-10-19",
        [("arrangement", "joint patrols", "renewed", None)],
    ),
    (
        "Chile and Peru ink extradition treaty deal.",
        None,
        [("treaty", "extradition", "signed", None)],
    ),
    (
        "Chile and Peru recalled the 2010 Memorandum of Agreement on Defence Cooperation and the "
        "Protocol on Navy Patrols signed in 2012.",
        "2015-05-15",
        [
            ("MoU", "Defence Cooperation", "in-force", "2010"),
            ("protocol", "Navy Patrols", "in-force", "2012"),
        ],
    ),
    (
        "Chile and Peru noted the signature in May 2012 of the Navy Patrols Arrangement and the "
        "2006 Lima Treaty.",
        "2013-04-03",
        [
            ("arrangement", "Navy Patrols", "in-force", "2012-05"),
            ("treaty", "Lima", "in-force", "2006"),
        ],
    ),
    (
        "List of MoUs exchanged during the visit of the President of Chile to Peru (8 April 2017)"
        "\n\n1. Memorandum of Understanding between Chile and Peru on border posts\n"
        "2. Agreement between Chile and Peru on prisons",
        None,
        [
            ("MoU", "border posts", "signed", "2017-04-08"),
            ("agreement", "prisons", "signed", "2017-04-08"),
        ],
    ),
    (
        "Treaty Series No. 12\n\nAGREEMENT between the Government of Chile and the Government of "
        "Peru on Classified Information\n\nSigned at Lima on 12 March 2018\n\nEntered into force "
        "on 1 December 2018",
        None,
        [("agreement", "Classified Information", "in-force", "2018-03-12")],
    ),
    (
        "Chile and Peru sign agreement to strengthen border security\n\nThe ministers of Chile and "
        "Peru signed an agreement on patrols.",
        None,
        [("agreement", "patrols", "signed", None)],
    ),
    (
        "Chile and Peru paid a great deal of attention to smuggling and deal with it together.",
        None,
        [],
    ),
]


@pytest.mark.parametrize(("text", "published", "expected"), TOLD)
def test_the_instruments_told(
    text: str, published: str | None, expected: list[tuple[str, str, str, str | None]]
) -> None:
    found = [
        (
            each.kind.value,
            each.subject.value,
            each.status.value,
            each.date.value if each.date else None,
        )
        for each in agreements(text, published)
    ]
    assert found == expected


SIGNED_BY = [
    ("Ann Otieno and Per Dahl signed an agreement of Kenya and Norway on patrols.", True),
    (
        "An agreement on patrols was signed by Ann Otieno for Kenya and by Per Dahl for Norway.",
        True,
    ),
    ("Kenya and Norway: the MoU on patrols was inked by Ann Otieno and Per Dahl.", True),
    ("Ann Otieno of Kenya and Per Dahl of Norway will sign an agreement on patrols.", False),
    (
        "Ann Otieno met Per Dahl in Oslo. The two ministers signed an agreement of Kenya and "
        "Norway on patrols.",
        True,
    ),
    (
        "Ann Otieno and Per Dahl chaired the talks. At the end they signed an agreement of Kenya "
        "and Norway on patrols.",
        True,
    ),
    ("Ann Otieno met Per Dahl. Kenya and Norway have an agreement on patrols.", False),
]


@pytest.mark.parametrize(("text", "is_signed"), SIGNED_BY)
def test_those_who_signed_are_named(text: str, is_signed: bool) -> None:
    (found,) = agreements(text, None, "Ann Otieno", "Per Dahl")
    names = [each.value for each in found.signatories]
    assert names == (["Ann Otieno", "Per Dahl"] if is_signed else [])


def test_witnesses_do_not_sign() -> None:
    text = "Ann Otieno signed the Kenya-Norway agreement on patrols in the presence of Per Dahl."
    (found,) = agreements(text, None, "Ann Otieno", "Per Dahl")
    assert [each.value for each in found.signatories] == ["Ann Otieno"]


def test_those_who_watch_a_signing_sign_nothing() -> None:
    text = "Ann Otieno and Per Dahl witnessed the signing of a Kenya-Norway agreement on patrols."
    (found,) = agreements(text, None, "Ann Otieno", "Per Dahl")
    assert (found.status.value, found.signatories) == ("signed", ())


def test_those_who_lead_the_talks_beside_a_signing_sign_nothing() -> None:
    text = (
        "Ann Otieno and Per Dahl signed a Kenya-Norway treaty on patrols during talks led by "
        "Mary Roe and John Doe."
    )
    (found,) = agreements(text, None, "Ann Otieno", "Per Dahl", "Mary Roe", "John Doe")
    assert [each.value for each in found.signatories] == ["Ann Otieno", "Per Dahl"]


def test_who_ratifies_or_recalls_does_not_sign() -> None:
    text = (
        "An agreement between Peru and Chile on records, signed in Lima in 2019, is still awaiting "
        "ratification by the Congress of Chile, Rosa Quispe recalled."
    )
    (found,) = agreements(text, None, "Rosa Quispe")
    assert found.signatories == ()


def test_who_signs_with_another_is_not_alone() -> None:
    text = (
        "Interior Cabinet Secretary Rosa Quispe of Peru has signed an agreement with Chile's "
        "Security Minister Ana Rojas on prisons. Cabinet Secretary Juan Diaz of Peru was present."
    )
    (found,) = agreements(text, None, "Rosa Quispe", "Ana Rojas", "Juan Diaz")
    assert [each.value for each in found.signatories] == ["Rosa Quispe", "Ana Rojas"]


def test_of_one_surname_the_one_who_is_named_signed() -> None:
    text = (
        "A memorandum on patrols was inked on behalf of the Peruvian side by Director Juan Paz "
        "Soldan and on behalf of the Chilean side by Director Ana Rojas."
    )
    (found,) = agreements(text, None, "Juan Paz Soldan", "Luis Mora Soldan", "Ana Rojas")
    assert [each.value for each in found.signatories] == ["Juan Paz Soldan", "Ana Rojas"]


def test_who_signed_may_stand_in_the_next_sentence() -> None:
    text = (
        "A Kenya-Norway agreement on patrols was signed. It was signed by Ann Otieno, Minister of "
        "Defence, and Per Dahl."
    )
    (found,) = agreements(text, None, "Ann Otieno", "Per Dahl")
    assert [each.value for each in found.signatories] == ["Ann Otieno", "Per Dahl"]


def test_the_body_that_another_belongs_to_is_no_party() -> None:
    text = (
        "A memorandum on cooperation between the Police Academy of the Omani Interior Ministry and "
        "the Police School of Iran was signed."
    )
    (found,) = agreements(text)
    assert [each.value for each in found.bodies] == ["Police Academy", "Police School"]


def test_what_is_said_of_the_agreement_later_is_added() -> None:
    text = (
        "Kenya and Norway have concluded an agreement on patrols. The agreement was signed by "
        "Ann Otieno and Per Dahl on 4 May 2021."
    )
    (found,) = agreements(text, "2021-05-05", "Ann Otieno", "Per Dahl")
    assert (found.date and found.date.value) == "2021-05-04"
    assert [each.value for each in found.signatories] == ["Ann Otieno", "Per Dahl"]


def test_bodies_that_an_instrument_binds() -> None:
    text = (
        "A Memorandum of Understanding between the Kenyan National Defence College and the "
        "Norwegian Police Academy was signed in Oslo."
    )
    (found,) = agreements(text)
    assert [each.value for each in found.bodies] == [
        "National Defence College",
        "Police Academy",
    ]


ENTRIES = [
    "Peru and Chile signed an agreement on fish on 16-07-1968. It entered into force on 01/02/69.",
    "Peru and Chile signed an agreement on fish on 16-07-1968. The agreement came into force on "
    "1 February 1969.",
]


@pytest.mark.parametrize("text", ENTRIES)
def test_the_entry_into_force_has_a_day_of_its_own(text: str) -> None:
    (found,) = agreements(text)
    assert (found.status.value, found.date and found.date.value) == ("signed", "1968-07-16")
    assert found.entry is not None
    assert found.entry.value == "1969-02-01"


def test_a_day_in_digits_is_supported_by_the_order_of_its_text() -> None:
    report = read_release(Release("a-report", ENTRIES[0])).report
    (found,) = report["agreements"]
    assert (found["date"], found["entry_into_force"]) == ("1968-07-16", "1969-02-01")
    assert unsupported(check_report(report)) == {}


def test_a_statement_of_many_is_theirs() -> None:
    text = (
        "Ministers' Statement on Piracy\n\nThe text of the following statement was released by the "
        "foreign ministers of Ghana, Togo, and Benin.\n\nPirates shall find no harbour."
    )
    report = read_release(Release("a-report", text, "2023-01-18")).report
    (found,) = report["agreements"]
    assert (found["kind"], found["subject"], found["status"]) == (
        "joint-statement",
        "Piracy",
        "announced",
    )
    assert found["parties"] == ["BEN", "GHA", "TGO"]


def test_a_text_may_end_with_an_instrument() -> None:
    assert agreements("Peru and Chile (MoU) Memorandum of Understanding (MoU) between") == []
    assert agreements("Peru and Chile signed a Memorandum of Understanding (MoU) ") == []
