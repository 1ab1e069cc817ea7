"""What stands above the tables of a sheet: titles and 填报 lines, and what they say of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.period import said_years
from qcheck.reading import area, cells, otherwise, rows, undated
from qcheck.reading.titles import Dated, after, by_sheet, dated, unit_of_title

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from qcheck.reading.grid import Row, Sheet

_MOST = 100  # lines above one table


class Above:
    """Collects the lines above a table and reads them when its header comes.

    The lines above the first table hold for all below it that have none of their own. Whoever
    `named` the sheet wants its figures, whatever the sheet is called.
    """

    def __init__(self, sheet: Sheet, *, named: bool) -> None:
        self._sheet = sheet
        self._named = named
        self._texts: list[str] = []
        self._begun = False
        self.lines: list[list[str]] = []  # the cells of each line since the last table
        self.last: Row | None = None  # the last row that was no data
        self.dated = Dated()
        self.hint = undated.Hint()
        self.only_year: int | None = None  # as in `Actual`
        self.since: dt.date | None = None  # the first day of the total of several years
        self._dating: list[str] = []  # the last lines that said a year
        self.about = ""  # all that the lines say, the name of the sheet included
        self.around = area.around((), sheet.name)

    def add(self, row: Row) -> None:
        """One more line."""
        self.last = row
        if len(self.lines) < _MOST:
            self.lines.append([cells.shown(row.cells[c]) for c in sorted(row.cells)])

    def drop(self) -> None:
        """The last line heads columns and is no title."""
        self.lines = self.lines[:-1]

    def clear(self) -> None:
        """What follows is below these lines no more."""
        self.lines = []

    def texts(self) -> list[str]:
        """The cells of all lines."""
        return [text for line in self.lines for text in line]

    def read(self) -> Sequence[dt.date]:
        """Take in what the lines say of the table below; the dates of titles that differ."""
        lines = [line for line in self.lines if not rows.is_remark(line)]
        texts = [text for line in lines for text in line]
        if lines or not self.about:
            self.about = "；".join((self._sheet.name, *texts))
        self._texts = texts or self._texts
        self._dating = texts if said_years(" ".join(texts)) else [*self._dating, *texts]
        self.only_year = undated.only_year(self._dating, self._sheet.name)
        self.since = undated.began(self._dating, self._sheet.name)
        if places := area.around(lines, self._sheet.name):
            self.around = places
        found = undated.ended(lines, dated(lines, self.dated.year))
        if not self._begun and found.day is None and not found.differ:
            found = by_sheet(found, self._sheet.name)
        hint = undated.of_lines(lines, "" if self._begun else self._sheet.name, found)
        if found.day or any(hint):
            self.hint = hint
        self._begun = True
        unsaid = found.day is None and not found.differ
        self.dated = after(self.dated, found.year) if unsaid else found
        return found.differ

    def unit(self) -> str:
        """The unit that the lines give."""
        return next((unit for text in self.texts() if (unit := unit_of_title(text))), "")

    def otherwise(self, labels: Iterable[str]) -> str:
        """What the title or the sheet say that the figures are instead of results."""
        return otherwise.of_table(self._texts, "" if self._named else self._sheet.name, labels)

    def time(self, title: dt.date | None) -> tuple[dt.date | None, int | None]:
        """Of when the table is, as far as its lines say; a day of filing says nothing."""
        return (None, None) if self.dated.filed else (title, self.hint.year)
