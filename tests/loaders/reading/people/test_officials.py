"""Officials read from many ways of saying who is who, from many governments.

Each case is a sentence, the parties, and the officials in it as
(name, country, title, institution, acting, role); a role of None is not looked at.
"""

# ruff: noqa: RUF001 - quotes and dashes as texts have them

import pytest

from loaders.reading.analysis import analysed
from loaders.reading.page.release import Release

Row = tuple[str, str | None, str | None, str | None, bool, str | None]

CASES: list[tuple[str, list[str], list[Row]]] = [
    (
        (
            "Defence Secretary Rajesh Kumar Singh and Undersecretary of Defense Ibrahim"
            " Al-Alawi co-chaired the meeting of the India-UAE committee in New Delhi."
        ),
        ["IND", "ARE"],
        [
            ("Rajesh Kumar Singh", "IND", "Defence Secretary", None, False, "head"),
            ("Ibrahim Al-Alawi", "ARE", "Undersecretary of Defense", None, False, "head"),
        ],
    ),
    (
        (
            "The Indian delegation was led by Shri Ajay Kumar Bhalla, Union Home "
            "Secretary, while the Bangladesh side was headed by Mostafa Kamal Uddin, "
            "Senior Secretary, Public Security Division."
        ),
        ["IND", "BGD"],
        [
            ("Ajay Kumar Bhalla", "IND", "Home Secretary", None, False, "head"),
            (
                "Mostafa Kamal Uddin",
                "BGD",
                "Senior Secretary",
                "Public Security Division",
                False,
                "head",
            ),
        ],
    ),
    (
        (
            "Raksha Mantri Shri Rajnath Singh held talks with Italian Defence Minister "
            "Mr Guido Crosetto in Rome."
        ),
        ["IND", "ITA"],
        [
            ("Rajnath Singh", "IND", "Raksha Mantri", None, False, "head"),
            ("Guido Crosetto", "ITA", "Defence Minister", None, False, "head"),
        ],
    ),
    (
        (
            "External Affairs Minister S. Jaishankar and his Australian counterpart "
            "Penny Wong reviewed defence ties. Smt Nirmala Sitharaman, Minister of "
            "Finance, also attended."
        ),
        ["AUS", "IND"],
        [
            ("S. Jaishankar", "IND", "External Affairs Minister", None, False, "head"),
            ("Penny Wong", "AUS", None, None, False, "head"),
            ("Nirmala Sitharaman", "IND", "Minister of Finance", None, False, "delegate"),
        ],
    ),
    (
        (
            "The delegation from India was led by Mr. Mahaveer Singhvi, Joint Secretary"
            " for Counter-Terrorism, Ministry of External Affairs, and the American "
            "side by Ambassador Alina Romanowski, Principal Deputy Coordinator for "
            "Counterterrorism, U.S. Department of State."
        ),
        ["IND", "USA"],
        [
            (
                "Mahaveer Singhvi",
                "IND",
                "Joint Secretary for Counter-Terrorism",
                "Ministry of External Affairs",
                False,
                "head",
            ),
            (
                "Alina Romanowski",
                "USA",
                "Principal Deputy Coordinator for Counterterrorism",
                "Department of State",
                False,
                "head",
            ),
        ],
    ),
    (
        (
            "National Security Advisor Ajit Doval met Emmanuel Bonne, Diplomatic "
            "Advisor to the French President, in Paris."
        ),
        ["FRA", "IND"],
        [
            ("Ajit Doval", None, "National Security Advisor", None, False, "head"),
            (
                "Emmanuel Bonne",
                None,
                "Diplomatic Advisor to the French President",
                None,
                False,
                "head",
            ),
        ],
    ),
    (
        (
            "U.S. Secretary of State Antony Blinken and Kuwait Foreign Minister Sheikh "
            "Ahmed Nasser Al-Mohammed Al-Sabah signed a memorandum of understanding."
        ),
        ["KWT", "USA"],
        [
            ("Antony Blinken", "USA", "Secretary of State", None, False, "signatory"),
            (
                "Ahmed Nasser Al-Mohammed Al-Sabah",
                "KWT",
                "Foreign Minister",
                None,
                False,
                "signatory",
            ),
        ],
    ),
    (
        (
            "Senior Official Performing the Duties of the Deputy Secretary Kristie "
            "Canegallo co-chaired the dialogue with India's Home Secretary Ajay Bhalla."
        ),
        ["IND", "USA"],
        [
            (
                "Kristie Canegallo",
                "USA",
                "Senior Official Performing the Duties of the Deputy Secretary",
                None,
                True,
                "head",
            ),
            ("Ajay Bhalla", "IND", "Home Secretary", None, False, "head"),
        ],
    ),
    (
        (
            "Acting Assistant Secretary of State for Western Hemisphere Affairs Michael"
            " Kozak, USAID Deputy Administrator Isobel Coleman and Ambassador to "
            "Colombia Philip Goldberg accompanied the Secretary."
        ),
        ["COL", "USA"],
        [
            (
                "Michael Kozak",
                "USA",
                "Assistant Secretary of State for Western Hemisphere Affairs",
                None,
                True,
                "delegate",
            ),
            ("Isobel Coleman", "USA", "Deputy Administrator", "USAID", False, "delegate"),
            ("Philip Goldberg", "USA", "Ambassador to Colombia", None, False, "delegate"),
        ],
    ),
    (
        (
            "General Mark Milley, Chairman of the Joint Chiefs of Staff, met Lieutenant"
            " General Aviv Kochavi, Chief of the General Staff of the Israel Defense "
            "Forces."
        ),
        ["ISR", "USA"],
        [
            (
                "Mark Milley",
                "USA",
                "Chairman of the Joint Chiefs of Staff",
                "Joint Chiefs of Staff",
                False,
                "head",
            ),
            ("Aviv Kochavi", "ISR", "Chief of the General Staff", "General Staff", False, "head"),
        ],
    ),
    (
        (
            "Britain's Home Secretary Yvette Cooper welcomed Prince Abdulaziz bin Saud "
            "bin Naif, Minister of Interior of Saudi Arabia."
        ),
        ["GBR", "SAU"],
        [
            ("Yvette Cooper", "GBR", "Home Secretary", None, False, "head"),
            ("Abdulaziz bin Saud bin Naif", "SAU", "Minister of Interior", None, False, "head"),
        ],
    ),
    (
        (
            "The UK delegation was led by Patsy Wilkinson, Second Permanent Secretary "
            "at the Home Office."
        ),
        ["GBR", "IND"],
        [("Patsy Wilkinson", "GBR", "Second Permanent Secretary", "Home Office", False, "head")],
    ),
    (
        (
            "Admiral Sir Tony Radakin, the Chief of the Defence Staff, and General "
            "Christopher Musa, Nigeria's Chief of Defence Staff, met in Abuja."
        ),
        ["GBR", "NGA"],
        [
            ("Tony Radakin", "GBR", "Chief of the Defence Staff", None, False, "head"),
            ("Christopher Musa", "NGA", "Chief of Defence Staff", None, False, "head"),
        ],
    ),
    (
        (
            "German Federal Minister of Defence Boris Pistorius and Norwegian Minister "
            "of Defence Tore O. Sandvik signed an agreement in Oslo."
        ),
        ["DEU", "NOR"],
        [
            ("Boris Pistorius", "DEU", "Federal Minister of Defence", None, False, "signatory"),
            ("Tore O. Sandvik", "NOR", "Minister of Defence", None, False, "signatory"),
        ],
    ),
    (
        (
            "High Representative Josep Borrell and the Minister for Foreign Affairs of "
            "the Republic of Korea, Cho Tae-yul, held the strategic dialogue in Seoul."
        ),
        ["EUE", "KOR"],
        [
            ("Josep Borrell", "EUE", "High Representative", None, False, "head"),
            ("Cho Tae-yul", "KOR", "Minister for Foreign Affairs", None, False, "head"),
        ],
    ),
    (
        (
            "State Secretary Andreas Michaelis of the German Federal Foreign Office "
            "spoke with Polish Deputy Foreign Minister Marcin Przydacz."
        ),
        ["DEU", "POL"],
        [
            (
                "Andreas Michaelis",
                "DEU",
                "State Secretary",
                "Federal Foreign Office",
                False,
                "head",
            ),
            ("Marcin Przydacz", "POL", "Deputy Foreign Minister", None, False, "head"),
        ],
    ),
    (
        (
            "Dutch Defence Minister Kajsa Ollongren and Jean-Yves Le Drian, the French "
            "foreign minister, met in The Hague."
        ),
        ["FRA", "NLD"],
        [
            ("Kajsa Ollongren", "NLD", "Defence Minister", None, False, "head"),
            ("Jean-Yves Le Drian", "FRA", "foreign minister", None, False, "head"),
        ],
    ),
    (
        (
            "Ursula von der Leyen, President of the European Commission, received Prime"
            " Minister Narendra Modi of India."
        ),
        ["EUE", "IND"],
        [
            ("Ursula von der Leyen", "EUE", "President", "European Commission", False, "head"),
            ("Narendra Modi", "IND", "Prime Minister", None, False, "head"),
        ],
    ),
    (
        (
            "H.H. Sheikh Abdullah bin Zayed Al Nahyan, UAE Minister of Foreign Affairs,"
            " met H.E. Dr. Anwar Gargash's guest, Indian Foreign Secretary Vikram "
            "Misri."
        ),
        ["ARE", "IND"],
        [
            (
                "Abdullah bin Zayed Al Nahyan",
                "ARE",
                "Minister of Foreign Affairs",
                None,
                False,
                "head",
            ),
            ("Vikram Misri", "IND", "Foreign Secretary", None, False, None),
        ],
    ),
    (
        (
            "The Omani side was headed by Dr Mohammed bin Nasser bin Ali Al Zaabi, "
            "Secretary General of the Ministry of Defence, Oman."
        ),
        ["IND", "OMN"],
        [
            (
                "Mohammed bin Nasser bin Ali Al Zaabi",
                "OMN",
                "Secretary General",
                "Ministry of Defence",
                False,
                "head",
            )
        ],
    ),
    (
        (
            "The Qatari delegation was led by Major General Abdul Aziz al-Ansari, "
            "Chairman of the National Counter Terrorism Committee."
        ),
        ["QAT", "USA"],
        [
            (
                "Abdul Aziz al-Ansari",
                "QAT",
                "Chairman",
                "National Counter Terrorism Committee",
                False,
                "head",
            )
        ],
    ),
    (
        (
            "Crown Prince Mohammed bin Salman received Pakistani Prime Minister Shehbaz"
            " Sharif in Riyadh."
        ),
        ["PAK", "SAU"],
        [
            ("Mohammed bin Salman", "SAU", "Crown Prince", None, False, "head"),
            ("Shehbaz Sharif", "PAK", "Prime Minister", None, False, "head"),
        ],
    ),
    (
        (
            "Japanese Defense Minister Kihara Minoru and South Korean Defence Minister "
            "Shin Won-sik held a telephone conversation."
        ),
        ["JPN", "KOR"],
        [
            ("Kihara Minoru", "JPN", "Defense Minister", None, False, "head"),
            ("Shin Won-sik", "KOR", "Defence Minister", None, False, "head"),
        ],
    ),
    (
        (
            "Vice Minister of Foreign Affairs Mori Takeo and Deputy Secretary of State "
            "Wendy Sherman met with First Vice Foreign Minister Choi Jong-kun."
        ),
        ["JPN", "KOR", "USA"],
        [
            ("Mori Takeo", None, "Vice Minister of Foreign Affairs", None, False, "head"),
            ("Wendy Sherman", "USA", "Deputy Secretary of State", None, False, "head"),
            ("Choi Jong-kun", None, "First Vice Foreign Minister", None, False, "head"),
        ],
    ),
    (
        (
            "Chinese State Councilor and Foreign Minister Wang Yi met with Nikolai "
            "Patrushev, secretary of the Security Council of Russia."
        ),
        ["CHN", "RUS"],
        [
            ("Wang Yi", "CHN", "State Councilor and Foreign Minister", None, False, "head"),
            ("Nikolai Patrushev", "RUS", "secretary", "Security Council", False, "head"),
        ],
    ),
    (
        (
            "Senior Lieutenant General Luong Tam Quang, Deputy Minister of Public "
            "Security of Vietnam, and Sophie Sharp, Deputy Secretary of the Australian "
            "Department of Home Affairs, co-chaired the dialogue."
        ),
        ["AUS", "VNM"],
        [
            ("Luong Tam Quang", "VNM", "Deputy Minister of Public Security", None, False, "head"),
            (
                "Sophie Sharp",
                "AUS",
                "Deputy Secretary",
                "Department of Home Affairs",
                False,
                "head",
            ),
        ],
    ),
    (
        (
            "Dato' Seri Hishammuddin Hussein, Malaysia's Senior Defence Minister, "
            "hosted Indonesian Defence Minister Prabowo Subianto."
        ),
        ["IDN", "MYS"],
        [
            ("Hishammuddin Hussein", "MYS", "Senior Defence Minister", None, False, "head"),
            ("Prabowo Subianto", "IDN", "Defence Minister", None, False, "head"),
        ],
    ),
    (
        (
            "Minister for Defence Dr Ng Eng Hen and Indian Minister of Defence Nirmala "
            "Sitharaman co-chaired the second dialogue in Singapore."
        ),
        ["IND", "SGP"],
        [
            ("Ng Eng Hen", "SGP", "Minister for Defence", None, False, "head"),
            ("Nirmala Sitharaman", "IND", "Minister of Defence", None, False, "head"),
        ],
    ),
    (
        (
            "Tea Seiha, Deputy Prime Minister and Minister of National Defence of "
            "Cambodia, met General Nattaphon Narkphanit, acting Defence Minister of "
            "Thailand."
        ),
        ["KHM", "THA"],
        [
            (
                "Tea Seiha",
                "KHM",
                "Deputy Prime Minister and Minister of National Defence",
                None,
                False,
                "head",
            ),
            ("Nattaphon Narkphanit", "THA", "Defence Minister", None, True, "head"),
        ],
    ),
    (
        (
            "The Mexican delegation, led by Secretary of Security and Citizen "
            "Protection Rosa Icela Rodríguez, included Secretary of Foreign Affairs "
            "Alicia Bárcena and Attorney General Alejandro Gertz Manero."
        ),
        ["MEX", "USA"],
        [
            (
                "Rosa Icela Rodríguez",
                "MEX",
                "Secretary of Security and Citizen Protection",
                None,
                False,
                "head",
            ),
            ("Alicia Bárcena", "MEX", "Secretary of Foreign Affairs", None, False, "delegate"),
            ("Alejandro Gertz Manero", "MEX", "Attorney General", None, False, "delegate"),
        ],
    ),
    (
        (
            "Colombian Foreign Minister Carlos Holmes Trujillo and U.S. Secretary of "
            "State Michael R. Pompeo led the dialogue."
        ),
        ["COL", "USA"],
        [
            ("Carlos Holmes Trujillo", "COL", "Foreign Minister", None, False, "head"),
            ("Michael R. Pompeo", "USA", "Secretary of State", None, False, "head"),
        ],
    ),
    (
        (
            "Argentina's Security Minister Patricia Bullrich and Homeland Security "
            "Secretary Kristi Noem signed a letter of intent in Buenos Aires."
        ),
        ["ARG", "USA"],
        [
            ("Patricia Bullrich", "ARG", "Security Minister", None, False, "signatory"),
            ("Kristi Noem", "USA", "Homeland Security Secretary", None, False, "signatory"),
        ],
    ),
    (
        (
            "General Jean Bosco Kazura, Chief of Defence Staff of the Rwanda Defence "
            "Force, and Admiral Joaquim Mangrasse, Chief of General Staff of the "
            "Mozambican Armed Forces, held talks in Kigali."
        ),
        ["MOZ", "RWA"],
        [
            (
                "Jean Bosco Kazura",
                "RWA",
                "Chief of Defence Staff",
                "Rwanda Defence Force",
                False,
                "head",
            ),
            (
                "Joaquim Mangrasse",
                "MOZ",
                "Chief of General Staff",
                "Mozambican Armed Forces",
                False,
                "head",
            ),
        ],
    ),
    (
        (
            "Kenya's Cabinet Secretary for Defence Aden Duale held talks with South "
            "African Minister of Defence Thandi Modise."
        ),
        ["KEN", "ZAF"],
        [
            ("Aden Duale", "KEN", "Cabinet Secretary for Defence", None, False, "head"),
            ("Thandi Modise", "ZAF", "Minister of Defence", None, False, "head"),
        ],
    ),
    (
        (
            "Lt Gen (Retd) Asim Bajwa, Special Assistant to the Prime Minister of "
            "Pakistan, attended the meeting."
        ),
        ["PAK", "TUR"],
        [("Asim Bajwa", "PAK", "Special Assistant to the Prime Minister", None, False, "delegate")],
    ),
    (
        (
            "Turkish foreign minister Hakan Fidan will meet his Iraqi counterpart Fuad "
            "Hussein in Baghdad."
        ),
        ["IRQ", "TUR"],
        [
            ("Hakan Fidan", "TUR", "foreign minister", None, False, "head"),
            ("Fuad Hussein", "IRQ", "foreign minister", None, False, "head"),
        ],
    ),
    (
        (
            "Israeli Defense Minister Yoav Gallant met with Azerbaijan’s President "
            "Ilham Aliyev and Elchin Guliyev, chief of the State Border Service."
        ),
        ["AZE", "ISR"],
        [
            ("Yoav Gallant", "ISR", "Defense Minister", None, False, "head"),
            ("Ilham Aliyev", "AZE", "President", None, False, "head"),
            ("Elchin Guliyev", "AZE", "chief", "State Border Service", False, "head"),
        ],
    ),
    (
        (
            "Foreign ministry spokesman Wang Wenbin said China had signed the framework"
            " with the Solomon Islands."
        ),
        ["CHN", "SLB"],
        [("Wang Wenbin", None, "spokesman", "Foreign ministry", False, "mentioned")],
    ),
    (
        '"We value this," said Ronald Rwivanga, the Rwanda Defence Force spokesperson.',
        ["MOZ", "RWA"],
        [("Ronald Rwivanga", "RWA", "spokesperson", "Rwanda Defence Force", False, "mentioned")],
    ),
    (
        "Presidents Joe Biden and Volodymyr Zelenskyy met in Washington.",
        ["UKR", "USA"],
        [
            ("Joe Biden", "USA", "President", None, False, "head"),
            ("Volodymyr Zelenskyy", "UKR", "President", None, False, "head"),
        ],
    ),
    (
        (
            "Ministers Sergey Shoigu and Rajnath Singh reviewed cooperation between "
            "India and Russia."
        ),
        ["IND", "RUS"],
        [
            ("Sergey Shoigu", None, "Minister", None, False, "head"),
            ("Rajnath Singh", None, "Minister", None, False, "head"),
        ],
    ),
    (
        (
            "The two sides were led by Australian Prime Minister Anthony Albanese and "
            "his Papua New Guinea counterpart, James Marape."
        ),
        ["AUS", "PNG"],
        [
            ("Anthony Albanese", "AUS", "Prime Minister", None, False, "head"),
            ("James Marape", "PNG", "Prime Minister", None, False, "head"),
        ],
    ),
    (
        (
            "The US side was represented by Colin Kahl, Under Secretary of Defense for "
            "Policy, and the Moroccan side by Lieutenant General Belkhir El Farouk, "
            "Inspector General of the Royal Moroccan Armed Forces."
        ),
        ["MAR", "USA"],
        [
            ("Colin Kahl", "USA", "Under Secretary of Defense for Policy", None, False, "head"),
            (
                "Belkhir El Farouk",
                "MAR",
                "Inspector General",
                "Royal Moroccan Armed Forces",
                False,
                "head",
            ),
        ],
    ),
    (
        (
            "Fathi Bashagha, the interior minister of Libya, received Turkish Defence "
            "Minister Hulusi Akar and Chief of the General Staff Yasar Guler in "
            "Tripoli."
        ),
        ["LBY", "TUR"],
        [
            ("Fathi Bashagha", "LBY", "interior minister", None, False, "head"),
            ("Hulusi Akar", "TUR", "Defence Minister", None, False, "head"),
            ("Yasar Guler", "TUR", "Chief of the General Staff", "General Staff", False, "head"),
        ],
    ),
    (
        ("Acting Foreign Minister Amir Khan Muttaqi met Chinese Ambassador Zhao Xing in Kabul."),
        ["AFG", "CHN"],
        [
            ("Amir Khan Muttaqi", "AFG", "Foreign Minister", None, True, "head"),
            ("Zhao Xing", "CHN", "Ambassador", None, False, "head"),
        ],
    ),
    (
        (
            "The memorandum was signed by Aung Thu, Deputy Minister for Home Affairs of"
            " Myanmar, and Indian Home Secretary Rajiv Gauba."
        ),
        ["IND", "MMR"],
        [
            ("Aung Thu", "MMR", "Deputy Minister for Home Affairs", None, False, "signatory"),
            ("Rajiv Gauba", "IND", "Home Secretary", None, False, "signatory"),
        ],
    ),
    (
        (
            "Brazil's Foreign Minister Mauro Vieira and Defence Minister José Múcio "
            "Monteiro hosted their Chilean counterparts Alberto van Klaveren and Maya "
            "Fernández Allende."
        ),
        ["BRA", "CHL"],
        [
            ("Mauro Vieira", "BRA", "Foreign Minister", None, False, "head"),
            ("José Múcio Monteiro", "BRA", "Defence Minister", None, False, "head"),
            ("Alberto van Klaveren", "CHL", None, None, False, "head"),
            ("Maya Fernández Allende", "CHL", None, None, False, "head"),
        ],
    ),
    (
        ("Rajnath Singh, who is India's defence minister, called on Vietnamese President To Lam."),
        ["IND", "VNM"],
        [
            ("Rajnath Singh", "IND", "defence minister", None, False, None),
            ("To Lam", "VNM", "President", None, False, None),
        ],
    ),
    (
        (
            "Minister of Defense of the Republic of Azerbaijan, Colonel General Zakir "
            "Hasanov, met with the Minister of Defense of Georgia, Irakli Chikovani."
        ),
        ["AZE", "GEO"],
        [
            ("Zakir Hasanov", "AZE", "Minister of Defense", None, False, "head"),
            ("Irakli Chikovani", "GEO", "Minister of Defense", None, False, "head"),
        ],
    ),
    (
        (
            "His Excellency Sayyid Badr bin Hamad Al Busaidi, Foreign Minister of Oman,"
            " held official talks with H.E. Abbas Araghchi, Minister of Foreign Affairs"
            " of the Islamic Republic of Iran."
        ),
        ["IRN", "OMN"],
        [
            ("Badr bin Hamad Al Busaidi", "OMN", "Foreign Minister", None, False, "head"),
            ("Abbas Araghchi", "IRN", "Minister of Foreign Affairs", None, False, "head"),
        ],
    ),
    (
        (
            "South Africa's Minister of International Relations and Cooperation, Dr "
            "Naledi Pandor, and India's External Affairs Minister, Dr S. Jaishankar, "
            "co-chaired the commission."
        ),
        ["IND", "ZAF"],
        [
            (
                "Naledi Pandor",
                "ZAF",
                "Minister of International Relations and Cooperation",
                None,
                False,
                "head",
            ),
            ("S. Jaishankar", "IND", "External Affairs Minister", None, False, "head"),
        ],
    ),
    (
        (
            "Uganda People's Defence Forces chief General Muhoozi Kainerugaba met "
            "Rwandan President Paul Kagame."
        ),
        ["RWA", "UGA"],
        [
            (
                "Muhoozi Kainerugaba",
                "UGA",
                "chief",
                "Uganda People's Defence Forces",
                False,
                "head",
            ),
            ("Paul Kagame", "RWA", "President", None, False, "head"),
        ],
    ),
    (
        (
            "Philippine Defense Chief Gilberto Teodoro and Japan's Foreign Minister "
            "Yoko Kamikawa signed the Reciprocal Access Agreement."
        ),
        ["JPN", "PHL"],
        [
            ("Gilberto Teodoro", "PHL", "Defense Chief", None, False, "signatory"),
            ("Yoko Kamikawa", "JPN", "Foreign Minister", None, False, "signatory"),
        ],
    ),
    (
        (
            "Tan Sri Acryl Sani Abdullah Sani, Inspector-General of the Royal Malaysia "
            "Police, and Indonesian National Police Chief General Listyo Sigit Prabowo "
            "met in Langkawi."
        ),
        ["IDN", "MYS"],
        [
            (
                "Acryl Sani Abdullah Sani",
                "MYS",
                "Inspector-General",
                "Royal Malaysia Police",
                False,
                "head",
            ),
            ("Listyo Sigit Prabowo", "IDN", "National Police Chief", None, False, "head"),
        ],
    ),
    (
        (
            "Lt. Gen. Doan Khac Huong and Ms Kanetaka Masahito, deputy head of the "
            "National Police Agency of Japan, attended."
        ),
        ["JPN", "VNM"],
        [("Kanetaka Masahito", "JPN", "deputy head", "National Police Agency", False, "delegate")],
    ),
    (
        (
            "The Pakistani side was led by Abdul Hameed, Director General (Counter "
            "Terrorism), while the UK side was headed by Kitty Jenkins, Joint Director "
            "for National Security, FCDO."
        ),
        ["GBR", "PAK"],
        [
            ("Abdul Hameed", "PAK", "Director General (Counter Terrorism)", None, False, "head"),
            ("Kitty Jenkins", "GBR", "Joint Director for National Security", "FCDO", False, "head"),
        ],
    ),
    (
        (
            "Nigeria's National Security Adviser, Maj-Gen Babagana Monguno (retd), and "
            "his British counterpart, Sir Stephen Lovegrove, co-chaired the inaugural "
            "dialogue."
        ),
        ["GBR", "NGA"],
        [
            ("Babagana Monguno", "NGA", "National Security Adviser", None, False, "head"),
            ("Stephen Lovegrove", "GBR", "National Security Adviser", None, False, "head"),
        ],
    ),
    (
        (
            "Kazakh Deputy Prime Minister – Minister of Foreign Affairs Murat Nurtleu "
            "spoke with EU High Representative Kaja Kallas."
        ),
        ["EUE", "KAZ"],
        [
            ("Murat Nurtleu", "KAZ", "Minister of Foreign Affairs", None, False, "head"),
            ("Kaja Kallas", "EUE", "High Representative", None, False, "head"),
        ],
    ),
    (
        (
            "Spain's Interior Minister Fernando Grande-Marlaska and Moroccan Interior "
            "Minister Abdelouafi Laftit agreed to strengthen cooperation."
        ),
        ["ESP", "MAR"],
        [
            ("Fernando Grande-Marlaska", "ESP", "Interior Minister", None, False, "head"),
            ("Abdelouafi Laftit", "MAR", "Interior Minister", None, False, "head"),
        ],
    ),
    (
        (
            "The Secretary of State for Defence, the Rt Hon John Healey MP, met the "
            "Australian Deputy Prime Minister and Minister for Defence, the Hon Richard"
            " Marles MP, in London."
        ),
        ["AUS", "GBR"],
        [
            ("John Healey", "GBR", "Secretary of State for Defence", None, False, "head"),
            (
                "Richard Marles",
                "AUS",
                "Deputy Prime Minister and Minister for Defence",
                None,
                False,
                "head",
            ),
        ],
    ),
    (
        (
            "INDIA, JAPAN HOLD DEFENCE TALKS\n"
            "\n"
            "Defence Minister Rajnath Singh on Monday met Japanese Defence Minister "
            "Minoru Kihara."
        ),
        ["IND", "JPN"],
        [
            ("Rajnath Singh", "IND", "Defence Minister", None, False, "head"),
            ("Minoru Kihara", "JPN", "Defence Minister", None, False, "head"),
        ],
    ),
    (
        (
            "Ecuador's Minister of Government Mónica Palencia was accompanied by Police"
            " Commander César Zapata."
        ),
        ["ECU", "USA"],
        [
            ("Mónica Palencia", "ECU", "Minister of Government", None, False, None),
            ("César Zapata", "ECU", "Police Commander", None, False, "delegate"),
        ],
    ),
    (
        (
            "Deputy National Security Advisor Anne Neuberger led the U.S. delegation. "
            "Director of the National Cyber Directorate Gaby Portnoy led the Israeli "
            "delegation."
        ),
        ["ISR", "USA"],
        [
            ("Anne Neuberger", "USA", "Deputy National Security Advisor", None, False, "head"),
            ("Gaby Portnoy", "ISR", "Director", "National Cyber Directorate", False, "head"),
        ],
    ),
    (
        (
            "On the Korean side, Deputy Minister for National Defense Policy Cho "
            "Chang-rae attended; on the U.S. side, Deputy Assistant Secretary of "
            "Defense Anka Lee attended."
        ),
        ["KOR", "USA"],
        [
            (
                "Cho Chang-rae",
                "KOR",
                "Deputy Minister for National Defense Policy",
                None,
                False,
                "delegate",
            ),
            ("Anka Lee", "USA", "Deputy Assistant Secretary of Defense", None, False, "delegate"),
        ],
    ),
    (
        (
            "Swedish Defence Minister Pål Jonson, Norwegian State Secretary Anne Marie "
            "Aanerud and Finland's Antti Häkkänen, minister of defence, met in Luleå."
        ),
        ["FIN", "NOR", "SWE"],
        [
            ("Pål Jonson", "SWE", "Defence Minister", None, False, "head"),
            ("Anne Marie Aanerud", "NOR", "State Secretary", None, False, "head"),
            ("Antti Häkkänen", "FIN", "minister of defence", None, False, "head"),
        ],
    ),
    (
        (
            "“We will keep working together,” Mexico's Secretary of Foreign Affairs "
            "Juan Ramón de la Fuente told reporters."
        ),
        ["MEX", "USA"],
        [
            (
                "Juan Ramón de la Fuente",
                "MEX",
                "Secretary of Foreign Affairs",
                None,
                False,
                "mentioned",
            )
        ],
    ),
    (
        (
            "Ghana's Chief of the Defence Staff, Vice Admiral Seth Amoama, paid a "
            "courtesy call on the Inspector General of Police of Côte d'Ivoire."
        ),
        ["CIV", "GHA"],
        [("Seth Amoama", "GHA", "Chief of the Defence Staff", None, False, None)],
    ),
    (
        (
            "The Uzbek delegation was headed by Gulomjon Pirimkulov, Head of Department"
            " for Cooperation with South Asia, Ministry of Foreign Affairs."
        ),
        ["IND", "UZB"],
        [
            (
                "Gulomjon Pirimkulov",
                "UZB",
                "Head of Department for Cooperation with South Asia",
                "Ministry of Foreign Affairs",
                False,
                "head",
            )
        ],
    ),
    (
        "Ambassador of India to Italy Neena Malhotra was also present.",
        ["IND", "ITA"],
        [("Neena Malhotra", "IND", "Ambassador to Italy", None, False, "delegate")],
    ),
    (
        (
            "The High Commissioner of India to Sri Lanka, Gopal Baglay, called on "
            "President Ranil Wickremesinghe."
        ),
        ["IND", "LKA"],
        [
            ("Gopal Baglay", "IND", "High Commissioner to Sri Lanka", None, False, None),
            ("Ranil Wickremesinghe", "LKA", "President", None, False, None),
        ],
    ),
    (
        (
            "Ely Ratner, Assistant Secretary of Defense for Indo-Pacific Security "
            "Affairs, and Daniel Kritenbrink, Assistant Secretary of State for East "
            "Asian and Pacific Affairs, met Undersecretary Cardozo M. Luna of the "
            "Department of National Defense."
        ),
        ["PHL", "USA"],
        [
            (
                "Ely Ratner",
                "USA",
                "Assistant Secretary of Defense for Indo-Pacific Security Affairs",
                None,
                False,
                "head",
            ),
            (
                "Daniel Kritenbrink",
                "USA",
                "Assistant Secretary of State for East Asian and Pacific Affairs",
                None,
                False,
                "head",
            ),
            (
                "Cardozo M. Luna",
                "PHL",
                "Undersecretary",
                "Department of National Defense",
                False,
                "head",
            ),
        ],
    ),
    (
        (
            "The meeting was co-chaired by Defence Secretary Shri Rajesh Kumar Singh "
            "and Undersecretary of the Ministry of Defence of the UAE Lt Gen Ibrahim "
            "Nasser Al Alawi."
        ),
        ["ARE", "IND"],
        [
            ("Rajesh Kumar Singh", "IND", "Defence Secretary", None, False, "head"),
            (
                "Ibrahim Nasser Al Alawi",
                "ARE",
                "Undersecretary",
                "Ministry of Defence",
                False,
                "head",
            ),
        ],
    ),
    (
        (
            "Mr. IWAYA Takeshi, Minister for Foreign Affairs of Japan, held a meeting "
            "with H.E. Ms. Penny Wong, Minister for Foreign Affairs of the Commonwealth"
            " of Australia."
        ),
        ["AUS", "JPN"],
        [
            ("Iwaya Takeshi", "JPN", "Minister for Foreign Affairs", None, False, "head"),
            ("Penny Wong", "AUS", "Minister for Foreign Affairs", None, False, "head"),
        ],
    ),
    (
        (
            "The Honourable Mélanie Joly, Canada's Minister of Foreign Affairs, spoke "
            "with Germany's Federal Minister for Foreign Affairs, Annalena Baerbock."
        ),
        ["CAN", "DEU"],
        [
            ("Mélanie Joly", "CAN", "Minister of Foreign Affairs", None, False, "head"),
            (
                "Annalena Baerbock",
                "DEU",
                "Federal Minister for Foreign Affairs",
                None,
                False,
                "head",
            ),
        ],
    ),
    (
        (
            "Senator the Hon Penny Wong, Minister for Foreign Affairs, and the Hon "
            "Richard Marles MP, Deputy Prime Minister and Minister for Defence, hosted "
            "Secretary of Defense Lloyd J. Austin III in Brisbane."
        ),
        ["AUS", "USA"],
        [
            ("Penny Wong", "AUS", "Minister for Foreign Affairs", None, False, "head"),
            (
                "Richard Marles",
                "AUS",
                "Deputy Prime Minister and Minister for Defence",
                None,
                False,
                "head",
            ),
            ("Lloyd J. Austin III", "USA", "Secretary of Defense", None, False, "head"),
        ],
    ),
    (
        (
            "Pakistan's Chief of Army Staff (COAS) General Syed Asim Munir met Saudi "
            "Defence Minister Prince Khalid bin Salman."
        ),
        ["PAK", "SAU"],
        [
            ("Syed Asim Munir", "PAK", "Chief of Army Staff", None, False, "head"),
            ("Khalid bin Salman", "SAU", "Defence Minister", None, False, "head"),
        ],
    ),
    (
        (
            "Coordinating Minister for Political, Legal and Security Affairs Mahfud MD "
            "and Australian Attorney-General Mark Dreyfus opened the ministerial "
            "council."
        ),
        ["AUS", "IDN"],
        [
            (
                "Mahfud MD",
                "IDN",
                "Coordinating Minister for Political, Legal and Security Affairs",
                None,
                False,
                "head",
            ),
            ("Mark Dreyfus", "AUS", "Attorney-General", None, False, "head"),
        ],
    ),
    (
        (
            "General Phan Van Giang, Minister of National Defence of Vietnam, and U.S. "
            "Defense Secretary Lloyd Austin held talks in Hanoi."
        ),
        ["USA", "VNM"],
        [
            ("Phan Van Giang", "VNM", "Minister of National Defence", None, False, "head"),
            ("Lloyd Austin", "USA", "Defense Secretary", None, False, "head"),
        ],
    ),
    (
        (
            "Secretary of the Security Council of the Russian Federation Nikolai "
            "Patrushev received the National Security Adviser of Sri Lanka."
        ),
        ["LKA", "RUS"],
        [("Nikolai Patrushev", "RUS", "Secretary", "Security Council", False, "head")],
    ),
    (
        (
            "HE Prime Minister and Minister of Foreign Affairs Sheikh Mohammed bin "
            "Abdulrahman bin Jassim Al-Thani met HE US Secretary of State Marco Rubio."
        ),
        ["QAT", "USA"],
        [
            (
                "Mohammed bin Abdulrahman bin Jassim Al-Thani",
                "QAT",
                "Prime Minister and Minister of Foreign Affairs",
                None,
                False,
                "head",
            ),
            ("Marco Rubio", "USA", "Secretary of State", None, False, "head"),
        ],
    ),
    (
        (
            "PM Narendra Modi and French President Emmanuel Macron welcomed the "
            "roadmap. NSA Ajit Doval and EAM S Jaishankar attended."
        ),
        ["FRA", "IND"],
        [
            ("Narendra Modi", "IND", "Prime Minister", None, False, "head"),
            ("Emmanuel Macron", "FRA", "President", None, False, "head"),
            ("Ajit Doval", None, "National Security Adviser", None, False, "delegate"),
            ("S Jaishankar", None, "External Affairs Minister", None, False, "delegate"),
        ],
    ),
    (
        (
            "Army chief Gen Manoj Pande met Lt Gen Mohan Subramanian's host, Major "
            "General Smail Benguerra of Algeria."
        ),
        ["DZA", "IND"],
        [("Manoj Pande", None, "Army chief", None, False, "head")],
    ),
    (
        (
            "Minister for Home Affairs and Law Mr K Shanmugam met UK Home Secretary "
            "James Cleverly in London."
        ),
        ["GBR", "SGP"],
        [
            ("K Shanmugam", "SGP", "Minister for Home Affairs and Law", None, False, "head"),
            ("James Cleverly", "GBR", "Home Secretary", None, False, "head"),
        ],
    ),
    (
        (
            "The US special envoy for Afghanistan, Zalmay Khalilzad, met Pakistan army "
            "chief Gen. Qamar Javed Bajwa in Rawalpindi."
        ),
        ["PAK", "USA"],
        [
            ("Zalmay Khalilzad", "USA", "special envoy for Afghanistan", None, False, "head"),
            ("Qamar Javed Bajwa", "PAK", "army chief", None, False, "head"),
        ],
    ),
    (
        (
            "US President Joe Biden's national security adviser, Jake Sullivan, will "
            "hold talks with China's top diplomat Wang Yi."
        ),
        ["CHN", "USA"],
        [
            ("Jake Sullivan", "USA", "national security adviser", None, False, "head"),
            ("Joe Biden", "USA", "President", None, False, "mentioned"),
        ],
    ),
    (
        (
            "Chinese Vice Foreign Minister Ma Zhaoxu and Pakistani Foreign Secretary "
            "Muhammad Syrus Sajjad Qazi co-chaired the consultations."
        ),
        ["CHN", "PAK"],
        [
            ("Ma Zhaoxu", "CHN", "Vice Foreign Minister", None, False, "head"),
            ("Muhammad Syrus Sajjad Qazi", "PAK", "Foreign Secretary", None, False, "head"),
        ],
    ),
    (
        (
            "The Bangladesh delegation was headed by Major General A K M Nazmul Hasan, "
            "Director General of Border Guard Bangladesh, and the Indian delegation by "
            "Shri Sujoy Lal Thaosen, Director General, Border Security Force."
        ),
        ["BGD", "IND"],
        [
            (
                "A K M Nazmul Hasan",
                "BGD",
                "Director General",
                "Border Guard Bangladesh",
                False,
                "head",
            ),
            (
                "Sujoy Lal Thaosen",
                "IND",
                "Director General",
                "Border Security Force",
                False,
                "head",
            ),
        ],
    ),
    (
        ("HR/VP Josep Borrell and Foreign Minister Ararat Mirzoyan of Armenia met in Brussels."),
        ["ARM", "EUE"],
        [
            ("Josep Borrell", None, "High Representative", None, False, "head"),
            ("Ararat Mirzoyan", "ARM", "Foreign Minister", None, False, "head"),
        ],
    ),
    (
        (
            "Ambassador-at-Large for Counterterrorism Nathan A. Sales and Qatari "
            "Special Envoy Mutlaq al-Qahtani led the delegations."
        ),
        ["QAT", "USA"],
        [
            (
                "Nathan A. Sales",
                "USA",
                "Ambassador-at-Large for Counterterrorism",
                None,
                False,
                "head",
            ),
            ("Mutlaq al-Qahtani", "QAT", "Special Envoy", None, False, "head"),
        ],
    ),
    (
        ("Charge d'Affaires Elizabeth Jones of the U.S. Embassy in New Delhi joined the talks."),
        ["IND", "USA"],
        [
            (
                "Elizabeth Jones",
                "USA",
                "Charge d'Affaires",
                "U.S. Embassy in New Delhi",
                False,
                "delegate",
            )
        ],
    ),
    (
        (
            "Kenya's Principal Secretary for Defence Patrick Mariru led the Kenyan "
            "team; Joint Secretary (Planning and International Cooperation) Vishwesh "
            "Negi led the Indian team."
        ),
        ["IND", "KEN"],
        [
            ("Patrick Mariru", "KEN", "Principal Secretary for Defence", None, False, "head"),
            (
                "Vishwesh Negi",
                "IND",
                "Joint Secretary (Planning and International Cooperation)",
                None,
                False,
                "head",
            ),
        ],
    ),
    (
        (
            "Speaking in Accra, Ghanaian Interior Minister Ambrose Dery thanked "
            "Ambassador Virginia Palmer for U.S. help."
        ),
        ["GHA", "USA"],
        [
            ("Ambrose Dery", "GHA", "Interior Minister", None, False, None),
            ("Virginia Palmer", "USA", "Ambassador", None, False, None),
        ],
    ),
    (
        (
            "Commander of the U.S. Africa Command General Michael Langley paid a visit "
            "to Zambian Defence Minister Ambrose Lufuma."
        ),
        ["USA", "ZMB"],
        [
            ("Michael Langley", "USA", "Commander", "U.S. Africa Command", False, "head"),
            ("Ambrose Lufuma", "ZMB", "Defence Minister", None, False, "head"),
        ],
    ),
    (
        (
            "Peru's Minister of Defense, Jorge Chávez Cresta, and the Commander of U.S."
            " Southern Command, General Laura J. Richardson, signed a declaration of "
            "intent."
        ),
        ["PER", "USA"],
        [
            ("Jorge Chávez Cresta", "PER", "Minister of Defense", None, False, "signatory"),
            (
                "Laura J. Richardson",
                "USA",
                "Commander",
                "U.S. Southern Command",
                False,
                "signatory",
            ),
        ],
    ),
    (
        (
            "For the Government of Japan, Foreign Minister Hayashi Yoshimasa signed the"
            " agreement; for the Government of Australia, Ambassador Shingo Yamagami's "
            "colleague looked on."
        ),
        ["AUS", "JPN"],
        [
            ("Hayashi Yoshimasa", "JPN", "Foreign Minister", None, False, "signatory"),
            ("Shingo Yamagami", "AUS", "Ambassador", None, False, "mentioned"),
        ],
    ),
    (
        (
            "Nepal's Home Secretary Binod Prakash Singh and Indian Home Secretary "
            "Govind Mohan led their respective delegations."
        ),
        ["IND", "NPL"],
        [
            ("Binod Prakash Singh", "NPL", "Home Secretary", None, False, "head"),
            ("Govind Mohan", "IND", "Home Secretary", None, False, "head"),
        ],
    ),
    (
        (
            "Deputy Chief of Army Staff (Strategy) Lt Gen Raju Baijal called on General"
            " Ashok Raj Sigdel, Chief of the Army Staff of Nepal."
        ),
        ["IND", "NPL"],
        [
            ("Raju Baijal", "IND", "Deputy Chief of Army Staff (Strategy)", None, False, None),
            ("Ashok Raj Sigdel", "NPL", "Chief of the Army Staff", None, False, None),
        ],
    ),
    (
        (
            "Mr Nicolas de Rivière, Director General for Political Affairs at the "
            "French Ministry for Europe and Foreign Affairs, met Ms Helga Barth."
        ),
        ["DEU", "FRA"],
        [
            (
                "Nicolas de Rivière",
                "FRA",
                "Director General for Political Affairs",
                "Ministry for Europe and Foreign Affairs",
                False,
                "head",
            )
        ],
    ),
    (
        (
            "The Chief of the Defence Staff of Italy, Admiral Giuseppe Cavo Dragone, "
            "welcomed his Greek counterpart General Konstantinos Floros."
        ),
        ["GRC", "ITA"],
        [
            ("Giuseppe Cavo Dragone", "ITA", "Chief of the Defence Staff", None, False, "head"),
            ("Konstantinos Floros", "GRC", "Chief of the Defence Staff", None, False, "head"),
        ],
    ),
    (
        (
            "Georgia's Deputy Foreign Minister Lasha Darsalia, Assistant Secretary of "
            "State James O'Brien and Ukraine's First Deputy Foreign Minister Sergiy "
            "Kyslytsya spoke."
        ),
        ["GEO", "UKR", "USA"],
        [
            ("Lasha Darsalia", "GEO", "Deputy Foreign Minister", None, False, "head"),
            ("James O'Brien", "USA", "Assistant Secretary of State", None, False, "head"),
            ("Sergiy Kyslytsya", "UKR", "First Deputy Foreign Minister", None, False, "head"),
        ],
    ),
    (
        (
            "Participants:\n"
            "- Mr. Paweł Zalewski, Secretary of State in the Ministry of National "
            "Defence (Poland)\n"
            "- Ms. Anne Marie Aanerud, State Secretary, Ministry of Defence (Norway)\n"
            ""
        ),
        ["NOR", "POL"],
        [
            (
                "Paweł Zalewski",
                "POL",
                "Secretary of State",
                "Ministry of National Defence",
                False,
                None,
            ),
            ("Anne Marie Aanerud", None, "State Secretary", "Ministry of Defence", False, None),
        ],
    ),
    (
        (
            "Head of the Indian delegation: Shri Vikram Doraiswami, Additional "
            "Secretary (International Organisations). Head of the Japanese delegation: "
            "Mr. Akahori Takeshi, Ambassador for Cyber Policy."
        ),
        ["IND", "JPN"],
        [
            (
                "Vikram Doraiswami",
                "IND",
                "Additional Secretary (International Organisations)",
                None,
                False,
                None,
            ),
            ("Akahori Takeshi", "JPN", "Ambassador for Cyber Policy", None, False, None),
        ],
    ),
    (
        (
            "The visiting minister was received by Turkish Interior Minister Ali "
            "Yerlikaya and was accompanied by Ambassador Gabriel Shpilberg."
        ),
        ["ESP", "TUR"],
        [("Ali Yerlikaya", "TUR", "Interior Minister", None, False, "head")],
    ),
    (
        (
            "Tobias Ellwood, chairman of the defence committee, declined to comment, "
            "while Ben Wallace, the British defence secretary, flew to Kyiv to meet "
            "Oleksii Reznikov, Ukraine's defence minister."
        ),
        ["GBR", "UKR"],
        [
            (
                "Tobias Ellwood",
                None,
                "chairman of the defence committee",
                None,
                False,
                "mentioned",
            ),
            ("Ben Wallace", "GBR", "defence secretary", None, False, None),
            ("Oleksii Reznikov", "UKR", "defence minister", None, False, "head"),
        ],
    ),
    (
        (
            "Indonesia's Chief Security Minister Wiranto and India's National Security "
            "Adviser Ajit Doval co-chaired the dialogue in New Delhi."
        ),
        ["IDN", "IND"],
        [
            ("Wiranto", "IDN", "Chief Security Minister", None, False, "head"),
            ("Ajit Doval", "IND", "National Security Adviser", None, False, "head"),
        ],
    ),
    (
        (
            "Talks between Thai Army Chief Gen Narongphan Jittkaewtae and Cambodian "
            "Defence Minister Tea Banh ended in Poipet."
        ),
        ["KHM", "THA"],
        [
            ("Narongphan Jittkaewtae", "THA", "Army Chief", None, False, "head"),
            ("Tea Banh", "KHM", "Defence Minister", None, False, "head"),
        ],
    ),
    (
        (
            "Blinken will meet Egyptian Foreign Minister Sameh Shoukry on Monday, the "
            "State Department said."
        ),
        ["EGY", "USA"],
        [("Sameh Shoukry", "EGY", "Foreign Minister", None, False, "head")],
    ),
    (
        (
            "The Director-General of the Shin Bet, Ronen Bar, and Egypt's General "
            "Intelligence Service chief, Abbas Kamel, met in Cairo."
        ),
        ["EGY", "ISR"],
        [
            ("Ronen Bar", "ISR", "Director-General", "Shin Bet", False, "head"),
            ("Abbas Kamel", "EGY", "chief", "General Intelligence Service", False, "head"),
        ],
    ),
    (
        (
            "Ms. Vanessa Frazier, Permanent Representative of Malta to the United "
            "Nations, was mentioned."
        ),
        ["ITA", "MLT"],
        [
            (
                "Vanessa Frazier",
                "MLT",
                "Permanent Representative to the United Nations",
                None,
                False,
                "mentioned",
            )
        ],
    ),
    (
        (
            "Acting Minister of Interior Sirajuddin Haqqani's deputy was received by "
            "Uzbek Security Council Secretary Viktor Makhmudov."
        ),
        ["AFG", "UZB"],
        [
            ("Sirajuddin Haqqani", "AFG", "Minister of Interior", None, True, None),
            ("Viktor Makhmudov", "UZB", "Secretary", "Security Council", False, "head"),
        ],
    ),
    (
        (
            "Secretary of State for Foreign, Commonwealth and Development Affairs James"
            " Cleverly and Minister of Foreign Affairs of Kazakhstan Mukhtar Tileuberdi"
            " signed the agreement in London."
        ),
        ["GBR", "KAZ"],
        [
            (
                "James Cleverly",
                "GBR",
                "Secretary of State for Foreign, Commonwealth and Development Affairs",
                None,
                False,
                "signatory",
            ),
            ("Mukhtar Tileuberdi", "KAZ", "Minister of Foreign Affairs", None, False, "signatory"),
        ],
    ),
    (
        (
            "Portuguese Minister of National Defence João Gomes Cravinho welcomed his "
            "Cape Verdean counterpart, Janine Lélis, in Lisbon."
        ),
        ["CPV", "PRT"],
        [
            ("João Gomes Cravinho", "PRT", "Minister of National Defence", None, False, "head"),
            ("Janine Lélis", "CPV", "Minister of National Defence", None, False, "head"),
        ],
    ),
    (
        (
            "Army General Vo Nguyen Giap Street was closed. Vietnamese Deputy Defence "
            "Minister Hoang Xuan Chien and Rajesh Kumar Singh, Defence Secretary of "
            "India, co-chaired the dialogue."
        ),
        ["IND", "VNM"],
        [
            ("Hoang Xuan Chien", "VNM", "Deputy Defence Minister", None, False, "head"),
            ("Rajesh Kumar Singh", "IND", "Defence Secretary", None, False, "head"),
        ],
    ),
    (
        (
            "Congo's Defence Minister Gilbert Kabanda and Rwanda's Defence Minister "
            "Albert Murasira, meeting in Luanda, signed the joint declaration."
        ),
        ["COD", "RWA"],
        [
            ("Gilbert Kabanda", "COD", "Defence Minister", None, False, "head"),
            ("Albert Murasira", "RWA", "Defence Minister", None, False, "head"),
        ],
    ),
    (
        (
            "U.S. Deputy Secretary of Defense Kathleen Hicks hosted Estonia's Permanent"
            " Secretary of Defence Kusti Salm at the Pentagon."
        ),
        ["EST", "USA"],
        [
            ("Kathleen Hicks", "USA", "Deputy Secretary of Defense", None, False, "head"),
            ("Kusti Salm", "EST", "Permanent Secretary of Defence", None, False, "head"),
        ],
    ),
    (
        (
            "King Abdullah II received Commander of U.S. Central Command General "
            "Michael Erik Kurilla in Amman."
        ),
        ["JOR", "USA"],
        [
            ("Abdullah II", "JOR", "King", None, False, "head"),
            ("Michael Erik Kurilla", "USA", "Commander", "U.S. Central Command", False, "head"),
        ],
    ),
    (
        (
            "Emir Sheikh Tamim bin Hamad Al Thani met Chief of Staff of the Qatari "
            "Armed Forces Lieutenant General Salem bin Hamad Al Nabit and the French "
            "Minister of the Armed Forces Sébastien Lecornu."
        ),
        ["FRA", "QAT"],
        [
            ("Tamim bin Hamad Al Thani", "QAT", "Emir", None, False, "head"),
            (
                "Salem bin Hamad Al Nabit",
                "QAT",
                "Chief of Staff",
                "Qatari Armed Forces",
                False,
                "head",
            ),
            ("Sébastien Lecornu", "FRA", "Minister of the Armed Forces", None, False, "head"),
        ],
    ),
    (
        (
            "The dialogue was co-chaired by Sir Stephen Lovegrove, the UK's National "
            "Security Adviser, and Major General (Rtd) Babagana Monguno, Nigeria's "
            "National Security Adviser."
        ),
        ["GBR", "NGA"],
        [
            ("Stephen Lovegrove", "GBR", "National Security Adviser", None, False, "head"),
            ("Babagana Monguno", "NGA", "National Security Adviser", None, False, "head"),
        ],
    ),
    (
        (
            "High Commissioner Taranjit Singh Sandhu, Joint Secretary (Navy) Richa "
            "Misra and Defence Adviser Ashok Rao represented the Indian side."
        ),
        ["IND", "LKA"],
        [
            ("Taranjit Singh Sandhu", "IND", "High Commissioner", None, False, "delegate"),
            ("Richa Misra", "IND", "Joint Secretary (Navy)", None, False, "delegate"),
            ("Ashok Rao", "IND", "Defence Adviser", None, False, "delegate"),
        ],
    ),
    (
        (
            "TRIPOLI, LANA - The President of the Presidential Council, Mohamed "
            "al-Menfi, received on Friday Turkish Minister of Defense Yasar Guler."
        ),
        ["LBY", "TUR"],
        [
            ("Mohamed al-Menfi", "LBY", "President", "Presidential Council", False, "head"),
            ("Yasar Guler", "TUR", "Minister of Defense", None, False, "head"),
        ],
    ),
    (
        (
            "Prime Minister Narendra Modi visited Abu Dhabi last year, where he met "
            "President Sheikh Mohamed bin Zayed Al Nahyan."
        ),
        ["ARE", "IND"],
        [
            ("Narendra Modi", "IND", "Prime Minister", None, False, "mentioned"),
            ("Mohamed bin Zayed Al Nahyan", "ARE", "President", None, False, "mentioned"),
        ],
    ),
    (
        (
            "French Armed Forces Minister Sébastien Lecornu and Indian NSA Ajit Doval "
            "discussed space. Mr. Doval, who heads the Indian delegation, also called "
            "on President Emmanuel Macron."
        ),
        ["FRA", "IND"],
        [
            ("Sébastien Lecornu", "FRA", "Armed Forces Minister", None, False, "head"),
            ("Ajit Doval", "IND", "National Security Adviser", None, False, "head"),
            ("Emmanuel Macron", "FRA", "President", None, False, "head"),
        ],
    ),
    (
        (
            "Chief of Defence Forces General Charles Kahariri and British High "
            "Commissioner to Kenya Neil Wigan witnessed the signing."
        ),
        ["GBR", "KEN"],
        [
            ("Charles Kahariri", "KEN", "Chief of Defence Forces", None, False, "delegate"),
            ("Neil Wigan", "GBR", "High Commissioner to Kenya", None, False, "delegate"),
        ],
    ),
    (
        (
            "The Thai side was headed by General Nattaphon Narkphanit, Deputy Minister "
            "of Defence performing the duties of the Minister of Defence."
        ),
        ["KHM", "THA"],
        [("Nattaphon Narkphanit", "THA", "Deputy Minister of Defence", None, True, "head")],
    ),
    (
        (
            "K.D. Dewal, Joint Secretary for Counter Terrorism in the Ministry of "
            "External Affairs, and Joanneke Balfoort, Director for Security and Defence"
            " Policy in the European External Action Service, co-chaired."
        ),
        ["EUE", "IND"],
        [
            (
                "K.D. Dewal",
                "IND",
                "Joint Secretary for Counter Terrorism",
                "Ministry of External Affairs",
                False,
                "head",
            ),
            (
                "Joanneke Balfoort",
                "EUE",
                "Director for Security and Defence Policy",
                "European External Action Service",
                False,
                "head",
            ),
        ],
    ),
]


