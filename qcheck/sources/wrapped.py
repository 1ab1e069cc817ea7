"""Lines that were broken at a fixed width, put together again to paragraphs."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

from qcheck.model import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

_END = re.compile(r"[。；;：:！!？?]\s*$|[^（(]*[）)]\s*$")
_START = re.compile(
    r"\s*(?:[一二三四五六七八九十]+\s*[、是]|[（(]\s*[一二三四五六七八九十\d]+\s*[）)]|\d+\s*[.．、]\D|第|附件)"
    r"|\s{2,}|\u3000"
)
_SLACK = 3  # columns: a sign that may not begin a line takes one wide character down
_NARROW, _WIDE = 24, 160  # columns; what is shorter are headings, what is longer are paragraphs
_FEW = 2


def goes_on(held: str, line: str) -> bool:
    """Whether a line without a stop goes on in the next, which is not numbered."""
    return bool(held.strip() and line.strip()) and not (_END.search(held) or _START.match(line))


def unwrapped(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a text, joined where it was broken at a fixed width; else as they are.

    It was, if several lines that go on in the next are as wide as the widest.
    """
    widths = [_width(line.text) for line in lines]
    widest = max(widths, default=0)
    full = [width >= widest - _SLACK for width in widths]
    on = [full[i] and goes_on(a.text, b.text) for i, (a, b) in enumerate(pairwise(lines))]
    if not _NARROW <= widest <= _WIDE or sum(on) < _FEW:
        return tuple(lines)
    joined = [lines[0]]
    for goes, line in zip(on, lines[1:], strict=True):
        if goes:
            text = joined[-1].text.rstrip() + line.text.strip()
            joined[-1] = Line(number=joined[-1].number, text=text)
        else:
            joined.append(line)
    return tuple(joined)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text.rstrip())
