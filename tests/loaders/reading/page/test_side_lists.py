"""Lists under the name of a side give their persons country and role."""

from loaders.reading.analysis import analysed
from loaders.reading.page.page import Page
from loaders.reading.page.release import Release

TALKS = "Norway and Chad held talks on fish\n\nThe two sides met in Oslo on 3 May 2024.\n\n"


def read(text: str) -> dict[str, tuple[str | None, str]]:
    officials = analysed(Release("x", text, "2024-05-04"), codes=("NOR", "TCD")).officials
    return {
        each.name.value: (each.country.value if each.country else None, each.role.value)
        for each in officials
    }


def test_the_lines_under_a_side() -> None:
    text = (
        f"{TALKS}Norwegian delegation:\n- Minister Ann Roe (Co-Chair)\n- Director Lars Dahl\n\n"
        "Chad\n- Minister Idris Sow (Co-Chair)\n"
    )
    assert read(text) == {
        "Ann Roe": ("NOR", "head"),
        "Lars Dahl": ("NOR", "delegate"),
        "Idris Sow": ("TCD", "head"),
    }


def test_those_who_sign_below_a_statement() -> None:
    text = (
        f"{TALKS}Signed by these ministers:\n\nNorway\nAnn Roe, Minister of Fisheries\n\n"
        "Republic of Chad\nIdris Sow, Minister of Fisheries\n"
    )
    assert read(text) == {"Ann Roe": ("NOR", "signatory"), "Idris Sow": ("TCD", "signatory")}


def test_what_follows_a_paragraph_or_a_line_about_a_country_is_no_list() -> None:
    text = (
        f"{TALKS}Norway sends fish\n\n- Director Lars Dahl\n\nChad\n\nMinister Idris Sow spoke "
        "of the lake and of its fish for an hour. He left for home.\n\n- Director Omar Issa\n"
    )
    assert Page(Release("x", text)).side_lists == {}


def test_an_officer_is_known_by_force_or_country_alone() -> None:
    text = (
        f"{TALKS}Rear Admiral Lars Dahl of the Norwegian Navy met Chadian General Idris Sow. "
        "Captain Will Hook sang."
    )
    assert read(text) == {"Lars Dahl": ("NOR", "head"), "Idris Sow": ("TCD", "head")}
