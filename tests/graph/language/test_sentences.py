# ruff: noqa: RUF001 - quotes and stops of other scripts are the subject here
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.language.sentences import LONGEST, sentence_at


def sentence(text: str, words: str) -> str:
    start = text.index(words)
    first, last = sentence_at(text, start, start + len(words))
    return text[first:last]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("One came. Two met. Three left.", "met", "Two met."),
        ("He met Dr. Rao of No. 7 unit. It rained.", "Rao", "He met Dr. Rao of No. 7 unit."),
        ("Gen. J. P. Doe spoke. So did others.", "Doe", "Gen. J. P. Doe spoke."),
        ("Maj. Gen. Rao and Vice Adm. J. Doe of the U.S. met. So.", "met",
         "Maj. Gen. Rao and Vice Adm. J. Doe of the U.S. met."),
        ("Amb. Roe, Sen. Doe and Cmdr. Poe met. So.", "met",
         "Amb. Roe, Sen. Doe and Cmdr. Poe met."),
        ("He met Asha Sen. The two spoke.", "met", "He met Asha Sen."),
        ("Sqn. Ldr. Rao and Cpl. Doe met. So.", "met", "Sqn. Ldr. Rao and Cpl. Doe met."),
        ("Lt.Gen. Rao met Brig. (Retd.) Doe. So.", "met", "Lt.Gen. Rao met Brig. (Retd.) Doe."),
        ("He met Lt. Gen. Rao (retd.) The two spoke.", "met", "He met Lt. Gen. Rao (retd.)"),
        ("She met John Doe Jr. The two spoke.", "met", "She met John Doe Jr."),
        ("John Doe, Jr. Before Their Meeting", "Doe", "John Doe, Jr. Before Their Meeting"),
        ("Secretary Ma. Teresa P. Cruz came. So.", "came", "Secretary Ma. Teresa P. Cruz came."),
        ("She met President Ma. Earlier Mr. Poe came.", "met", "She met President Ma."),
        ("He met Mr. Ma. China said so.", "met", "He met Mr. Ma."),
        ("Md. Asha Rao of Kent came. He is an MD. Rao left.", "came", "Md. Asha Rao of Kent came."),
        ("Md. Asha Rao of Kent came. He is an MD. Rao left.", "is", "He is an MD."),
        ("J. I. Rao saw J. A. Doe of the U.S. I did not.", "saw",
         "J. I. Rao saw J. A. Doe of the U.S."),
        ("It stands at state.gov. Delhi agreed.", "stands", "It stands at state.gov."),
        ("It rests on No. 7 and Art. IV. Fine.", "rests", "It rests on No. 7 and Art. IV."),
        ("He said no. Delhi agreed.", "said", "He said no."),
        ("They met in Sept. The next came.", "met", "They met in Sept."),
        ("The U.S. Secretary came. He left.", "came", "The U.S. Secretary came."),
        ("They flew to the U.S. The talks began.", "flew", "They flew to the U.S."),
        ("They met on Feb. 27 and left. Done.", "27", "They met on Feb. 27 and left."),
        ("It grew by 3.5 per cent. Fine.", "grew", "It grew by 3.5 per cent."),
        ("Is it so? Yes! Good.", "Yes", "Yes!"),
        ("“Is it so?” he asked. She nodded.", "asked", "“Is it so?” he asked."),
        ("He said “We agree.” They signed.", "agree", "He said “We agree.”"),
        ("He waited ... then he signed. Good.", "waited", "He waited ... then he signed."),
        ("Talks in Delhi\n\nThe two met.", "Delhi", "Talks in Delhi"),
        ("Talks in Delhi\nThe two met.", "met", "The two met."),
        ("They met in\nNew Delhi on\nfriendly terms. Yes.", "met",
         "They met in\nNew Delhi on\nfriendly terms."),
        ("Agreed:\n- more patrols\n- fewer forms", "patrols", "more patrols"),
        ("Agreed:\n1. More patrols\n2. Fewer forms", "forms", "Fewer forms"),
        ("会议开始。双方签署协议。结束。", "签署", "双方签署协议。"),
        ("वार्ता हुई। समझौता हुआ। समाप्त।", "समझौता", "समझौता हुआ।"),
        ("هل بدأت؟ نعم بدأت.", "نعم", "نعم بدأت."),
        ("بات چیت ہوئی۔ معاہدہ ہوا۔", "معاہدہ", "معاہدہ ہوا۔"),
        ("No stop at all", "stop", "No stop at all"),
        ("  Spaces around.  ", "around", "Spaces around."),
    ],
)  # fmt: skip
def test_the_sentence_around_some_words(text: str, words: str, expected: str) -> None:
    assert sentence(text, words) == expected


WRAPPED = """\
The two sides met in the capital and spoke at length about the
Indian Ocean. Their talks were led on the Indian side by Lt. Gen.
Asha Rao, and on the other by the Permanent Secretary of Defence
Jane Doe. They will meet again.

The next round will be next year.
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_line_that_was_broken_to_a_width_goes_on(ends: str) -> None:
    text = WRAPPED.replace("\n", ends)
    assert sentence(text, "capital").endswith(f"the{ends}Indian Ocean.")
    assert " ".join(sentence(text, "Rao").split()) == (
        "Their talks were led on the Indian side by Lt. Gen. Asha Rao, and on the other by the "
        "Permanent Secretary of Defence Jane Doe."
    )
    assert sentence(text, "again") == "They will meet again."


def test_lines_of_their_own_stay_apart() -> None:
    heads = "Indian Ocean Dialogue is held\nNew Delhi\nMinistry of Defence\nThe two sides met.\n"
    assert sentence(heads, "Delhi") == "New Delhi"
    items = (
        "The two agreed on three things, which all are told below:\n- more patrols\n- fewer forms"
    )
    assert sentence(items, "patrols") == "more patrols"


def test_a_span_over_two_sentences_gives_both() -> None:
    text = "Zero. One met. Two left. Three."
    first, last = sentence_at(text, text.index("met"), text.index("Two") + 3)
    assert text[first:last] == "One met. Two left."


def test_a_span_that_ends_a_sentence_stays_in_it() -> None:
    text = "One met. Two left."
    assert sentence_at(text, 0, 8) == (0, 8)
    assert sentence_at(text, 9, len(text)) == (9, len(text))


def test_a_long_sentence_is_cut_between_words_around_the_span() -> None:
    text = "word " * 300 + "here " + "more " * 300
    shown = sentence(text, "here")
    assert "here" in shown
    assert LONGEST - 12 <= len(shown) <= LONGEST
    assert set(shown.split()) == {"word", "here", "more"}


def test_room_that_one_side_does_not_need_goes_to_the_other() -> None:
    text = "here " + "more " * 300
    assert len(sentence(text, "here")) > LONGEST - 6


def test_writing_without_spaces_is_cut_too() -> None:
    shown = sentence("字" * 900 + "此" + "字" * 900, "此")
    assert "此" in shown
    assert len(shown) <= LONGEST


@given(
    st.text(alphabet="Aab .!?\n-。।1)“”", max_size=80),
    st.integers(0, 80),
    st.integers(0, 80),
)
def test_bounds_hold_the_span_in_any_text(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    first, last = sentence_at(text, start, end)
    assert 0 <= first <= start <= end <= last <= len(text)


@given(st.text(max_size=60), st.integers(-5, 90), st.integers(-5, 90))
def test_bounds_stay_in_the_text_whatever_is_asked(text: str, start: int, end: int) -> None:
    first, last = sentence_at(text, start, end)
    assert 0 <= first <= last <= len(text)
