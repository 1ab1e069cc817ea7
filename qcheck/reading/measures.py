"""计划 | 完成 | 完成率 below each indicator of a table of regions or periods: which is the value.

Only what is certain: every word below an indicator is understood, exactly one of them is the value
and it says nothing but 完成 or 实际. Anything else makes the table none that can be read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qcheck.reading import cells
from qcheck.reading.grid import Seen
from qcheck.reading.headers import Role, is_unit, recognised, squeeze, understand, unit_of_name
from qcheck.regex import regex

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qcheck.reading.grid import Row, Sheet

# No 核定完成, 本年完成 or 6月完成: those want to know more than one row of a header can tell.
_VALUE = regex(r"(?:实际|累计)*(?:完成|实际)(?:情况|数值|数|值|量)?(?:[(\[【][^()]*[)\]】])?")
_ASIDE = (Role.NOTE, Role.NUMBER)  # headers that are no indicators
_BESIDE = (Role.TARGET, Role.OTHER, Role.NOTE, Role.NUMBER)


class Measures(NamedTuple):
    """The columns of values with the column of their indicator, its target, and its unit."""

    heads: Mapping[int, int]
    targets: Mapping[int, int]
    units: Mapping[int, str]
    known: frozenset[int]  # all columns that the two rows explain


def below(sheet: Sheet, header: Row, rows: Sequence[Row], left: int) -> Measures | None:
    """What the row right below a header divides its indicators into, if it surely does."""
    sure = rows and not rows[0].hidden and _is_row(rows[0], left)
    return _find(sheet, header, rows[0], left) if sure else None


def _is_row(row: Row, left: int) -> bool:
    """Whether a row below a header may be one of measures: words alone, none of a region."""
    texts = [cell for cell in row.cells.values() if cell.seen is Seen.TEXT]
    roles = {understand(cell.text).role for cell in texts}
    return left not in row.cells and len(texts) == len(row.cells) and Role.VALUE in roles


def _find(sheet: Sheet, header: Row, row: Row, left: int) -> Measures | None:
    """What each indicator of `header` is divided into by `row`; None where that is not certain."""
    wide = _wide(sheet, header, row)
    heads: dict[int, int] = {}
    targets: dict[int, int] = {}
    units: dict[int, str] = {}
    known: set[int] = set()
    for head in (c for c in header.cells if c > left):
        own = range(head, wide.get(head, head) + 1)
        roles = {c: _role(sheet, row, c) for c in own if c in row.cells}
        if not roles and understand(cells.words(header.cells[head])).role in _ASIDE:
            continue
        values = [c for c, role in roles.items() if role is Role.VALUE]
        stated = [c for c, role in roles.items() if role is Role.TARGET]
        if None in roles.values() or len(values) != 1 or len(stated) > 1:
            return None
        unit = _unit(header, head, row, values[0])
        if unit is None:
            return None
        heads[values[0]], units[values[0]] = head, unit
        targets.update(zip(values, stated, strict=False))
        known.update(own)
    return Measures(heads, targets, units, frozenset(known)) if row.cells.keys() <= known else None


def _wide(sheet: Sheet, header: Row, row: Row) -> dict[int, int]:
    """How far each header reaches: its merge or, in a table without any, the empty cells behind."""
    merges = [m for m in sheet.merges.starting_at(header.number) if m.right > m.left]
    if merges:
        return {m.left: m.right for m in merges}
    starts = sorted(header.cells)
    return dict(zip(starts, [*(c - 1 for c in starts[1:]), max(row.cells)], strict=True))


def _role(sheet: Sheet, row: Row, column: int) -> Role | None:
    """What stands in one column; None where that is not certain or cannot be seen."""
    text = cells.words(row.cells[column])
    role = understand(text).role
    if sheet.column_hidden(column) or not recognised(text):
        return None
    if role is Role.VALUE:
        return role if _VALUE.fullmatch(squeeze(text)) else None
    return role if role in _BESIDE else None


def _unit(header: Row, head: int, row: Row, column: int) -> str | None:
    """The unit of a value, "" where none is written, None where two are and differ."""
    below = understand(cells.words(row.cells[column])).unit
    above = unit_of_name(cells.words(header.cells[head]))
    if below and not is_unit(below):
        return None
    return None if above and below and squeeze(above) != squeeze(below) else below or above
