"""Web pages as ministries and newspapers publish them."""

import json
import quopri
from typing import Any

import pytest

from graph.language.characters import visible
from loaders.texts.documents_in import texts_of
from loaders.texts.kept import NOTHING_GIVEN, KeptText, RefusedTextError

NAVIGATION = """\
<header><nav><ul><li><a href="/n">News</a></li><li><a href="/m">Media</a></li></ul></nav></header>
<div class="cookie-banner">We use cookies to improve your experience. <button>Accept</button></div>
"""
AROUND = """\
<aside class="related"><h3>Related stories</h3><ul>
<li><a href="/1">Minister opens the new road to the north</a></li>
<li><a href="/2">Budget debate begins in the parliament on Monday</a></li></ul></aside>
<footer><p>Copyright. All rights reserved. Privacy policy.</p></footer>
"""
FIRST = "The ministers of India and Japan met in New Delhi and signed a memorandum of cooperation."
SECOND = "The next round will be held in Tokyo in 2025, as the two sides agreed at the end of it."
BODY = f"<p>{FIRST}</p><p>{SECOND}</p>"


def page(body: str, head: str = "") -> KeptText:
    """The only text of a page with navigation and other stories around."""
    found = texts_of("a.html", whole(body, head).encode(), NOTHING_GIVEN)
    assert len(found) == 1 and isinstance(found[0], KeptText)
    return found[0]


def whole(body: str, head: str = "") -> str:
    """A page as it is saved."""
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'>{head}</head>"
        f"<body>{NAVIGATION}{body}{AROUND}</body></html>"
    )


def linked(**article: Any) -> str:
    """JSON-LD of a news article."""
    told = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", **article})
    return f'<script type="application/ld+json">{told}</script>'


def test_only_the_main_text_is_kept() -> None:
    kept = page(f"<main><h1>Ministers meet</h1>{BODY}</main>", "<title>Ministers meet</title>")
    assert kept.text == f"Ministers meet\n\n{FIRST}\n\n{SECOND}"
    assert kept.title == "Ministers meet"


def test_one_paragraph_is_enough() -> None:
    assert page(f"<main><h1>Ministers meet</h1><p>{FIRST}</p></main>").text.endswith(FIRST)


def test_what_a_newspaper_says_of_itself() -> None:
    head = (
        "<title>Ministers meet | The Paper</title>"
        '<link rel="canonical" href="https://paper.example/world/1">'
        '<meta property="og:site_name" content="The Paper">'
        + linked(
            headline="Ministers meet",
            datePublished="2024-02-28T23:30:00+05:30",
            publisher={"@type": "Organization", "name": "The Paper"},
        )
    )
    kept = page(f"<article><h1>Ministers meet</h1>{BODY}</article>", head)
    assert (kept.title, kept.publisher) == ("Ministers meet", "The Paper")
    assert (kept.url, kept.published) == ("https://paper.example/world/1", "2024-02-28")


def test_what_a_ministry_says_in_words() -> None:
    body = (
        "<div><div class='sub'>Ministry of Defence</div><h2>Ministers meet in New Delhi</h2>"
        f"<div class='when'>Posted On: 28 FEB 2024 6:21PM by PIB Delhi</div>{BODY}</div>"
    )
    kept = page(body, "<title>Press Release: Press Information Bureau</title>")
    assert (kept.title, kept.published) == ("Ministers meet in New Delhi", "2024-02-28")


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (linked(datePublished="2024-02-28"), "2024-02-28"),
        (linked(**{"@graph": [{"@type": "Article", "datePublished": "2024-02-28"}]}), "2024-02-28"),
        ('<meta property="article:published_time" content="2024-02-28T01:00Z">', "2024-02-28"),
        ('<meta name="DC.date.issued" content="2024-02-28">', "2024-02-28"),
        ('<meta name="date" content="28 Feb">', None),
        (linked(datePublished="2024-02-31"), None),
        (linked(datePublished={"a": 1}), None),
        ('<script type="application/ld+json">{"@type": "NewsArticle",</script>', None),
        ('<script type="application/ld+json">' + "[" * 9999 + "</script>", None),
    ],
)
def test_the_day_of_publication(head: str, day: str | None) -> None:
    assert page(f"<h1>Talks</h1>{BODY}", head).published == day


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://a.example/b?c=1">', "https://a.example/b?c=1"),
        ('<link rel="canonical" href="https://a.example/">', None),
        ('<link rel="canonical" href="javascript:alert(1)">', None),
        ('<link rel="canonical" href="/relative">', None),
        ('<link rel="canonical" href="https://[broken/x">', None),
        ('<meta property="og:url" content="https://a.example/b">', "https://a.example/b"),
        (linked(mainEntityOfPage={"@id": "https://a.example/b"}), "https://a.example/b"),
        (linked(url="https://a.example/b"), "https://a.example/b"),
    ],
)
def test_the_address(head: str, url: str | None) -> None:
    assert page(f"<h1>Talks</h1>{BODY}", head).url == url


