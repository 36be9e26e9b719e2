"""Documents that hold no report to be read, each refused by its name."""

import gzip
from dataclasses import replace

import pytest

from loaders.texts.documents_in import texts_of, texts_of_record
from loaders.texts.kept import NOTHING_GIVEN, REFUSALS, KeptText, RefusedTextError
from tests.loaders.texts.pdf_writer import assembled, pdf

ENGLISH = (
    "The two sides met in the capital and spoke of their work with each other. They agreed that "
    "the next round of the dialogue will be held in the spring, and signed a memorandum.\n"
)


def texts(name: str, raw: bytes, letters: int = 100_000) -> list[KeptText]:
    """The texts of a document none of which is refused."""
    found = texts_of(name, raw, NOTHING_GIVEN, letters)
    assert all(isinstance(one, KeptText) for one in found)
    return [one for one in found if isinstance(one, KeptText)]


def refusal(name: str, raw: bytes, letters: int = 100_000) -> str:
    """The name of the refusal of a document."""
    with pytest.raises(RefusedTextError) as told:
        texts_of(name, raw, NOTHING_GIVEN, letters)
    assert told.value.reason.startswith(f"{told.value.name}: {REFUSALS[told.value.name]}")
    return told.value.name


OTHER_LANGUAGES = {
    "nl": "De minister van Defensie van Nederland en zijn ambtgenoot uit Duitsland hebben vandaag "
    "in Den Haag een overeenkomst ondertekend over de samenwerking van de landmacht.",
    "da": "Forsvarsministeren mødte i dag sin norske kollega i Oslo for at drøfte samarbejdet om "
    "Arktis. De to lande vil have en aftale, som skal sikre at begge har de samme oplysninger.",
    "pt": "O ministro da Defesa do Brasil recebeu hoje em Brasília o seu homólogo do Chile para "
    "tratar das relações entre os dois países. As delegações discutiram as ameaças na região.",
    "fr": "Le ministre a reçu son homologue marocain à Paris. On a discuté de la coopération et de "
    "la lutte contre le terrorisme. Les deux ministres ont signé un accord sur la formation.",
    "de": "Der Bundesminister hat heute in Berlin seinen polnischen Amtskollegen empfangen. Beide "
    "sprachen über die Lage an der Grenze und was an Ausrüstung gebraucht wird.",
    "id": "Menteri Pertahanan menerima kunjungan mitranya dari Malaysia di Jakarta pada hari ini. "
    "Kedua pihak membahas keamanan laut dan sepakat untuk memperpanjang perjanjian kerja sama.",
    "hi": "रक्षा मंत्री ने आज नई दिल्ली में अपने समकक्ष से मुलाकात की और दोनों पक्षों ने सहयोग पर चर्चा की",
    "ar": "التقى وزير الدفاع نظيره اليوم في العاصمة وبحث الجانبان التعاون بين البلدين",
    "ja": "防衛大臣は本日、東京で相手国の大臣と会談し、両国の協力について意見を交わした。",
    "ru": "Министр обороны принял сегодня в Москве своего коллегу; стороны обсудили сотрудничество",
}


@pytest.mark.parametrize("language", sorted(OTHER_LANGUAGES))
def test_other_languages(language: str) -> None:
    assert refusal("a.txt", OTHER_LANGUAGES[language].encode()) == "language"