def read(text: str, parties: list[str]) -> list[Row]:
    """Return the officials of a text as rows."""
    rows: list[Row] = []
    for each in analysed(Release("x", text, "2024-01-01"), codes=parties).officials:
        for found in (each.name, each.country, each.title, each.institution, each.role):
            assert found is None or 0 <= found.start < found.end <= len(text)
        rows.append(
            (
                each.name.value,
                each.country.value if each.country else None,
                each.title.value if each.title else None,
                each.institution.value if each.institution else None,
                each.acting.value,
                each.role.value,
            )
        )
    return rows


@pytest.mark.parametrize(("text", "parties", "rows"), CASES, ids=[case[0][:40] for case in CASES])
def test_officials_of_a_sentence(text: str, parties: list[str], rows: list[Row]) -> None:
    found = {row[0]: row for row in read(text, parties)}
    for row in rows:
        assert row[0] in found, sorted(found)
        seen = found[row[0]]
        assert (seen if row[5] else seen[:5]) == (row if row[5] else row[:5])


def test_signers_of_headings_and_press_contacts_are_none() -> None:
    text = (
        "Opening of Talks with Norway\n\nNed Price, Department Spokesperson\n\n"
        "The talks will begin in Oslo. For more, write to the press office."
    )
    assert read(text, ["NOR", "USA"]) == []