def test_the_mark_of_a_browser_that_saved_the_page() -> None:
    source = whole(f"<h1>Talks</h1>{BODY}").replace(
        "<html", "<!-- saved from url=(0026)https://a.example/saved -->\n<html", 1
    )
    (kept,) = texts_of("a.html", source.encode(), NOTHING_GIVEN)
    assert isinstance(kept, KeptText)
    assert kept.url == "https://a.example/saved"


def test_lists_tables_and_line_breaks() -> None:
    body = (
        f"<article><h1>Talks</h1>{BODY}<ul><li>Asha Rao, Home Secretary</li><li>John <b>Hill</b>"
        "</li></ul><table><tr><th>Name</th><th>Office</th></tr><tr><td>A B</td><td>Minister of "
        f"Defence</td></tr></table><p>One line,<br>another.</p><p>{FIRST[:-1]} again.</p></article>"
    )
    text = page(body).text
    assert "\n\nAsha Rao, Home Secretary\nJohn Hill\n\n" in text
    assert "\n\nName, Office\nA B, Minister of Defence\n\n" in text
    assert "\n\nOne line,\nanother.\n\n" in text


@pytest.mark.parametrize("item", ["<p>%s</p>", "<ul><li>%s</li></ul>"])
def test_columns_of_delegates_are_lists_under_the_heads_of_their_columns(item: str) -> None:
    cells = [["Minister Ann Roe", "General Li Ma"], ["Minister Jo Doe", "Colonel Al Dahl"]]
    row = "".join("<td>" + "".join(item % each for each in cell) + "</td>" for cell in cells)
    table = f"<table><tr><th>Peru</th><th>Chad</th></tr><tr>{row}</tr></table>"
    text = page(f"<article><p>{FIRST}</p>{table}<p>{FIRST[:-1]} again.</p></article>").text
    assert "Peru:\n- Minister Ann Roe\n- General Li Ma\n\nChad:\n- Minister Jo Doe\n- Col" in text


def test_a_table_that_lays_out_the_page() -> None:
    body = f"<table><tr><td><b>Talks</b><br>February 28, 2024<br><br>{BODY * 2}</td></tr></table>"
    kept = page(body)
    assert kept.text.startswith(f"Talks\n\nFebruary 28, 2024\n\n{FIRST}\n\n{SECOND}")
    assert kept.title == "Talks"


def test_injected_markup_is_text_or_nothing() -> None:
    body = f"<h1>Talks &lt;script&gt;</h1>{BODY}<p>&lt;b&gt; \x1b[31m they said &amp;amp; it.</p>"
    text = page(body + "<script>alert(1)</script><style>p {}</style>").text
    assert "Talks <script>" in text
    assert "alert" not in text and "\x1b" not in text
    assert "<b> [31m they said &amp; it." in text


def test_several_articles_are_told_apart() -> None:
    def article(title: str, day: str) -> str:
        paragraphs = "".join(f"<p>Part {n} of {title}. {FIRST}</p>" for n in range(8))
        return f"<article><h2>{title}</h2><time datetime='{day}'>then</time>{paragraphs}</article>"

    source = whole(article("First talks", "2024-02-28") + article("Second talks", "2024-03-01"))
    found = texts_of("a.html", source.encode(), NOTHING_GIVEN)
    told = [(one.title, one.published, one.part) for one in found if isinstance(one, KeptText)]
    assert told == [("First talks", "2024-02-28", 0), ("Second talks", "2024-03-01", 1)]
    assert all("First" not in one.text for one in found[1:] if isinstance(one, KeptText))