def test_english_is_told_by_few_words_and_among_names() -> None:
    assert texts("a.txt", ENGLISH.encode())[0].language == "en"
    assert texts("a.txt", b"Ministers of Peru and Chile meet in Lima")
    assert texts("a.txt", f"{ENGLISH}{OTHER_LANGUAGES['fr']}".encode())


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.docx", b"PK\x03\x04" + bytes(200)),
        ("a.doc", b"\xd0\xcf\x11\xe0" + bytes(200)),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(200)),
        ("a.txt", b"\xff\xd8\xff\xe0" + bytes(range(256))),
        ("a.txt", bytes(range(256)) * 20),
        ("a.gz", gzip.compress(ENGLISH.encode())),
        ("a.txt", ENGLISH.encode() + b"\x00\x01\x02" * 100),
        ("a.xml", b'<?xml version="1.0"?><rss><channel><title>News</title></channel></rss>'),
        ("a.webarchive", b"bplist00" + bytes(90)),
        ("a.rtf", b"{\\rtf1 The two sides met.}"),
    ],
)
def test_what_is_no_text(name: str, raw: bytes) -> None:
    assert refusal(name, raw) == "binary"


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.txt", b""),
        ("a.txt", b" \n\t\r\n"),
        ("a.txt", b"\xef\xbb\xbf"),
        ("a.txt", "\u200b\u2060\u202e".encode()),
        ("a.txt", b"- - -\n1 2 3"),
        (
            "a.html",
            b"<html><head><title>Talks in the capital today</title></head><body></body></html>",
        ),
        ("a.html", b"<html><body><p>Please enable JavaScript to see this page of ours.</p></body>"),
        ("a.html", b"<html><body><h1>404 error</h1><p>The page was not found here.</p></body>"),
        ("a.html", b"<html><body><h1>Sorry</h1><p>The file you want was not found.</p></body>"),
        ("a.html", b"<html><body><h1>Hello</h1><p>Please accept all cookies to go on.</p></body>"),
        ("a.html", b"<html><body><p>Redirecting to <a href=x>the page of the talks</a></p></body>"),
        ("a.md", b"---\ntitle: Talks\n---\n"),
        ("a.pdf", pdf([[]])),
    ],
)
def test_what_holds_nothing(name: str, raw: bytes) -> None:
    assert refusal(name, raw) == "empty"


@pytest.mark.parametrize(
    "stub",
    [
        f"{ENGLISH}Subscribe to continue reading.",
        f"{ENGLISH}This article is for subscribers only.",
        f"{ENGLISH}Already a subscriber? Log in here.",
        f"{ENGLISH}Create an account or sign in to read the full story.",
    ],
)
def test_stubs_before_a_paywall(stub: str) -> None:
    assert refusal("a.txt", stub.encode()) == "paywall"


def test_a_whole_text_that_asks_for_subscribers_is_read() -> None:
    assert texts("a.txt", (ENGLISH * 20 + "Already a subscriber? Log in.").encode())


def test_a_page_that_says_it_is_not_for_everyone() -> None:
    def page(times: int) -> bytes:
        paragraphs = "".join(f"<p>Part {n}. {ENGLISH}</p>" for n in range(times))
        said = '{"@type": "NewsArticle", "isAccessibleForFree": "False"}'
        return (
            f'<html><head><title>Talks</title><script type="application/ld+json">{said}</script>'
            f"</head><body><article>{paragraphs}</article></body></html>"
        ).encode()

    assert refusal("a.html", page(1)) == "paywall"
    assert texts("a.html", page(12))


def test_pdfs_that_cannot_be_read() -> None:
    assert refusal("scan.pdf", pdf([[], []], image=True)) == "scan"
    assert refusal("scan.pdf", pdf([[(20, 20, "1")], [(20, 20, "2")]], image=True)) == "scan"
    assert refusal("cut.pdf", pdf([[(72, 700, ENGLISH)]])[:60]) == "broken"
    assert refusal("none.pdf", ENGLISH.encode()) == "broken"
    assert refusal("many.pdf", pdf([[(72, 700, "page")]] * 401)) == "too-big"
    locked = assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [] /Count 0 >>",
            b"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <" + b"ab" * 32 + b"> /U <"
            b"cd" * 32 + b"> >>",
        ],
        trailer=" /Encrypt 3 0 R /ID [<00> <00>]",
    )
    assert refusal("locked.pdf", locked.replace(b"<cd", b"<", 1)) in ("encrypted", "broken")


def test_texts_that_are_too_long() -> None:
    assert refusal("a.txt", ENGLISH.encode() * 10, letters=1000) == "too-big"
    assert refusal("a.html", b"<p>" + b"x" * 30_000, letters=1000) == "too-big"


