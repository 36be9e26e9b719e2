"""Officials named behind short forms, ranks of police, styles, and the rooms that receive them."""

import pytest

from tests.loaders.reading.people.test_officials import Row, read

CASES: list[tuple[str, list[str], list[Row]]] = [
    (
        "NAIROBI, 3 May 2024 - Inspector General Douglas Otieno said that Kenya would pay its "
        "officers more.",
        [],
        [("Douglas Otieno", "KEN", "Inspector General", None, False, "mentioned")],
    ),
    (
        "The Omani delegation was led by Brigadier Said bin Hamad Al-Harthi, Director General for "
        "Drugs. The Brunei delegation was led by Pengiran Haji Md Azman bin Pengiran Haji Salleh, "
        "Acting Director of Police.",
        ["BRN", "OMN"],
        [
            ("Said bin Hamad Al-Harthi", "OMN", "Director General for Drugs", None, False, "head"),
            (
                "Md Azman bin Pengiran Haji Salleh",
                "BRN",
                "Director of Police",
                None,
                True,
                "head",
            ),
        ],
    ),
    (
        "The Indian delegation was led by Ravi Menon, Joint Secretary, while Ambassador Josephat "
        "Ruto, Director for Peace at the State Department for Foreign Affairs, headed the Kenyan "
        "side.",
        ["IND", "KEN"],
        [
            (
                "Josephat Ruto",
                "KEN",
                "Director for Peace",
                "State Department for Foreign Affairs",
                False,
                "head",
            )
        ],
    ),
    (
        "The memorandum was inked on behalf of the Kuwaiti side by Director General of the General "
        "Directorate of Coast Guard Brigadier General Sheikh Mubarak Ali in the presence of acting "
        "Undersecretary of the Ministry of Interior Major General Abdullah Safah.",
        ["IRQ", "KWT"],
        [
            (
                "Mubarak Ali",
                "KWT",
                "Director General",
                "General Directorate of Coast Guard",
                False,
                "signatory",
            )
        ],
    ),
    (
        "Director General of the Major Organised Crime Agency of Jamaica (MOCA), Colonel Desmond "
        "Lyn, attended. Permanent Secretary Marcia Rowe signed on behalf of the Government of "
        "Jamaica.",
        ["GBR", "JAM"],
        [
            (
                "Desmond Lyn",
                "JAM",
                "Director General",
                "Major Organised Crime Agency",
                False,
                "delegate",
            ),
            ("Marcia Rowe", "JAM", "Permanent Secretary", None, False, "signatory"),
        ],
    ),
    (
        "With the participation of the Vice Minister, Alberto Mora, on the Colombian side, and the "
        "Chief of Strategic Affairs, General Luiz Baga, on the Brazilian side, they met.",
        ["BRA", "COL"],
        [
            ("Alberto Mora", "COL", "Vice Minister", None, False, "delegate"),
            ("Luiz Baga", "BRA", "Chief of Strategic Affairs", None, False, "mentioned"),
        ],
    ),
    (
        "The dialogue was held between Mr. SATO Kenji, Senior Deputy Minister for Foreign Affairs, "
        "and Ms. Maria SANTOS, Undersecretary of Foreign Affairs of the Philippines.",
        ["JPN", "PHL"],
        [
            (
                "Sato Kenji",
                "JPN",
                "Senior Deputy Minister for Foreign Affairs",
                None,
                False,
                "head",
            )
        ],
    ),
    (
        "New Zealand Defence Minister Ann Reid and Fijian Minister Pio Vula signed an agreement. "
        "Chief of Defence Force Kevin Shaw and Fijian Ambassador Jone Qio witnessed the signing.",
        ["FJI", "NZL"],
        [("Kevin Shaw", "NZL", "Chief of Defence Force", None, False, "delegate")],
    ),
    (
        "Egyptian Defence Minister Omar Zaki met Greek Defence Minister Nikos Pappas. Chief of "
        "Staff Osama Adel and a number of senior commanders attended the meeting.",
        ["EGY", "GRC"],
        [("Osama Adel", None, "Chief of Staff", None, False, "delegate")],
    ),
    (
        "The commander of Operation Lightning, Maj Gen Dick Okello, on Saturday met the military "
        "governor of Ituri Province of the Democratic Republic of the Congo, Lt Gen Jean Kabeya.",
        ["COD", "UGA"],
        [("Dick Okello", "UGA", "commander of Operation Lightning", None, False, "head")],
    ),
    (
        "Mr. Dan Erwin, U.S. Deputy Assistant Secretary of Defense for the Western Hemisphere, and "
        "Ecuador's Vice Minister of Defense, General (ret.) Luis Ortiz, presided over the meeting.",
        ["ECU", "USA"],
        [
            (
                "Dan Erwin",
                "USA",
                "Deputy Assistant Secretary of Defense for the Western Hemisphere",
                None,
                False,
                "head",
            ),
            ("Luis Ortiz", "ECU", "Vice Minister of Defense", None, False, "head"),
        ],
    ),
    (
        "Vietnamese Deputy Minister of Public Security Senior Lieut. Gen. Nguyen Van Hai and Lao "
        "Deputy Minister of Public Security Maj. Gen. Kham Souk co-chaired a conference.",
        ["LAO", "VNM"],
        [
            ("Nguyen Van Hai", "VNM", "Deputy Minister of Public Security", None, False, "head"),
            ("Kham Souk", "LAO", "Deputy Minister of Public Security", None, False, "head"),
        ],
    ),
    (
        "German Interior Minister Anna Weiss wrapped up a two-day trip to Niger on Friday. After "
        "meeting Interior Minister Moussa Sani, she spoke of border posts.",
        ["DEU", "NER"],
        [
            ("Anna Weiss", "DEU", "Interior Minister", None, False, "head"),
            ("Moussa Sani", None, "Interior Minister", None, False, "head"),
        ],
    ),
    (
        "The Minister of Citizen Protection of Greece, Nikos Pappas, had a telephone conversation "
        "today with the Deputy Prime Minister of Albania, Arben Hoxha.",
        ["ALB", "GRC"],
        [
            ("Nikos Pappas", "GRC", "Minister of Citizen Protection", None, False, "head"),
            ("Arben Hoxha", "ALB", "Deputy Prime Minister", None, False, "head"),
        ],
    ),
    (
        "The memorandum was signed today by Head of the National Police of Ukraine Serhii Bondar "
        "and First Deputy Minister Giorgi Lomidze.",
        ["GEO", "UKR"],
        [("Giorgi Lomidze", "GEO", "First Deputy Minister", None, False, "signatory")],
    ),
    (
        "Royal Thai Police chief Pol Gen Somsak Na Ayuthaya and the Chief Constable of the Police "
        "Service of Northern Ireland (PSNI), Ian Boyd, met.",
        ["GBR", "THA"],
        [
            ("Somsak Na Ayuthaya", "THA", "Police chief", None, False, "head"),
            ("Ian Boyd", "GBR", "Chief Constable", "Police Service", False, "head"),
        ],
    ),
    (
        "Liu Wen, deputy director of the Chinese Ministry of Public Security's Criminal "
        "Investigation Bureau, and Chief of the Army Staff Gen Hari Thapa of Nepal met.",
        ["CHN", "NPL"],
        [
            ("Liu Wen", "CHN", "deputy director", "Ministry of Public Security", False, "head"),
            ("Hari Thapa", "NPL", "Chief of the Army Staff", None, False, "head"),
        ],
    ),
    (
        "In the margins of the meeting of NATO Ministers of Defence in Brussels, Luc Weber, Deputy "
        "Prime Minister and Minister of Defence, and Anne Maes, Minister of Defence of Belgium, "
        "signed a Letter of Intent.",
        ["BEL", "LUX"],
        [
            (
                "Luc Weber",
                "LUX",
                "Deputy Prime Minister and Minister of Defence",
                None,
                False,
                "signatory",
            ),
            ("Anne Maes", "BEL", "Minister of Defence", None, False, "signatory"),
        ],
    ),
    (
        "The Minister of the Interior of the Italian Republic, Marco Villa, and the Minister of "
        "Interior of the State of Libya, Omar Senussi, met.",
        ["ITA", "LBY"],
        [
            ("Marco Villa", "ITA", "Minister of the Interior", None, False, "head"),
            ("Omar Senussi", "LBY", "Minister of Interior", None, False, "head"),
        ],
    ),
    (
        "The President received on Thursday in Nicosia the Minister of Defence of Armenia, Aram "
        "Sarkis. Earlier, Aram Sarkis and the Minister of Defence of Cyprus, Nikos Georgiou, "
        "signed a programme of cooperation.",
        ["ARM", "CYP"],
        [
            ("Aram Sarkis", "ARM", "Minister of Defence", None, False, "head"),
            ("Nikos Georgiou", "CYP", "Minister of Defence", None, False, "signatory"),
        ],
    ),
    (
        "Defence Minister Bat Erdene and Ambassador Extraordinary and Plenipotentiary of Japan to "
        "Mongolia Kenji Sato signed an agreement.",
        ["JPN", "MNG"],
        [
            (
                "Kenji Sato",
                "JPN",
                "Ambassador Extraordinary and Plenipotentiary to Mongolia",
                None,
                False,
                "signatory",
            )
        ],
    ),
    (
        "Cameroon's Minister of Territorial Administration, Paul Njie, headed the team.",
        ["CMR", "NGA"],
        [("Paul Njie", "CMR", "Minister of Territorial Administration", None, False, "head")],
    ),
    (
        "The Spanish Interior Minister met his Senegalese counterpart in Dakar. The Secretary of "
        "State for Security, Rafael Soler, the Director-General of the Guardia Civil, Ana Vega, "
        "and the Spanish Ambassador, Olga Ruiz, formed part of the delegation.",
        ["ESP", "SEN"],
        [
            ("Rafael Soler", "ESP", "Secretary of State for Security", None, False, "delegate"),
            ("Ana Vega", "ESP", "Director-General", "Guardia Civil", False, "delegate"),
            ("Olga Ruiz", "ESP", "Ambassador", None, False, "delegate"),
        ],
    ),
    (
        "ASUNCION, 3 May 2024 - The Interior Minister of Paraguay signed a memorandum of the "
        "United States. Ambassador Mark Otis attended.",
        ["PRY", "USA"],
        [("Mark Otis", "USA", "Ambassador", None, False, "delegate")],
    ),
    (
        "The Inspector General of Police (IGP), Joseph Ndlovu, and his Malawian counterpart, "
        "Inspector-General Grace Phiri, met in Harare.",
        ["MWI", "ZWE"],
        [
            ("Joseph Ndlovu", "ZWE", "Inspector General of Police", None, False, "head"),
            ("Grace Phiri", "MWI", "Inspector-General", None, False, "head"),
        ],
    ),
    (
        "The head of the National Border Agency (NBA), Commissioner General Arif Santoso, paid a "
        "courtesy call on the Norwegian Ambassador, Kari Lund.",
        ["IDN", "NOR"],
        [
            ("Arif Santoso", "IDN", "head", "National Border Agency", False, "head"),
            ("Kari Lund", "NOR", "Ambassador", None, False, "head"),
        ],
    ),
    (
        "Norwegian Defence Minister Sunday Okoro and Chad's Defence "
        "Minister August Keller met in Oslo.",
        ["NOR", "TCD"],
        [
            ("Sunday Okoro", "NOR", "Defence Minister", None, False, "head"),
            ("August Keller", "TCD", "Defence Minister", None, False, "head"),
        ],
    ),
    (
        "Tran Quoc To, Director of Police of Norway, received Chad's Police Director on Sunday.",
        ["NOR", "TCD"],
        [("Tran Quoc To", "NOR", "Director of Police", None, False, "head")],
    ),
    (
        "The Commander-in-Chief of the Polish Border Guard, Maj.-Gen. Piotr Wilk, met the Head of "
        "the State Border Service of Ukraine, Brig.-Gen. Oleh Bondar.",
        ["POL", "UKR"],
        [
            ("Piotr Wilk", "POL", "Commander-in-Chief", "Polish Border Guard", False, "head"),
            ("Oleh Bondar", "UKR", "Head", "State Border Service", False, "head"),
        ],
    ),
    (
        "A letter of intent was inked by DIG (Crime) Sunil Perera and Superintendent Ali Rasheed.",
        ["LKA", "MDV"],
        [("Sunil Perera", None, "DIG (Crime)", None, False, "signatory")],
    ),
    (
        "Foreign Minister Abdul Karim and Turkish Ambassador in Dhaka Mehmet Aksoy witnessed the "
        "signing.",
        ["BGD", "TUR"],
        [("Mehmet Aksoy", "TUR", "Ambassador", None, False, "delegate")],
    ),
    (
        "Kenya's High Commissioner to Jamaica, Her Excellency Wanjiru Kamau, spoke.",
        ["JAM", "KEN"],
        [("Wanjiru Kamau", "KEN", "High Commissioner to Jamaica", None, False, "head")],
    ),
    (
        "Lieutenant General Hamad al Balushi, Inspector General of Police and Customs of Oman, "
        "received at his office yesterday Major General Khalid Yousef, Director General of "
        "Customs in the Ministry of Interior of Bahrain.",
        ["BHR", "OMN"],
        [
            (
                "Khalid Yousef",
                "BHR",
                "Director General of Customs",
                "Ministry of Interior",
                False,
                "head",
            )
        ],
    ),
    (
        "The Thai team was headed by General Somchai Dee and the Malaysian team by the Malaysian "
        "Army's Western Field Commander, Lt Gen Datuk Wira Tengku Fauzi.",
        ["MYS", "THA"],
        [("Fauzi", "MYS", "Commander", None, False, "head")],
    ),
    (
        "Prosecutor Luc Morel received his Moroccan counterpart, Said Alaoui, in Paris. "
        "Accompanied by Ms Nadia Berri, head of the criminal department, Mr Alaoui visited Lyon.",
        ["FRA", "MAR"],
        [("Nadia Berri", None, "head", "criminal department", False, "delegate")],
    ),
    (
        "Defence Minister Kim Minho met Vietnamese Defence Minister Pham Cuong in Seoul on "
        "Tuesday. They spoke of patrols at sea. Pham is scheduled to meet National Security "
        "Adviser Cho Taeyong on Thursday and visit a shipyard.",
        ["KOR", "VNM"],
        [("Cho Taeyong", None, "National Security Adviser", None, False, "mentioned")],
    ),
    (
        '"We appreciate the Australian government\'s support for prisons," Santoso said. '
        "The head of the National Prison Agency, Arif Santoso, met Australian Ambassador Ann Lee.",
        ["AUS", "IDN"],
        [("Arif Santoso", "IDN", "head", "National Prison Agency", False, "head")],
    ),
]


@pytest.mark.parametrize(("text", "parties", "rows"), CASES, ids=[case[0][:40] for case in CASES])
def test_officials_with_ranks_and_short_forms(
    text: str, parties: list[str], rows: list[Row]
) -> None:
    found = {row[0]: row for row in read(text, parties)}
    for row in rows:
        assert found.get(row[0]) == row, sorted(found)