def test_teasers_of_other_articles_part_nothing() -> None:
    teaser = "<article><h3>Other</h3><time datetime='2024-01-01'>x</time><p>Short.</p></article>"
    body = f"<article><h1>Ministers meet</h1>{BODY * 3}</article>{teaser * 5}"
    assert page(body).text.startswith(f"Ministers meet\n\n{FIRST}")


def test_deep_and_broken_pages_end() -> None:
    for source in (
        "<div>" * 50_000 + FIRST,
        "<b><i>" * 5000 + FIRST + "</b>" * 5000,
        f"<table><tr><td>{FIRST}" * 300,
        "<" * 100_000 + FIRST,
        f"<p>{FIRST}</p>" + "<!--" * 10_000,
        "&#x10FFFF;&#0;&nosuch;" * 1000 + FIRST,
    ):
        try:
            texts_of("a.html", f"<html><body>{source}".encode(), NOTHING_GIVEN)
        except Exception as fault:  # noqa: BLE001  which one is the worker's to name
            assert type(fault).__name__ in ("RefusedTextError", "RecursionError")  # noqa: PT017


def test_a_page_that_a_browser_saved_as_one_file() -> None:
    source = whole(f"<h1>Talks in Asunción</h1>{BODY}")
    page_ = quopri.encodestring(source.encode()).decode()
    archive = (
        "From: <Saved by a browser>\nSnapshot-Content-Location: https://a.example/saved\n"
        "Subject: Talks\nMIME-Version: 1.0\nContent-Type: multipart/related;\n"
        '\ttype="text/html";\n\tboundary="--b"\n\n----b\nContent-Type: text/css\n\np {}\n'
        "----b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: "
        f"quoted-printable\n\n{page_}\n----b--\n"
    )
    (kept,) = texts_of("a.mhtml", archive.encode(), NOTHING_GIVEN)
    assert isinstance(kept, KeptText)
    assert kept.text == f"Talks in Asunción\n\n{FIRST}\n\n{SECOND}"
    assert kept.url == "https://a.example/saved"
    with pytest.raises(RefusedTextError, match=r"^broken: .* without a page"):
        texts_of("a.mht", b"MIME-Version: 1.0\nContent-Type: text/css\n\np {}", NOTHING_GIVEN)


def test_a_piece_of_a_page_is_a_page() -> None:
    (kept,) = texts_of("a.txt", f"<div><h1>Talks</h1>{BODY}</div>".encode(), NOTHING_GIVEN)
    assert isinstance(kept, KeptText)
    assert kept.text == f"Talks\n\n{FIRST}\n\n{SECOND}"


def test_a_script_within_a_heading_is_no_part_of_the_title() -> None:
    text = page(f"<article><h1>Talks in Lima<script>alert(1)</script></h1>{BODY}</article>")
    assert text.title == "Talks in Lima"
    assert "alert" not in text.text


@pytest.mark.parametrize("reference", ["&#12;", "&#27;", "&#x202e;", "&#8203;", "&shy;", "&#x1;"])
def test_references_to_what_no_text_holds_are_left_out(reference: str) -> None:
    head = f"<meta property='og:site_name' content='The{reference} Paper'>"
    linked = '{"@type": "NewsArticle", "publisher": {"name": "P \\ud83d\\u001b"}}'
    head += f'<script type="application/ld+json">{linked}</script>'
    text = page(f"<article><h1>Talks{reference} in Lima</h1>{BODY}<p>A{reference}B.</p>", head)
    assert text.title == "Talks in Lima"
    assert FIRST in text.text
    assert visible(text.text) == text.text
    assert text.publisher is None or visible(text.publisher) == text.publisher


def test_articles_side_by_side_are_told_apart_though_they_give_no_day() -> None:
    articles = "".join(
        f"<article><h2>Talks in {city}</h2>{BODY * 4}</article>" for city in ("Lima", "Oslo")
    )
    found = texts_of("a.html", whole(f"<main>{articles}</main>").encode(), NOTHING_GIVEN)
    assert [one.title for one in found if isinstance(one, KeptText)] == [
        "Talks in Lima",
        "Talks in Oslo",
    ]


def test_an_article_behind_a_deep_menu_is_found() -> None:
    menu = "<div>" * 300 + "Menu" + "</div>" * 300
    assert FIRST in page(f"{menu}<article><h1>Talks in Lima</h1>{BODY * 3}</article>").text
