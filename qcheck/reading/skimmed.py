"""Lines of a long text file that only have to be counted, told before any cell is made of them.

Most lines of a province's table are of other regions. One that says in every column what a line
counted before has said, but for figure, date and number, and whose date was counted of the same
thing, is counted here. What is not as plain as that goes the usual way.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from qcheck.reading import cells
from qcheck.reading.grid import Cell, Seen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qcheck.reading.apart import Apart, Tally
    from qcheck.reading.grid import Row
    from qcheck.reading.repeated import Known

    Key = tuple[str, ...]
    Lines = dict[Key, "Line"]

_FIGURES = 20_000  # texts that are remembered
_DAYS = 5_000  # of one thing
_OTHERS = 2  # columns beside figure and date: with one alone, a line is no tuple


class Line(NamedTuple):
    """What is known of lines that say the same in the other columns."""

    tally: Tally
    days: set[str]  # the dates, as written, of which rows of this thing are counted
    known: Known
    after: Lines  # those that may follow it


class Skim:
    """Counts lines under one header, as long as each follows one that was counted too.

    Negative `dates` mean that there is no such column.
    """

    def __init__(
        self,
        value: int,
        dates: int,
        numbering: Sequence[int],
        is_figure: Callable[[Cell], bool],
        apart: Apart,
    ) -> None:
        self._value, self._date, self._numbering = value, dates, numbering
        self._is_figure = is_figure
        self._apart = apart
        self._figures: set[str] = set()
        self._lines: dict[int, Lines] = defaultdict(dict)  # by the state that they come after
        self._days: dict[int, set[str]] = defaultdict(set)
        self._width = 0
        self._others: Callable[[Sequence[str]], tuple[str, ...]] = tuple
        self._here: Lines | None = None
        self._last: Line | None = None
        self._parts: Sequence[str] = ()

    def skims(self, parts: Sequence[str]) -> bool:
        """Whether a line was counted; else it is to be read as a row, before the next is tried."""
        here, self._here = self._here, None
        if here and len(parts) == self._width:
            text = parts[self._value]
            line = here.get(self._others(parts) if text else self._key(parts))
            if (
                line
                and (parts[self._date] in line.days or self._spared(line, parts))
                and ((text in self._figures and not self._numbering) or self._plain(parts))
            ):
                line.tally.more += 1
                self._here, self._last = line.after, line
                return True
        self._parts = parts
        return False

    def left(self) -> Known | None:
        """What the last line was like, where any were counted since this was asked.

        What follows is read as a row; then lines are tried again only after one that was counted.
        """
        line, self._last, self._here = self._last, None, None
        return line and line.known

    def counted(self, row: Row, state: int, known: Known, tally: Tally) -> None:
        """A row that came in a state was counted, and lines may follow it."""
        parts, self._parts = self._parts, ()
        if not parts or not self._is_of(row, parts):
            return
        if not self._width:
            self._begin(len(parts))
        if len(parts) != self._width:
            return
        days = self._days[id(tally)]  # it lives as long as the table is read
        after = self._lines[known.state]
        self._lines[state][self._key(parts)] = Line(tally, days, known, after)
        self._here = after

    def _begin(self, width: int) -> None:
        varied = {self._value, self._date, *self._numbering}
        others = [column for column in range(width) if column not in varied]
        if len(others) >= _OTHERS:
            self._width, self._others = width, itemgetter(*others)

    def _key(self, parts: Sequence[str]) -> Key:
        """All that a line says but for figure, date and number, and whether there is a figure."""
        others = self._others(parts)
        return others if parts[self._value] else (*others, "")

    def _spared(self, line: Line, parts: Sequence[str]) -> bool:
        """Whether rows of this thing, region and date are no longer kept."""
        if self._date < 0:
            return True
        text, days = parts[self._date], line.days
        if text in days:
            return True
        day = self._day(text)
        if day is None or not self._apart.spare(line.tally, line.known.read.region, day):
            return False
        if len(days) >= _DAYS:
            days.clear()
        days.add(text)
        return True

    def _day(self, text: str) -> date | None:
        """The date that a text surely is."""
        said = cells.day(Cell(Seen.TEXT, text)) if text.strip() else None
        return said if isinstance(said, date) else None

    def _is_of(self, row: Row, parts: Sequence[str]) -> bool:
        """Whether a row was made of these parts, and has a date where there is a column of them."""
        said = {i: part for i, part in enumerate(parts) if part}
        held = {i: cell.text for i, cell in row.cells.items()}
        return said == held and (self._date < 0 or self._date in said)

    def _plain(self, parts: Sequence[str]) -> bool:
        """Whether figure and number are nothing else; without a figure there is no number."""
        text = parts[self._value]
        if text and text not in self._figures:
            if not self._is_figure(Cell(Seen.TEXT, text)):
                return False
            if len(self._figures) >= _FIGURES:
                self._figures.clear()  # the figures of one time are near one another
            self._figures.add(text)
        return not self._numbering or self._numbered(parts)

    def _numbered(self, parts: Sequence[str]) -> bool:
        numbers = [part for c in self._numbering if (part := parts[c]).strip()]
        return not numbers or (bool(parts[self._value]) and all(map(str.isdecimal, numbers)))
