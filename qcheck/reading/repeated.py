"""Rows of a long table that say the same as one read before, but for their figure and their date.

What such a row means was found out the first time, with all care, and that is taken over: where the
cells in all other columns are the same, and so is all that the rows above leave behind. Nothing is
understood here. What is not as plain as that goes the usual way.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from math import isfinite
from typing import TYPE_CHECKING, Any, NamedTuple

from qcheck.model import Actual
from qcheck.quantity import BARE
from qcheck.reading import cells, headrows, rows, rowsaid
from qcheck.reading.grid import GENERAL, Seen
from qcheck.reading.headers import recognised
from qcheck.reading.skimmed import Skim

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from qcheck.reading.apart import Apart, Tally
    from qcheck.reading.context import Carried, Context
    from qcheck.reading.grid import Cell, Row

_MOST = 20_000  # rows, and dates, that are remembered
_TRIAL = 5_000  # rows that were remembered and did not come again: this table does not repeat
_LEAST = 3  # cells of a row: fewer may be a remark

_OWN = frozenset({"value", "raw", "date", "stated_for_year", "source", "named_at"})

Key = tuple[object, ...]


class Known(NamedTuple):
    """What rows with these cells mean, and what they leave for the next.

    Cells are known by their identity, so they must live as long as this.
    """

    read: Actual
    kept: Mapping[str, Any]  # what each row like it says too, as keywords of an `Actual`
    state: int  # stands for what they leave
    after: Carried
    fixed: tuple[Cell | None, ...]
    filled: int  # how many of them there are
    tally: Tally | None  # where such rows of another region are counted


class Repeats:
    """Remembers the rows under one header by all that their meaning hangs on."""

    def __init__(self, context: Context, apart: Apart) -> None:
        columns = context.columns
        self._context = context
        self._apart = apart
        self._column = columns.values[0]
        self._value = self._column.column
        self._date = -1 if columns.date is None else columns.date  # no row has a cell there
        self._numbering = columns.numbering
        varied = {self._value, self._date, *self._numbering}
        self._fixed = tuple(sorted({*columns.labels, *columns.hidden} - varied))
        self._known: dict[Key, Known] = {}
        self._states: dict[Carried, int] = {}
        self._state: int | None = None  # the present one, where the last row was known
        self._came = 0  # the one before that
        self._days: dict[int, tuple[Cell, date | None]] = {}
        self._again = 0
        self.skim = Skim(self._value, self._date, self._numbering, _is_figure, apart)

    def key(self, row: Row, state: int) -> Key:
        """All that the meaning of a row hangs on, but for what `_plain` sees to."""
        held = row.cells
        fixed = map(id, map(held.get, self._fixed))
        return (state, self._value in held, self._date in held, *fixed)

    def find(self, row: Row) -> Known | None:
        """What is known of a row; then it counts as read, and the next one can follow.

        Any other is read in the usual way: what it leaves is looked at before the next.
        """
        state = self._before()
        known = None if state is None else self._known.get(self.key(row, state))
        if state is None or known is None or not self._plain(row, known.filled):
            return None
        self._again += 1
        if known.state != state:
            self._context.carry(known.after)
        self._came, self._state = state, known.state
        return known

    def _before(self) -> int | None:
        """The state that the rows so far leave; None for a new one."""
        state, self._state = self._state, None
        if skimmed := self.skim.left():
            self._context.carry(skimmed.after)
            return skimmed.state
        return self._states.get(self._context.carried()) if state is None else state

    def learn(self, before: Carried, row: Row, read: Actual) -> None:
        """Remember a row that was read; `before` held until then, and others like it may follow."""
        count = len(self._known)
        if count == _MOST or count >= _TRIAL + self._again + self._apart.skimmed():
            return
        fixed = tuple(map(row.cells.get, self._fixed))
        filled = sum(cell is not None for cell in fixed)
        if not self._plain(row, filled) or rows.is_part(self._context, row):
            return
        after = self._context.carried()
        tally = self._apart.tally(read)
        known = Known(read, _kept(read), self._number(after), after, fixed, filled, tally)
        unsure = self._remarked(row) or (self._value not in row.cells and _may_head(fixed))
        if self.read(row, known) == read and not unsure:
            self._known[self.key(row, self._number(before))] = known

    def _number(self, state: Carried) -> int:
        """A short name for what rows leave."""
        return self._states.setdefault(state, len(self._states))

    def _plain(self, row: Row, filled: int) -> bool:
        """Whether figure, date and number are nothing else, and there are no cells but known ones.

        Of such a figure it does not matter to anything else in the row which one it is. A row
        without a figure may be a note, a heading or a page number, so it has no number of its own.
        """
        held = row.cells
        value = held.get(self._value)
        dated = self._date in held
        count = filled + dated + (value is not None)
        if self._numbering:
            numbers = [cell for c in self._numbering if (cell := held.get(c))]
            if numbers and (value is None or not all(cell.text.isdecimal() for cell in numbers)):
                return False
            count += len(numbers)
        return (
            len(held) == count >= _LEAST
            and (value is None or _is_figure(value))
            and (not dated or self.day(row) is not None)
        )

    def spares(self, row: Row, known: Known) -> bool:
        """Whether a row need not be kept: it is counted."""
        tally = known.tally
        if tally is None or not self._apart.counts(tally, known.read.region, self.dated(row)):
            return False
        if known.filled + (self._date in row.cells) + (self._value in row.cells) >= _LEAST:
            self.skim.counted(row, self._came, known, tally)
        return True

    def _remarked(self, row: Row) -> bool:
        """Whether there is a remark: it may say another year than the date of the next such row."""
        return bool(self._context.text(row, self._context.columns.note))

    def day(self, row: Row) -> date | None:
        """The date in a row's own cell; None where there is no certain one."""
        cell = row.cells.get(self._date)
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
        context = self._context
        cell, day = row.cells.get(self._value), self.dated(row)
        target = context.columns.target if self._column.stated is None else self._column.stated
        return Actual(
            **known.kept,
            value=cells.figure(cell),
            raw=cells.shown(cell),
            date=day,
            stated_for_year=rowsaid.for_year(context, target, day or context.title_date),
            source=context.address(row, self._column),
            named_at=context.named_at(row),
        )


def repeats(context: Context, apart: Apart) -> Repeats | None:
    """What remembers the rows under a header; None where a row may be more than one figure."""
    columns = context.columns
    if len(columns.values) != 1 or context.merged:
        return None
    one = columns.values[0]
    return None if one.rivals or one.newer or one.before or one.shares else Repeats(context, apart)


def _kept(read: Actual) -> dict[str, Any]:
    """What rows that say the same have in common; `replace` would look at all fields each time."""
    return {one.name: getattr(read, one.name) for one in fields(read) if one.name not in _OWN}


def _may_head(fixed: Iterable[Cell | None]) -> bool:
    """Whether a row with these cells may be a header, where a date stands beside them."""
    return any(recognised(headrows.header_text(cell)) for cell in fixed if cell)


def _is_figure(cell: Cell) -> bool:
    """Whether a cell is a bare number, and surely no year, no date and no header."""
    if headrows.is_plain_figure(cell):
        return True
    if cell.seen is Seen.NUMBER:
        bare = cell.form is GENERAL and isfinite(cell.number)
    else:
        bare = cell.seen is Seen.TEXT and BARE.fullmatch(cell.text) is not None
    return bare and headrows.is_figure(cell)