def test_a_record_is_refused_like_a_file() -> None:
    with pytest.raises(RefusedTextError, match=r"^empty: "):
        texts_of_record({"text": "", "title": "Talks between the two sides"}, NOTHING_GIVEN)
    with pytest.raises(RefusedTextError, match=r"^language: "):
        texts_of_record({"text": OTHER_LANGUAGES["fr"]}, NOTHING_GIVEN)


RELEASE = f"{{}}\n\nNEW DELHI, {{}} - {ENGLISH * 3}"


def test_several_reports_are_told_apart_where_their_borders_are_plain() -> None:
    days = {"First talks": "28 February 2024", "Second talks": "1 March 2024"}
    for border in ("\n* * *\n", "\n\n-----\n\n", "\f"):
        whole = border.join(RELEASE.format(title, day) for title, day in days.items())
        found = texts("a.txt", whole.encode())
        assert [one.title for one in found] == list(days)
        assert [one.published for one in found] == ["2024-02-28", "2024-03-01"]
        assert [one.part for one in found] == [0, 1]
    immediate = "".join(f"FOR IMMEDIATE RELEASE\n\nTalks of {n}\n\n{ENGLISH * 3}\n" for n in "ab")
    assert len(texts("a.txt", immediate.encode())) == 2


def test_a_rule_within_one_report_parts_nothing() -> None:
    whole = RELEASE.format("Talks", "28 February 2024") + "\n***\n" + ENGLISH * 3
    (found,) = texts("a.txt", whole.encode())
    assert found.part is None


def test_several_reports_without_borders_are_refused() -> None:
    one = f"Talks\n\nPosted On: 28 FEB 2024 6:21PM\n\n{ENGLISH * 3}\n"
    assert refusal("a.txt", (one * 3).encode()) == "several-reports"
    lines = [(72.0, 740.0, "FOR IMMEDIATE RELEASE")]
    lines += [(72.0, 700.0 - 14 * n, part) for n, part in enumerate(ENGLISH.split(". ") * 3)]
    assert refusal("a.pdf", pdf([lines, lines])) == "several-reports"
    assert texts("a.pdf", pdf([lines]))


def test_one_bad_report_among_several_is_told_in_its_place() -> None:
    good = RELEASE.format("First talks", "28 February 2024")
    bad = f"Deuxième\n\nPARIS, 28 February 2024 - {OTHER_LANGUAGES['fr'] * 3}"
    found = texts_of("a.txt", f"{good}\n***\n{bad}".encode(), NOTHING_GIVEN)
    assert isinstance(found[0], KeptText)
    assert isinstance(found[1], RefusedTextError)
    assert found[1].name == "language"


def test_every_refusal_says_what_it_means() -> None:
    for name, meaning in REFUSALS.items():
        assert RefusedTextError(name, "3 pages").reason == f"{name}: {meaning} (3 pages)"


def test_what_is_given_wins() -> None:
    given = replace(NOTHING_GIVEN, published="2020", url="https://a.example/b", publisher="P")
    raw = RELEASE.format("Talks", "28 February 2024").encode()
    (own,) = texts_of("a.txt", raw, NOTHING_GIVEN)
    (told,) = texts_of("a.txt", raw, given)
    assert isinstance(own, KeptText) and isinstance(told, KeptText)
    assert own.published == "2024-02-28"
    assert (told.published, told.url, told.publisher) == ("2020", given.url, "P")
    assert told.text == own.text


def test_parts_with_headlines_are_told_apart_though_they_give_no_day() -> None:
    parts = [f"Ministers of Peru and Chile meet in Lima {n}\n\n{ENGLISH * 3}" for n in "ab"]
    found = texts_of("a.txt", "\n\n* * *\n\n".join(parts).encode(), NOTHING_GIVEN)
    assert [one.title for one in found if isinstance(one, KeptText)] == [
        part.partition("\n")[0] for part in parts
    ]
    whole = f"{parts[0]}\n\n* * *\n\nBackground\n\n{ENGLISH * 3}"
    assert len(texts_of("a.txt", whole.encode(), NOTHING_GIVEN)) == 1


def test_a_text_behind_very_many_blanks_is_read() -> None:
    assert texts("a.txt", b" " * 5000 + b"\n" * 5000 + ENGLISH.encode())
