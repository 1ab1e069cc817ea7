"""A table as a picture of the screen, for a page that cannot hold a terminal.

Every run of characters is placed cell by cell, so that wide characters line up whatever font the
reader has; no font is embedded or fetched.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from qcheck.table import Cell, summary_lines, verdict_table
from qcheck.table.layout import lines, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qcheck.model import Lang
    from qcheck.table import Table

    Line = Sequence[Cell]

WIDTH = 110  # cells
_CELL, _LINE, _EDGE, _BAR = 8.4, 20, 16, 34  # pixels
_FONTS = (
    "ui-monospace, 'Cascadia Mono', Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', "
    "'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', 'WenQuanYi Micro Hei', SimSun, monospace"
)
_INK = {
    "": "#d8dee9", "head": "#ffffff", "command": "#ffffff", "dim": "#9aa5b8", "title": "#9aa5b8",
    "fail": "#ff7b72", "at-risk": "#f0c674", "unknown": "#7cb7ff", "pass": "#7ee787",
}  # fmt: skip
# Wide characters one by one, narrow ones together up to the next blank.
_RUN = re.compile(r"[!-~]+(?: [!-~]+)*|[^\s!-~]")


def render(result: Mapping[str, Any], lang: Lang) -> bytes:
    """The table of verdicts with its summary below."""
    table = verdict_table(result, lang)
    return draw(table, width=WIDTH, title=table.title, below=summary_lines(result, lang))


def draw(table: Table, *, width: int, title: str, below: Sequence[str] = ()) -> bytes:
    """An SVG of the table as a screen of `width` cells shows it, with lines of text below."""
    screen = list(lines(table, width))
    screen += [(Cell(""),), *((Cell(line, "head"),) for line in below)]
    return draw_lines(screen, width=width, title=title)


def draw_lines(screen: Sequence[Line], *, width: int, title: str) -> bytes:
    """An SVG of a screen of `width` cells, or of what its longest line needs."""
    across = max(width, *(sum(text_width(cell.text) for cell in line) for line in screen))
    size = f"{across * _CELL + 2 * _EDGE:.0f}", f"{len(screen) * _LINE + _BAR + _EDGE:.0f}"
    body = "\n".join(
        piece for i, line in enumerate(screen) for piece in _drawn(line, _BAR + (i + 1) * _LINE - 6)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size[0]}" height="{size[1]}" '
        f'viewBox="0 0 {size[0]} {size[1]}" font-family="{_FONTS}" font-size="14" '
        f'role="img" xml:space="preserve">\n<title>{escape(title)}</title>\n'
        f'<rect width="{size[0]}" height="{size[1]}" rx="8" fill="#1b2130"/>\n'
        f'<text x="{_EDGE}" y="22" fill="{_INK["title"]}">{escape(title)}</text>\n{body}\n</svg>\n'
    ).encode()


def _drawn(line: Sequence[Cell], bottom: int) -> Iterator[str]:
    cells = 0
    for piece in line:
        weight = ' font-weight="bold"' if piece.tone in {"head", "fail", "command"} else ""
        for found in _RUN.finditer(piece.text):
            left = _EDGE + (cells + text_width(piece.text[: found.start()])) * _CELL
            across = text_width(found[0]) * _CELL
            yield (
                f'<text x="{left:.1f}" y="{bottom}" textLength="{across:.1f}" '
                f'fill="{_INK[piece.tone]}"{weight}>{escape(found[0])}</text>'
            )
        cells += text_width(piece.text)
