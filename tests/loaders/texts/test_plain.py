"""Plain text and Markdown as they are kept."""

from loaders.texts.plain import markdown_text, plain_text


def test_a_short_first_line_before_a_blank_one_is_the_title() -> None:
    assert plain_text("\n\nTalks in the capital\n\nThey met.\n").title == "Talks in the capital"
    assert plain_text("They met in the capital.\nThen they left.\n").title is None
    assert plain_text("They met.").title is None
    assert plain_text("x" * 301 + "\n\nThey met.").title is None


def test_a_plain_text_is_kept_as_it_is() -> None:
    text = "Talks\n\n  They  met,\tand <b>left</b> & [came](x).\n\n\n1. One"
    assert plain_text(text).text == text


MARKDOWN = """\
---
title: "Talks in Lima"
date: 2024-02-28T10:00:00Z
link: https://ministry.example/talks
publisher: Ministry of Defence
author: nobody
---

# Talks held

The **defence** ministers of [Peru](https://a.example) and _Chile_ met
in Lima. `MoU` &amp; more: a < b, <b>x</b>.

* Asha Rao, Home Secretary
* John Hill

| Name | Office |
|---|---|
| A B | Minister |

> They agreed.

    a code block

![picture of both](x.png)
"""


def test_markdown_is_kept_without_its_marks() -> None:
    kept = markdown_text(MARKDOWN)
    assert (kept.title, kept.published) == ("Talks in Lima", "2024-02-28")
    assert (kept.url, kept.publisher) == ("https://ministry.example/talks", "Ministry of Defence")
    assert kept.text.startswith(
        "Talks held\n\nThe defence ministers of Peru and Chile met in Lima."
    )
    assert "MoU & more: a < b, x." in kept.text
    assert "Asha Rao, Home Secretary\n\nJohn Hill" in kept.text
    assert "\n\nName, Office\nA B, Minister\n\nThey agreed.\n\na code block" in kept.text
    assert not set("*_`|#>![]") & set(kept.text)


def test_front_matter_that_is_none() -> None:
    assert markdown_text("---\n\nThey met.\n").text == "They met."
    kept = markdown_text("---\ntitle: x\nlink: javascript:alert(1)\ndate: soon\n---\nThey met.")
    assert (kept.url, kept.published, kept.text) == (None, None, "They met.")


def test_deep_markdown_ends() -> None:
    assert markdown_text("> " * 5000 + "They met.").text is not None
    assert markdown_text("[" * 20_000 + "They met.").text.endswith("They met.")
    assert "They met." in markdown_text("*" * 50_000 + "They met.").text