def test_who_acts_for_no_country_is_none() -> None:
    text = "UN Secretary-General António Guterres and NATO Secretary General Mark Rutte spoke."
    assert read(text, ["NOR", "USA"]) == []


def test_namesakes_of_institutions_are_none() -> None:
    text = "Cadets of the Sardar Vallabhbhai Patel National Police Academy visited Oslo."
    assert read(text, ["IND", "NOR"]) == []


def test_a_known_leader_needs_no_office_in_the_news() -> None:
    text = (
        "Narendra Modi receives Emmanuel Macron in Delhi\n\nThe talks turned to defence. The "
        "President of France thanked Mr Modi."
    )
    found = [(row[0], row[1], row[2]) for row in read(text, ["FRA", "IND"])]
    assert found == [("Narendra Modi", "IND", None), ("Emmanuel Macron", "FRA", "President")]


ROLES = [
    ("Present were General Ann Roe, Chief of Staff of Peru, and Jane Doe.", "delegate"),
    ("Minister Lars Dahl of Chile met with officials, including Minister Ann Roe.", "head"),
    ("Receiving the delegation, the Minister of Peru, Ann Roe, said little.", "head"),
    ("The Minister of Peru, Ann Roe, was represented by her deputy.", "mentioned"),
    ("Chile welcomes Peruvian Minister Ann Roe’s decision.", "mentioned"),
    ("The Minister, Lars Dahl, said so during his meeting with Peruvian Minister Ann Roe.", "head"),
    ("He called on His Royal Highness Prince Ann Roe, Deputy Defence Minister of Peru.", "head"),
    ("Minister Ann Roe of Peru, who is on a visit to Chile, called on the King.", "head"),
    ("Two chaired it: Minister Lars Dahl of Chile and Minister Ann Roe of Peru.", "head"),
    ("With the minister had come Ann Roe, Ambassador of Peru.", "delegate"),
    ("Minister Lars Dahl took part, and so did Minister Ann Roe of Peru.", "delegate"),
    ("Minister Lars Dahl of Chile led it with Ann Roe, Minister of Peru.", "head"),
    ("Ann Roe, Ambassador of Peru, was a member of the delegation.", "delegate"),
    ("Ministers Lars Dahl of Chile and Ann Roe of Peru signed the agreement.", "signatory"),
    ("Lars Dahl and Ann Roe signed a pact. Ann Roe is the Minister of Peru.", "signatory"),
    ("Chile was toured by the team led by National Assembly Speaker Ann Roe.", "head"),
]


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_what_a_person_does_there(text: str, role: str) -> None:
    found = {row[0]: row[5] for row in read(f"Chile and Peru. {text}", ["CHL", "PER"])}
    assert found["Ann Roe"] == role


