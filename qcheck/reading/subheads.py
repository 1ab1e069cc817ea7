"""Indicators across, each over 目标 | 完成 | 排名 → a header with the columns of 完成 alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qcheck.reading.grid import Row, Seen
from qcheck.reading.headers import Role, recognised, understand

if TYPE_CHECKING:
    from qcheck.reading.grid import Sheet


class Flat(NamedTuple):
    """A header of two rows as one: each indicator over its value; columns that are no values."""

    header: Row
    aside: frozenset[int]


def flattened(header: Row, below: Row, sheet: Sheet) -> Flat | None:
    """The header of groups without what stands beside the values.

    None unless every cell below is a header under a group, and each group has one value.
    """
    first = min(header.cells)
    roles = {c: _role(below, c) for c in below.cells}
    if below.hidden or not roles or below.number != header.number + 1 or min(roles) <= first:
        return None
    groups = {c: _group(header, c, sheet) for c in roles}
    values = [c for c, role in roles.items() if role is Role.VALUE]
    owned = [groups[c] for c in values]
    others = set(header.cells) - set(groups.values())
    if None in roles.values() or sorted(owned) != sorted(set(groups.values())) or first in owned:
        return None
    kept = {c: header.cells[c] for c in others}
    named = {c: header.cells[groups[c]] for c in values}
    row = Row(header.number, dict(sorted({**kept, **named}.items())), header.hidden)
    return Flat(row, frozenset(roles.keys() - set(values)))


def _role(row: Row, column: int) -> Role | None:
    cell = row.cells[column]
    known = cell.seen is Seen.TEXT and recognised(cell.text)
    return understand(cell.text).role if known else None


def _group(header: Row, column: int, sheet: Sheet) -> int:
    """The column of the group's name: merged over this one, or the nearest to the left."""
    merge = sheet.merges.covering(header.number, column)
    if merge:
        return merge.left
    return max(c for c in header.cells if c <= column)
