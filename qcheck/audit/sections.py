"""Where in the document a place is: the path of its numbering, 二(一)1.

Levels from the highest: 第一章, 第一节, 一、, (一), 1., (1) or ①; and 一是, 二是, which begin a
part of a section in the middle of a paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from qcheck.audit.fold import compact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Path = tuple[str, ...]

_CHINESE = "[一二三四五六七八九十百]+"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
# Level → how it begins a line, and how a plan writes it; group 1 is what a path shows.
_LEVELS: tuple[tuple[str, str], ...] = (
    (rf"第({_CHINESE})[章编]", rf"第({_CHINESE})[章编]"),
    (rf"第({_CHINESE})节", rf"第({_CHINESE})节"),
    (rf"({_CHINESE})\s*[、,.]", rf"第?({_CHINESE})(?!是)(?:部分)?[、,.]?"),
    (rf"(\({_CHINESE}\))", rf"(\({_CHINESE}\))"),
    (r"([0-9]{1,2})\s*(?:、|\.(?![0-9]))", r"([0-9]{1,2})[.、]?"),
    (rf"(\([0-9]{{1,2}}\)|[{_CIRCLED}])", rf"(\([0-9]{{1,2}}\)|[{_CIRCLED}])"),
    (rf"({_CHINESE}是)", rf"({_CHINESE}是)"),
)
_POINT = len(_LEVELS) - 1
_HEADS = tuple(re.compile(rf"\W*?{head}") for head, _ in _LEVELS[:_POINT])
_CLAIMS = tuple(re.compile(claim) for _, claim in _LEVELS)
_INLINE = re.compile(rf"(?:^|(?<=[。.;:!?)]))\s*({_CHINESE}是)")


class Sections:
    """The numbering of a document: which path holds which place."""

    def __init__(self, lines: Sequence[tuple[int, str]]) -> None:
        """Read the numbering of folded lines, each with the place where it begins."""
        self._starts: list[int] = []
        self._paths: list[Path] = []
        marks: dict[int, str] = {}
        for start, line in lines:
            for offset, level, mark in _marks(line):
                if level < _POINT or marks:
                    marks = {k: v for k, v in marks.items() if k < level} | {level: mark}
                self._starts.append(start + offset)
                self._paths.append(tuple(marks.values()))

    def at(self, place: int) -> Path:
        """The path of the section that holds a place; empty before the first one."""
        index = bisect_right(self._starts, place) - 1
        return self._paths[index] if index >= 0 else ()


def _marks(line: str) -> Iterator[tuple[int, int, str]]:
    """The numbering in one line: offset, level, mark."""
    plain, places = compact(line)
    for level, head in enumerate(_HEADS):
        found = head.match(plain)
        if found:
            yield places[found.start()], level, found[1]
            break
    for found in _INLINE.finditer(plain):
        yield places[found.start(1)], _POINT, found[1]


def claimed(section: str) -> Path:
    """The path that a plan's folded `section` names; what follows the numbers is a title.

    >>> claimed("二(一)1 释放高质量发展新动能"), claimed("三(三)四是")
    (('二', '(一)', '1'), ('三', '(三)', '四是'))
    """
    rest = compact(section.strip())[0]
    path: list[str] = []
    for claim in _CLAIMS:
        found = claim.match(rest)
        if found:
            path.append(found[1])
            rest = rest[found.end() :].lstrip()
    return tuple(path)


def within(place: Path, claim: Path) -> bool:
    """Whether a place lies in the section claimed or in a part of it."""
    return place[: len(claim)] == claim


def written(path: Path) -> str:
    """A path as a plan writes it."""
    return "".join(path)