def test_all_are_only_mentioned_where_no_tie_is_told() -> None:
    text = "President Ann Roe of Peru chaired a meeting. Prime Minister Jane Doe was present."
    found = [(row[0], row[1], row[5]) for row in read(text, [])]
    assert found == [("Ann Roe", "PER", "mentioned"), ("Jane Doe", "PER", "mentioned")]


def test_offices_and_names_that_take_turns_belong_together() -> None:
    text = (
        "Present were the Chief of the Defence Forces, General Ann Roe, the Principal Secretary, "
        "Dr. Jane Doe, and Dr John Dee, Chairman KRA."
    )
    found = [(row[0], row[2]) for row in read(text, ["KEN", "NOR"])]
    assert found == [
        ("Ann Roe", "Chief of the Defence Forces"),
        ("Jane Doe", "Principal Secretary"),
        ("John Dee", "Chairman"),
    ]


def test_one_who_answers_another_stands_on_no_side_with_him() -> None:
    text = (
        "Peruvian Foreign Minister Ann Roe in Washington\n\nFOREIGN MINISTER ROE: Secretary Doe, "
        "thank you. Secretary of State Jane Doe of the United States smiled."
    )
    assert {row[0]: row[1] for row in read(text, ["PER", "USA"])} == {
        "Ann Roe": "PER",
        "Jane Doe": "USA",
    }


