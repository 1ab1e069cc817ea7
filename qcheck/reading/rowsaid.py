"""What else a row or the table says of a figure → the figure flagged, not certain, or left out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from qcheck.model import Figure, Hedge, Outcome
from qcheck.quantity import canonical_unit
from qcheck.reading import amounts, cells, otherwise
from qcheck.reading.headers import is_amount
from qcheck.reading.rowkind import RowKind, kind_of, noted, of_years
from qcheck.reading.values import otherwise_said, unreadable

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from qcheck.model import Actual, Unreadable
    from qcheck.reading.context import Context
    from qcheck.reading.grid import Row


def kind_said(context: Context, row: Row) -> tuple[RowKind, str] | None:
    """The kind that a row's 数据类型, category or group names, with the words that say so."""
    columns = context.columns
    if columns.basis is None and not columns.category and not columns.further_names:
        return context.group  # the usual table, said quickly
    if basis := _of_cell(context.text(row, columns.basis), loose=True):
        return basis
    others = (*columns.category, *columns.further_names)
    texts = [text for c in others if (text := context.text(row, c))]
    if not texts:
        return context.group
    bare = all(is_amount(columns.labels.get(one.column, "")) for one in columns.values)
    said = (_of_cell(text, loose=bare) for text in texts)
    return next((one for one in said if one), context.group)


def _of_cell(text: str, *, loose: bool) -> tuple[RowKind, str] | None:
    kind = kind_of(text, loose=loose) if text else None
    return (kind, text) if kind else None


def confirmed(context: Context, row: Row, read: Actual) -> Actual:
    """The value with what its row says of it: 预计 flags it, 备注 may say that it is another."""
    if not isinstance(read.value, Figure):
        return read
    said = kind_said(context, row)
    if said and said[0] is RowKind.EARLY:
        read = _early(read, said[1])
    words = [context.said, said[1] if said and said[0] is RowKind.DOUBT else ""]
    unsure = next((why for w in words if w and (why := otherwise_said(context, row, w))), None)
    if unsure:
        return replace(read, value=unsure)
    if against := otherwise.of_row(context, row, read.name):
        return replace(
            read,
            value=unreadable(Outcome.AMBIGUOUS, "value-said-otherwise", note=against),
        )
    part = next(
        (text for c in context.columns.category if _is_part(text := context.text(row, c))), ""
    )
    if part:
        return _doubted(read, part)
    remark = context.text(row, context.columns.note)
    kind = noted(remark) if remark else None
    if kind is RowKind.EARLY:
        return _early(read, remark)
    return _doubted(read, remark) if kind is RowKind.OTHER else read


def _is_part(category: str) -> bool:
    """Whether 类别 says that the figure is only that of a part: 其中规上; 其中 alone heads rows."""
    return re.fullmatch(r"[(（]?其中[:：]?[^:：0-9]+", category.strip()) is not None


def _early(read: Actual, words: str) -> Actual:
    if not isinstance(read.value, Figure) or read.value.hedge:
        return read
    return replace(read, value=replace(read.value, hedge=Hedge.EARLY), raw=f"{read.raw} ({words})")


def _doubted(read: Actual, words: str) -> Actual:
    why = unreadable(Outcome.AMBIGUOUS, "value-noted-otherwise", note=words)
    return replace(read, value=why)


class Remarks:
    """What titles and notes say of all the figures of a year: 注：2025年为计划数."""

    def __init__(self) -> None:
        self._said: dict[int, tuple[RowKind, str]] = {}

    def hear(self, texts: Iterable[str]) -> None:
        """A line that may say it."""
        for text in texts:
            self._said.update({year: (kind, text) for year, kind in of_years(text).items()})

    def applied(self, rows: list[Actual]) -> list[Actual]:
        """The rows of a sheet with it."""
        return [self._one(row) for row in rows] if self._said else rows

    def _one(self, row: Actual) -> Actual:
        day = row.date or row.title_date
        said = self._said.get(day.year) if day else None
        if said is None or not isinstance(row.value, Figure):
            return row
        kind, words = said
        return _early(row, words) if kind is RowKind.EARLY else _doubted(row, words)


def header_differs(said: str, header: str) -> Unreadable | None:
    """完成值(万元) beside 单位 亿元, or 完成(%) beside it: in which of the two is not known."""
    if not said or not header:
        return None
    (exponent, base), (other, same) = canonical_unit(said), canonical_unit(header)
    clash = exponent != other if base == same else same == "%" and bool(base)
    if not clash:
        return None
    return unreadable(Outcome.AMBIGUOUS, "units-of-header-differ", unit=said, header=header)


def own_target(context: Context, row: Row, column: int | None, unit: str) -> str:
    """The row's own 目标值, with the unit of its header where that is not the row's unit."""
    said = cells.shown(context.cell(row, column))
    header = context.columns.header_units.get(column, "") if column is not None else ""
    if not said[-1:].isdigit() or not header or canonical_unit(header) == canonical_unit(unit):
        return said
    return f"{said}{header}"


def for_year(context: Context, column: int | None, day: dt.date | None) -> bool:
    """Whether the row's own 目标值 is that of the year of its value: 年初目标值, 2024年目标."""
    header = context.columns.labels.get(column, "") if column is not None else ""
    return amounts.for_year(header, day)
