"""Folding: which spellings are equal, and what never happens."""

# ruff: noqa: RUF001 - letters and quotes that look like others are the subject here

import re
import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from graph.language.fold import fold, slug, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Ministry of\tHome   Affairs\n", "ministry of home affairs"),
        ("U.S.-India 2+2 Dialogue", "us india 2+2 dialogue"),
        ("D.P.R.K", "dprk"),
        ("A.K.Singh", "ak singh"),
        ("U.S._A.B", "us ab"),
        ("ए.पीटर", "ए पीटर"),
        ("Section 3.5", "section 3 5"),
        ("C++ and + 2", "c and 2"),
        ("India's “Home” Ministry", "indias home ministry"),
        ("O’Brien, O'Brien, O´Brien, Oʻbrien", "obrien obrien obrien obrien"),
        ("Jean-Luc_Picard/Müller", "jean luc picard muller"),
        ("Łódź Ærø Đà Nẵng STRASSE Straße Þór", "lodz aero da nang strasse strasse thor"),
        ("İstanbul Iğdır ILGIN", "istanbul igdir ilgin"),
        ("Άθήνας ΑΘΗΝΑΣ", "αθηνασ αθηνασ"),
        ("Сергей Шойгу Ё", "сергеи шоигу е"),
        ("ﬁne № ＵＫ ２＋２", "fine no uk 2+2"),
        ("co\u00adoperation a\u200bb", "cooperation ab"),
        ("é.ü.", "eu"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    "name",
    [
        "الإمارات",
        "صَالِح",
        "שָׁלוֹם",
        "रक्षा मंत्रालय",
        "กระทรวงกลาโหม ที่",
        "ミャンマー ガーナ",
        "국방부",
        "国防部",
        "ប្រទេសកម្ពុជា",
        "பாதுகாப்பு",
    ],
)
def test_scripts_whose_marks_carry_letters_keep_them(name: str) -> None:
    assert fold(name) == unicodedata.normalize("NFC", name)


def test_vowel_signs_tell_words_apart() -> None:
    assert fold("मत") != fold("माता")


@pytest.mark.parametrize(
    ("text", "token"),
    [("—", "u2014"), (" ?! ", "u003fu0021"), ("'", "u0027"), (" ", "u0020"), ("\u0301", "u0301")],
)
def test_text_without_letters_becomes_its_code_points(text: str, token: str) -> None:
    assert fold(text) == token


# Marks, joiners, quotes and case pairs of many scripts: where folding twice could differ from once.
TRICKY = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("aß.+'’´ 2\u0301\u0308\u0345\u200dİıΣς\u0915\u093f\u3099か\u1100\u1161"),
    ),
    min_size=1,
)


@given(TRICKY)
@example("\ud800")
@example("\U0010ffff")
def test_folding_is_never_empty_and_folds_to_itself(text: str) -> None:
    folded = fold(text)
    assert folded.strip() == folded != ""
    assert fold(folded) == folded


@given(TRICKY)
def test_words_are_the_parts_of_the_folded_text(text: str) -> None:
    assert words(text)
    assert " ".join(words(text)) == fold(text)


@given(TRICKY, st.integers(1, 80))
def test_a_slug_is_safe_in_a_url_and_keeps_its_limit(text: str, limit: int) -> None:
    made = slug(text, limit)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made)
    assert len(made) <= limit


@given(st.text(st.characters(max_codepoint=127), min_size=1))
def test_ascii_folds_alike_beside_other_characters(text: str) -> None:
    """The short way for ASCII and the long way for the rest agree."""
    assume(re.search(r"[^\W_]", text))
    assert words(f"{text} ж") == (*words(text), "ж")


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Côte d'Ivoire: Défense", "cote-divoire-defense"),
        ("U.S.-India 2+2", "us-india-2-2"),
        ("国防部", "x"),
        ("Росатом JSC", "jsc"),
        ("", "x"),
    ],
)
def test_slug(text: str, made: str) -> None:
    assert slug(text) == made


def test_a_slug_is_cut_between_words_where_it_can_be() -> None:
    assert slug("joint working group", limit=14) == "joint-working"
    assert slug("joint working group", limit=13) == "joint-working"
    assert slug("joint working group", limit=12) == "joint"
    assert slug("interoperability", limit=5) == "inter"