@pytest.mark.parametrize(
    ("text", "name", "country", "title"),
    [
        (
            "Peru’s Minister, Jo Roe, the Ambassador of Chile, Ann Doe, and the Director of the "
            "National Police, Max Poe, came.",
            "Max Poe",
            None,
            "Director",
        ),
        ("The Chargé d’Affaires a.i. of Peru, Ann Roe, came.", "Ann Roe", "PER", None),
        ("Peru’s Minister for Defence, Senator Ann Roe, came.", "Ann Roe", "PER", "Minister for "),
        (
            "He met Joseph F. Roe Jr., the Chairman of the Senate of Peru.",
            "Joseph F. Roe Jr.",
            0,
            0,
        ),
    ],
)
def test_offices_that_are_hard_to_read(
    text: str, name: str, country: str | None, title: str | None
) -> None:
    found = {row[0]: row for row in read(text.replace("’", "'"), ["CHL", "PER"])}
    assert name in found
    assert not country or found[name][1] == country
    assert not title or str(found[name][2]).startswith(title)
    assert found[name][1] != "CHL"


def test_former_holders_of_an_office_are_none() -> None:
    text = "Former Defence Minister Jane Roe of Ghana spoke; Defence Minister Ann Otieno did not."
    assert [row[0] for row in read(text, ["GHA", "KEN"])] == ["Ann Otieno"]


