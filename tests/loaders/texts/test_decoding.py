"""Bytes in any encoding, and what is left of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.language.characters import visible
from loaders.texts.decoding import decoded
from loaders.texts.kept import RefusedTextError

WORDS = "José Núñez met Günter Weiß at the château: “all agreed” — and signed at 5 % on the day.\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"],
)
def test_encodings_that_nothing_names(encoding: str) -> None:
    assert decoded((WORDS * 5).encode(encoding)) == WORDS * 5


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("ISO-8859-1", "cp1252"),
        ("windows-1254", "cp1254"),
        ("iso-8859-2", "iso8859-2"),
        ("Shift_JIS", "shift_jis"),
        ("gb18030", "gb18030"),
        ("x-unknown", "utf-8"),
        ("rot13", "utf-8"),
        ("utf-8", "cp1252"),
    ],
)
def test_encodings_that_a_page_names(name: str, encoding: str) -> None:
    plain = WORDS if "cp125" in encoding or "utf" in encoding else "They met — all 12 of them."
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={name}"><p>{plain * 4}'
    raw = page.encode(encoding, errors="ignore")
    if encoding == "cp1254":
        assert decoded(raw, names_itself=True).count("Weiß") == 4
    elif encoding in ("utf-8", "cp1252"):
        assert decoded(raw, names_itself=True) == page
    else:
        assert decoded(raw, names_itself=True) == raw.decode(encoding)


def test_a_few_damaged_bytes_do_not_turn_the_rest_around() -> None:
    raw = (WORDS * 9).encode() + b"\xff\xfe and the rest"
    text = decoded(raw)
    assert text.count("José Núñez") == 9
    assert text.count("\N{REPLACEMENT CHARACTER}") == 2


def test_line_ends_and_what_is_not_seen() -> None:
    assert visible("a\r\nb\rc\u2028d\x85e") == "a\nb\nc\nd\ne"
    assert visible("In\u200bdia\u00ad and\u202e \u2066the\u2069 U\ufeffSA\x1b[31m") == (
        "India and the USA[31m"
    )
    assert visible("a\x00b\x07c\x9b\U000e0041d\ud800e\ufffff") == "abcdef"
    assert visible("a\tb\n\fc") == "a\tb\n\fc"


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(raw: bytes) -> None:
    for names_itself in (False, True):
        try:
            text = decoded(raw, names_itself)
        except RefusedTextError as fault:
            assert fault.name in ("empty", "binary", "encoding")  # noqa: PT017
        else:
            assert visible(text) == text
            text.encode()
