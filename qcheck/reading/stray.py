"""Words right below a header that may be one more part of it: then nobody knows what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.model import Figure, Finding, Severity, Unreadable
from qcheck.reading import cells
from qcheck.reading.grid import Seen
from qcheck.reading.headers import in_brackets, recognised, squeeze
from qcheck.reading.values import missing
from qcheck.regex import regex

if TYPE_CHECKING:
    from qcheck.reading.columns import Columns
    from qcheck.reading.context import Context
    from qcheck.reading.grid import Cell, Row

_LONGEST = 12
# 快报数, 可比口径; what a row says of its task (已完成, 按序时推进) ends otherwise.
_HEAD = regex(r"(?:数|值|量|额|情况|口径|指标|任务)$")


def below(context: Context, row: Row) -> Finding | None:
    """What to say of a row right under the header that says what its values are, but not of what.

    Its name cell is empty or says 指标名称 again, and there are words where values should be.
    """
    columns = context.columns
    if row.number != columns.header_row + 1 or columns.asked or not columns.values:
        return None
    held = [(one.column, cell) for one in columns.values if (cell := row.cells.get(one.column))]
    values = [(c, cell, cells.figure(cell)) for c, cell in held]
    if any(isinstance(value, Figure) for _, _, value in values):
        return None
    again = _again(columns, context, row)
    words = [(c, cell) for c, cell, v in values if _worded(cell, v) and (again or _heads(cell))]
    if not words or not (again or _nameless(context, row)):
        return None
    column, cell = words[0]
    return Finding(
        code="header-goes-on",
        severity=Severity.ERROR,
        source=context.sheet.address(row.number, column),
        params={"text": cells.shown(cell), "column": columns.label(column)},
    )


def _again(columns: Columns, context: Context, row: Row) -> bool:
    said = squeeze(context.text(row, columns.name))
    return bool(said) and columns.name is not None and said == columns.labels[columns.name]


def _nameless(context: Context, row: Row) -> bool:
    return not context.text(row, context.columns.name) and not context.text(row, context.columns.id)


def _worded(cell: Cell, value: Figure | Unreadable) -> bool:
    return cell.seen is Seen.TEXT and not missing(value)


def _heads(cell: Cell) -> bool:
    said = in_brackets(cell.text).text
    return len(said) <= _LONGEST and bool(recognised(said) or _HEAD.search(said))