@pytest.mark.parametrize(
    "second",
    [
        "In Lublin, Rau met Blinken's staff.",
        "Zbigniew Rau met Blinken's staff in Lublin.",
    ],
)
def test_a_name_without_its_office_recalls_the_person(second: str) -> None:
    text = f"Polish Foreign Minister Zbigniew Rau was named on Monday. {second}"
    assert [(row[0], row[5]) for row in read(text, ["POL", "USA"])] == [("Zbigniew Rau", "head")]


def test_full_names_and_surnames_are_one_person() -> None:
    text = (
        "Polish Foreign Minister Zbigniew Rau met U.S. Secretary of State Antony J. Blinken. "
        "Minister Rau thanked Secretary Blinken. Mr. Blinken agreed."
    )
    assert [row[0] for row in read(text, ["POL", "USA"])] == ["Zbigniew Rau", "Antony J. Blinken"]


@pytest.mark.parametrize(
    "bait",
    [
        "Minister of ",
        "Deputy Assistant Secretary of State for ",
        "John bin ",
        "and the ",
        "Ministry of Defence, ",
        "Foreign Minister, ",
        "his Indian counterpart ",
        "of Mexico ",
        "General ",
        "Performing the Duties of ",
        "Mr. ",
        "(Retd) ",
    ],
)
def test_time_grows_with_the_text_alone(bait: str) -> None:
    from time import thread_time

    def seconds(times: int) -> float:
        start = thread_time()
        read(bait * times, ["IND", "USA"])
        return thread_time() - start

    seconds(10)
    assert seconds(16_000) < 100 * max(seconds(1_000), 0.01)
