"""A text with the words behind each value of its report, as a page that needs nothing else.

Whatever stands in the text is shown as it is written: every word of it is escaped.
"""

from collections.abc import Iterator
from html import escape
from typing import IO, Final

from loaders.texts.asking import Mark
from tieline.explaining import KINDS, Stretch, kind_of, numbered, rule_of, stretches

_HEAD: Final = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What was read, and where</title>
<style>
:root { color-scheme: light dark; }
body { font: 1rem/1.6 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
mark { color: inherit; border-radius: .2rem; padding: 0 .1rem; }
sup { font-size: .7rem; line-height: 0; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .2rem .6rem .2rem 0; }
td { overflow-wrap: anywhere; }
"""
_BODY: Final = "</style>\n</head>\n<body>\n"
_HUES: Final = dict(zip(KINDS, (190, 45, 120, 290, 220, 165, 25), strict=True))
_OTHER_HUE: Final = 330


class ExplainingPage:
    """Writes texts onto one page."""

    def __init__(self, stream: IO[str]) -> None:
        """Begin the page."""
        self._stream = stream
        rules = (f"mark.{kind} {{ background: {_colour(hue)}; }}" for kind, hue in _HUES.items())
        stream.write(_HEAD + f"mark {{ background: {_colour(_OTHER_HUE)}; }}\n")
        stream.write("\n".join(rules) + "\n" + _BODY)

    def add(self, source: str, report_id: str, text: str, marks: tuple[Mark, ...]) -> None:
        """Write one text, and what rests on which of its words."""
        write = self._stream.write
        write(f"<h1>{escape(report_id)}</h1>\n<p>{escape(source)}</p>\n<div class=text>")
        for one in stretches(text, marks):
            write(_shown(one))
        write("</div>\n<table>\n<tr><th>Words<th>Value at<th>Value<th>Rule</tr>\n")
        for row in _rows(marks):
            write(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>\n")
        write("</table>\n")

    def end(self) -> None:
        """End the page."""
        self._stream.write("</body>\n</html>\n")


def _colour(hue: int) -> str:
    return f"hsl({hue} 80% 60% / .35)"


def _shown(stretch: Stretch) -> str:
    text = escape(stretch.text)
    if stretch.kind:
        text = f'<mark class="{stretch.kind if stretch.kind in _HUES else "other"}">{text}</mark>'
    return text + "".join(f"<sup>{number}</sup>" for number in stretch.ends)


def _rows(marks: tuple[Mark, ...]) -> Iterator[tuple[str, ...]]:
    numbers = numbered(marks)
    for one in sorted(marks, key=lambda mark: (kind_of(mark.pointer), mark.start)):
        number = str(numbers.get((one.start, one.end), "–"))  # noqa: RUF001
        yield number, one.pointer, one.value, rule_of(one)
