"""一级 | 二级 below one wide 指标: the lowest level holds the names, those above it are groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.reading.headers import Role, squeeze, understand
from qcheck.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from qcheck.reading.grid import Row, Sheet
    from qcheck.reading.headers import Header

_LEVEL = regex(r"([一二三四])级(?:指标)?(?:名称)?")
_ORDER = "一二三四"
_LEAST = 2  # levels; one alone may be the name of an indicator


def _levels(texts: Mapping[int, str]) -> dict[int, int]:
    """The level of each column; none where a text is no level or two are of the same."""
    found = {c: _LEVEL.fullmatch(squeeze(text)) for c, text in texts.items()}
    levels = {c: _ORDER.index(one[1]) for c, one in found.items() if one}
    sure = len(levels) == len(texts) >= _LEAST and len(set(levels.values())) == len(levels)
    return levels if sure else {}


def below(header: Row, row: Row, sheet: Sheet) -> bool:
    """Whether `row`, right under `header`, divides its wide name column into levels."""
    for merge in sheet.merges.starting_at(header.number):
        cell = header.cells.get(merge.left)
        inside = {c: o.text for c, o in row.cells.items() if merge.left <= c <= merge.right}
        if cell and understand(cell.text).role is Role.NAME and _levels(inside):
            return True
    return False


def named(
    texts: Mapping[int, str], tops: Mapping[int, Header], groups: Mapping[int, int]
) -> Iterable[tuple[int, Role]]:
    """What the levels below wide name headers mean; `groups` are the wide header of each column."""
    for left in set(groups.values()):
        parent = tops.get(left)
        if parent is None or parent.role is not Role.NAME:
            continue
        levels = _levels({c: text for c, text in texts.items() if groups.get(c) == left})
        lowest = max(levels.values(), default=0)
        yield from ((c, Role.NAME if n == lowest else Role.CATEGORY) for c, n in levels.items())
