"""PDFs with a text layer: reading order, mended words, running heads, pages."""

import pytest

from loaders.texts.documents_in import texts_of
from loaders.texts.kept import NOTHING_GIVEN, KeptText, RefusedTextError
from tests.loaders.texts.pdf_writer import Line, assembled, column, pdf

LEFT = (
    "The defence ministers of the two countries met in the capital on the third day of the month "
    "and agreed on a programme of work. They spoke of sea lanes and of the training of officers."
)
RIGHT = (
    "In the afternoon the two delegations signed a memorandum on the exchange of what they know. "
    "The next round of the dialogue will be held in the other capital in the spring of next year."
)
TITLE: Line = (72, 740, "Talks in the capital")


def kept(raw: bytes) -> KeptText:
    """The only text of a PDF."""
    (found,) = texts_of("a.pdf", raw, NOTHING_GIVEN)
    assert isinstance(found, KeptText)
    return found


def _columns() -> tuple[list[Line], list[Line]]:
    return column(LEFT, 72, 700, 40), column(RIGHT, 330, 700, 40)


@pytest.mark.parametrize("compressed", [False, True])
def test_lines_are_joined_to_paragraphs(compressed: bool) -> None:
    lines = [TITLE, *column(LEFT, 72, 700, 80), *column(RIGHT, 72, 620, 80)]
    assert kept(pdf([lines], compressed=compressed)).text == f"{TITLE[2]}\n\n{LEFT}\n\n{RIGHT}"


def test_columns_are_read_one_after_the_other() -> None:
    left, right = _columns()
    assert kept(pdf([[TITLE, *left, *right]])).text == f"{TITLE[2]}\n\n{LEFT}\n\n{RIGHT}"


def test_columns_that_the_file_holds_row_by_row() -> None:
    left, right = _columns()
    rows = [line for pair in zip(left, right, strict=False) for line in pair]
    rows += left[len(right) :] + right[len(left) :]
    assert kept(pdf([[TITLE, *rows]])).text == f"{TITLE[2]}\n\n{LEFT}\n\n{RIGHT}"


def test_a_file_that_holds_its_lines_backwards() -> None:
    lines = [TITLE, *column(LEFT, 72, 700, 80)]
    assert kept(pdf([lines[::-1]])).text == f"{TITLE[2]}\n\n{LEFT}"


def test_rows_of_a_table_stay_rows() -> None:
    rows: list[Line] = [(72, 700, "Asha Rao"), (300, 700, "Home Secretary")]
    rows += [(72, 680, "John Hill"), (300, 680, "Deputy Secretary")]
    text = kept(pdf([[TITLE, *rows, *column(LEFT, 72, 600, 80)]])).text
    assert "Asha Rao, Home Secretary\n" in text and "John Hill, Deputy Secretary\n" in text


def test_divided_words_are_mended() -> None:
    words = ["They spoke of counter-", "terrorism, of infor-", "mation and of Indo-"]
    words += [
        "Pacific matters, on a long-",
        "term basis, and the coopera-",
        "tion goes on; cooperation",
    ]
    words += ["is what the ministries of the two are for in the end."]
    lines = [(72.0, 700.0 - 14 * n, line) for n, line in enumerate(words)]
    text = " ".join(kept(pdf([[TITLE, *lines]])).text.split())
    assert "counter-terrorism, of information and of Indo-Pacific" in text
    assert "long-term basis, and the cooperation goes on" in text


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = []
    for n in range(1, 5):
        words = f"On day {n} of the talks the two sides met again, and it was said so. " * 6
        head: Line = (72, 770, "MINISTRY OF DEFENCE")
        pages.append([head, *column(words, 72, 700, 80), (300, 40, f"Page {n} of 4")])
    text = kept(pdf(pages)).text
    assert "MINISTRY" not in text and "Page" not in text
    assert all(f"On day {n} of" in text for n in range(1, 5))


def test_a_sentence_goes_on_over_the_end_of_a_page() -> None:
    cut = LEFT.index("and agreed")
    first = [TITLE, *column(LEFT[:cut], 72, 700, 46)]
    second = [*column(LEFT[cut:], 72, 700, 46), *column(RIGHT, 72, 500, 46)]
    text = kept(pdf([first, second]))
    assert LEFT in text.text
    assert text.page_at(text.text.index("defence")) == 1
    assert text.page_at(text.text.index("and agreed")) == 2
    assert text.page_at(len(text.text) - 1) == 2


def test_the_title_is_the_first_line_or_what_the_file_says() -> None:
    lines = column(LEFT, 72, 700, 80)
    assert kept(pdf([[TITLE, *lines]], title="Release 7")).title == TITLE[2]
    assert kept(pdf([lines], title="Release 7")).title == "Release 7"
    assert kept(pdf([lines], title="Microsoft Word - talks.docx")).title is None


def test_a_scanned_page_among_others_is_told() -> None:
    pages = [[TITLE, *column(LEFT, 72, 700, 80)], [], column(RIGHT, 72, 700, 80)]
    text, scan = texts_of("a.pdf", pdf(pages, image=[2, 3]), NOTHING_GIVEN)
    assert isinstance(text, KeptText) and LEFT in text.text and RIGHT in text.text
    assert isinstance(scan, RefusedTextError)
    assert scan.name == "scan" and "page 2 of 3" in scan.reason
    assert kept(pdf(pages)).text == text.text


CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"


@pytest.mark.parametrize(
    "objects",
    [
        [CATALOGUE, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"],
        [b"<< /Type /Catalog /Pages 1 0 R >>"],
        [CATALOGUE, b"<< /Type /Pages /Kids [3 0 R] /Count 99999999 >>", b"<< /Type /Page >>"],
        [CATALOGUE, b"<< /Type /Pages /Kids 2 0 R /Count -1 /Parent 2 0 R >>"],
        [CATALOGUE, b"[" * 100_000],
        [
            CATALOGUE,
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources "
            b"<< /XObject << /X 4 0 R >> >> >>",
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 5 /Resources "
            b"<< /XObject << /X 4 0 R >> >> >>\nstream\n/X Do\nendstream",
        ],
        [
            CATALOGUE,
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
            b"<< /Length 4 0 R /Filter [" + b"/FlateDecode " * 500 + b"] >>\nstream\nx\nendstream",
        ],
    ],
)
def test_pdfs_that_turn_in_circles_are_refused(objects: list[bytes]) -> None:
    with pytest.raises(RefusedTextError):
        kept(assembled(objects))
