"""Rows of a long table that say the same as one read before, but for their figure and their date.

What such a row means was found out the first time, with all care, and that is taken over: where the
cells in all other columns are the same, and so is all that the rows above leave behind. Nothing is
understood here. What is not as plain as that goes the usual way.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from qcheck.reading import cells, headrows, rows, rowsaid
from qcheck.reading.grid import GENERAL, Seen
from qcheck.reading.headers import recognised

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qcheck.model import Actual
    from qcheck.reading.context import Carried, Context
    from qcheck.reading.grid import Cell, Row

_MOST = 20_000  # rows, and dates, that are remembered
_TRIAL = 5_000  # rows that were remembered and did not come again: this table does not repeat
_LEAST = 3  # cells of a row: fewer may be a remark
_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,10})?")
# What is less is no year and no date; nor is a number that is more, but for 20250630.
_FIRST, _LAST, _DAYS = 1900, 2200, 10_000_000

Key = tuple[object, ...]


class Known(NamedTuple):
    """What rows with these cells mean, and what they leave for the next.

    Cells are known by their identity, so they must live as long as this.
    """

    read: Actual
    after: Carried
    fixed: tuple[Cell | None, ...]
    filled: int  # how many of them there are


class Repeats:
    """Remembers the rows under one header by all that their meaning hangs on."""

    def __init__(self, context: Context) -> None:
        columns = context.columns
        self._context = context
        self._column = columns.values[0]
        self._value = self._column.column
        self._date = columns.date
        self._numbering = columns.numbering
        varied = {self._value, self._date, *self._numbering}
        self._fixed = tuple(sorted({*columns.labels, *columns.hidden} - varied))
        self._known: dict[Key, Known] = {}
        self._days: dict[int, tuple[Cell, date | None]] = {}
        self._again = 0

    def key(self, row: Row) -> Key:
        """All that the meaning of a row hangs on, but for what `_plain` sees to."""
        held = row.cells
        there = self._value in held, self._date in held
        return (self._context.carried(), there, *map(id, map(held.get, self._fixed)))

    def find(self, row: Row) -> Known | None:
        """What is known of a row; then it counts as read, and the next one can follow."""
        key = self.key(row)
        known = self._known.get(key)
        if known is None or not self._plain(row, known.filled):
            return None
        self._again += 1
        if known.after != key[0]:
            self._context.carry(known.after)
        return known

    def learn(self, key: Key, row: Row, read: Actual) -> None:
        """Remember a row that was read; `key` was taken before, and others like it may follow."""
        if len(self._known) >= min(_MOST, _TRIAL + self._again):
            return
        fixed = tuple(map(row.cells.get, self._fixed))
        filled = sum(cell is not None for cell in fixed)
        if not self._plain(row, filled) or rows.is_part(self._context, row):
            return
        known = Known(read, self._context.carried(), fixed, filled)
        unsure = self._remarked(row) or (self._value not in row.cells and _may_head(fixed))
        if self.read(row, known) == read and not unsure:
            self._known[key] = known

    def _plain(self, row: Row, filled: int) -> bool:
        """Whether figure, date and number are nothing else, and there are no cells but known ones.

        Of such a figure it does not matter to anything else in the row which one it is. A row
        without a figure may be a note, a heading or a page number, so it has no number of its own.
        """
        held = row.cells
        value = held.get(self._value)
        valued = value is not None
        dated = self._date in held
        numbers = [cell for c in self._numbering if (cell := held.get(c))]
        return (
            len(held) == filled + len(numbers) + dated + valued >= _LEAST
            and (not numbers if value is None else _is_figure(value))
            and (not dated or self.day(row) is not None)
            and (not numbers or all(cell.text.isdecimal() for cell in numbers))
        )

    def _remarked(self, row: Row) -> bool:
        """Whether there is a remark: it may say another year than the date of the next such row."""
        return bool(self._context.text(row, self._context.columns.note))

    def day(self, row: Row) -> date | None:
        """The date in a row's own cell; None where there is no certain one."""
        cell = row.cells.get(self._date) if self._date is not None else None
        if cell is None:
            return None
        known = self._days.get(id(cell))
        if known is None:
            said = cells.day(cell)
            known = (cell, said if isinstance(said, date) else None)
            if len(self._days) < _MOST:
                self._days[id(cell)] = known
        return known[1]

    def dated(self, row: Row) -> date | None:
        """The date of a row's value: its own, else that of its column."""
        return self.day(row) or self._column.date

    def read(self, row: Row, known: Known) -> Actual:
        """The row as it would have been read."""
        context, like = self._context, known.read
        cell, day = row.cells.get(self._value), self.dated(row)
        target = context.columns.target if self._column.stated is None else self._column.stated
        return replace(
            like,
            value=cells.figure(cell),
            raw=cells.shown(cell),
            date=day,
            stated_for_year=rowsaid.for_year(context, target, day or context.title_date),
            source=rows.address(context, row, self._column),
            named_at=rows.named_at(context, row),
        )


def repeats(context: Context) -> Repeats | None:
    """What remembers the rows under a header; None where a row may be more than one figure."""
    columns = context.columns
    one = len(columns.values) == 1 and not (columns.values[0].rivals or columns.values[0].newer)
    return Repeats(context) if one and not context.merged else None


def _may_head(fixed: Iterable[Cell | None]) -> bool:
    """Whether a row with these cells may be a header, where a date stands beside them."""
    return any(recognised(headrows.header_text(cell)) for cell in fixed if cell)


def _is_figure(cell: Cell) -> bool:
    """Whether a cell is a bare number, and surely no year, no date and no header."""
    seen, text, number, form, _ = cell
    if seen is Seen.NUMBER:
        bare = form is GENERAL and isfinite(number)
        sure = number < _FIRST or _LAST < number < _DAYS
    else:
        bare = seen is Seen.TEXT and _PLAIN.fullmatch(text) is not None
        sure = bare and float(text) < _FIRST
    return bare and (sure or headrows.is_figure(cell))
