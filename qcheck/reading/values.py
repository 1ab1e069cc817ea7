"""The cell of a value → a figure, or why that row has none there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.model import Figure, Names, Outcome, Unreadable
from qcheck.reading import cells, lines, otherwise
from qcheck.reading.grid import Seen

if TYPE_CHECKING:
    from qcheck.reading.columns import ValueColumn
    from qcheck.reading.context import Context
    from qcheck.reading.grid import Cell, Range, Row


def in_column(context: Context, row: Row, column: ValueColumn) -> tuple[Figure | Unreadable, str]:
    """The row's value in one column, and the text of its cell."""
    others = [c for c in column.beside if c in row.cells and not context.merge(row, c)]
    if others:
        said = [cells.shown(row.cells.get(c)) for c in (column.column, *others)]
        named = Names(context.sheet.cell_name(row.number, c) for c in (column.column, *others))
        return unreadable(Outcome.AMBIGUOUS, "value-cells-several", cells=named), " / ".join(said)
    merge = context.merge(row, column.column)
    cell = context.cell(row, column.column)
    if merge and cell and _shared(context, row, column, merge):
        where = context.sheet.cell_name(merge.top, merge.left)
        return unreadable(Outcome.AMBIGUOUS, "merged-value", cell=where), f"({where})"
    value = cells.figure(cell)
    if column.said and isinstance(value, Figure):
        value = otherwise_said(context, row, column.said) or value
    rival = next((c for c in column.rivals if _contradicts(value, context.cell(row, c))), None)
    if rival is None:
        return value, cells.shown(cell)
    both = (column.column, rival)
    named = Names(context.columns.label(c) for c in both)
    raw = " / ".join(cells.shown(context.cell(row, c)) or "-" for c in both)
    return unreadable(Outcome.AMBIGUOUS, "value-column-unclear", columns=named), raw


def otherwise_said(context: Context, row: Row, words: str) -> Unreadable | None:
    """No value where words near the figure say that it is another; None where the name does too."""
    if not otherwise.is_news(words, context.text(row, context.columns.name)):
        return None
    return unreadable(Outcome.AMBIGUOUS, "value-said-otherwise", note=words)


def _contradicts(value: Figure | Unreadable, beside: Cell | None) -> bool:
    """Whether 完成情况, beside 完成值, is another figure, or the only one."""
    told = cells.figure(beside)
    if isinstance(told, Unreadable):
        return False
    return missing(value) or (isinstance(value, Figure) and value.value != told.value)


def _shared(context: Context, row: Row, column: ValueColumn, merge: Range) -> bool:
    """Whether a merged value began above or to the left, or reaches over several values."""
    if (merge.top, merge.left) != (row.number, column.column):
        return True
    return sum(merge.left <= one.column <= merge.right for one in context.columns.values) > 1


def is_other_row(context: Context, row: Row) -> bool:
    """Whether a cell says that the row holds the plan, last year or a rate: 计划 above 实际."""
    columns = context.columns
    elsewhere = (columns.name, columns.note, columns.basis)  # what 口径 says: see `rowkind`
    for c, cell in row.cells.items():
        if cell.seen is not Seen.TEXT or c in elsewhere:
            continue
        if lines.says_other(cell.text):
            merge = context.merge(row, c)
            if not merge or merge.bottom == merge.top:  # else it heads a group of rows
                return True
    return False


def undecided(context: Context, row: Row) -> tuple[Unreadable, str]:
    """Several columns could be the value: none is taken, unless all of them are empty."""
    columns = context.columns
    said = [cells.shown(row.cells.get(c)) for c in columns.candidates]
    if not any(said):
        return Unreadable(outcome=Outcome.MISSING, code="value-missing"), ""
    named = Names(columns.label(c) for c in columns.candidates)
    raw = " / ".join(text or "-" for text in said)
    if columns.unclear in ("period-columns", "block-undated"):
        return unreadable(Outcome.AMBIGUOUS, "value-period-unclear", columns=named), raw
    code = "value-column-unclear" if len(said) > 1 else "value-column-unsure"
    return unreadable(Outcome.AMBIGUOUS, code, columns=named), raw


def undatable(said: str) -> Unreadable:
    """What stands in the cell of the row's date and is none."""
    if likely := cells.serial(said):
        days = {"date": said, "likely": likely.isoformat()}
        return unreadable(Outcome.INVALID, "row-date-serial", **days)
    return unreadable(Outcome.INVALID, "row-date-unreadable", date=said)


def unreadable(outcome: Outcome, code: str, **params: str) -> Unreadable:
    """No certain value: the code of the finding that says why, with what fills its phrase."""
    return Unreadable(outcome=outcome, code=code, params=params)


def missing(value: Figure | Unreadable) -> bool:
    """Whether nothing was reported."""
    return isinstance(value, Unreadable) and value.outcome is Outcome.MISSING
