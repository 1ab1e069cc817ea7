"""A sheet from top to bottom: titles, headers, blocks of rows, notes → Actuals and findings."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from qcheck.model import Actual, Finding, Severity
from qcheck.period import read_date
from qcheck.reading import cells, columns, rows
from qcheck.reading.grid import letters
from qcheck.reading.headers import unit_of_title
from qcheck.reading.titles import Dated, dated

if TYPE_CHECKING:
    from qcheck.reading.grid import Cell, Row, Sheet

_TITLE_LINES = 100


@dataclass(slots=True, kw_only=True)
class SheetRead:
    """What one sheet gave. `problem` is why it gave no rows at all, if so."""

    rows: list[Actual] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    problem: Finding | None = None
    empty: bool = True


class Layout:
    """Reads one sheet, row by row, in one pass."""

    def __init__(self, sheet: Sheet, column: str | None = None) -> None:
        self._sheet = sheet
        self._column = column
        self._read = SheetRead()
        self._titles: list[list[str]] = []  # the cells of the lines above a header
        self._dated = Dated()
        self._before: list[int] = []  # rows with figures above the first header
        self._held: dict[tuple[int, int], Cell] = {}  # first cells of merges
        self._header: Row | None = None  # waits for the row below it
        self._above: Row | None = None  # the last row that was no data
        self._context: rows.Context | None = None
        self._explained: dict[str, list[int]] = defaultdict(list)
        self._headers_seen: list[str] = []
        self._unread: list[Finding] = []

    def read(self) -> SheetRead:
        """All that the sheet says.

        Raises:
            DataError: the file is damaged or beyond the limits.
        """
        for row in self._sheet.rows():
            self._read.empty = False
            self._take(row)
        if self._header is not None:
            self._open(self._header, None)
        self._finish()
        return self._read

    def _take(self, row: Row) -> None:
        self._hold(row)
        if row.hidden:
            self._explained["rows-hidden"].append(row.number)
            return
        if self._header is not None:
            header, self._header = self._header, None
            if columns.is_subheader(header, row, self._sheet):
                self._open(header, row)
                return
            self._open(header, None)
        block = self._context.columns if self._context else None
        if columns.is_header(row, self._column, block):
            self._header = row
        elif self._context is None:
            self._lead(row)
        else:
            self._data(self._context, row)

    def _hold(self, row: Row) -> None:
        """Keep the first cells of merges: the rows below show them too."""
        for merge in self._sheet.merges.starting_at(row.number):
            if merge.left in row.cells:
                self._held[merge.top, merge.left] = row.cells[merge.left]

    def _lead(self, row: Row) -> None:
        """A row above the first header: a title, or data whose header was not understood."""
        if columns.has_figures(row) and not rows.is_form(row):
            self._before.append(row.number)
        else:
            self._title(row)

    def _title(self, row: Row) -> None:
        self._above = row
        if len(self._titles) < _TITLE_LINES:
            self._titles.append([cells.shown(row.cells[c]) for c in sorted(row.cells)])

    def _open(self, header: Row, below: Row | None) -> None:
        """Begin the block of rows under a header."""
        if below is None and self._above and columns.is_above(self._above, header, self._sheet):
            header, below = self._above, header
            self._titles = self._titles[:-1]  # it heads columns: 上半年 there dates one of them
        found = columns.find(header, below, self._sheet, self._column)
        title, column_day = self._dates(found.value_period)
        texts = (text for line in self._titles for text in line)
        unit = next((u for text in texts if (u := unit_of_title(text))), "")
        self._context = rows.Context(
            sheet=self._sheet,
            columns=found,
            title_date=title,
            title_unit=unit,
            column_date=column_day,
            held=self._held,
        )
        self._titles = []
        self._tell_before()
        self._headers_seen = [found.labels[c] for c in sorted(found.labels)]
        self._report(found)

    def _dates(self, period: str) -> tuple[date | None, date | None]:
        """The dates of a block: by the lines above it, and by the header of its value."""
        lines = [line for line in self._titles if not rows.is_remark(line)]
        found = dated(lines, self._dated.year)
        if found.differ:
            days = {"first": found.differ[0].isoformat(), "second": found.differ[-1].isoformat()}
            self._say("title-dates-differ", Severity.WARNING, self._sheet.place(), days)
        elif found.day is None:  # the lines above the first block hold for all
            found = self._dated._replace(year=found.year)
        self._dated = found
        return _column_dates(period, found)

    def _tell_before(self) -> None:
        if self._before:
            told = rows.grouped(self._sheet, "rows-before-header", self._before)
            self._read.findings.append(replace(told, severity=Severity.WARNING))
            self._before = []

    def _report(self, found: columns.Columns) -> None:
        """Say what is odd about the columns: none or several could be the value, some hidden."""
        place = self._sheet.address(found.header_row, 0)
        if found.hidden:
            named = "、".join(letters(c) for c in found.hidden)
            self._say("columns-hidden", Severity.INFO, place, {"columns": named})
        if found.candidates:
            named = "、".join(found.label(c) for c in found.candidates)
            self._say("value-columns", Severity.ERROR, place, {"columns": named})
        elif found.value is None:
            self._unread.append(self._no_value(place))
        if found.left_out:
            named = "、".join(found.label(c) for c in found.left_out)
            self._say("columns-left-out", Severity.INFO, place, {"columns": named})

    def _say(self, code: str, severity: Severity, place: str, params: dict[str, str]) -> None:
        self._read.findings.append(
            Finding(code=code, severity=severity, source=place, params=params)
        )

    def _no_value(self, place: str) -> Finding:
        headers = "、".join(self._headers_seen)
        code = "no-value-column" if self._column is None else "column-unknown"
        params = {"file": self._sheet.place(), "headers": headers}
        if self._column is not None:
            params["column"] = self._column
        return Finding(code=code, severity=Severity.ERROR, source=place, params=params)

    def _data(self, context: rows.Context, row: Row) -> None:
        if context.columns.value is None and not context.columns.candidates:
            self._explained["rows-unread"].append(row.number)
            return
        code = rows.explain(context, row)
        if code:
            self._explained[code].append(row.number)
            if code in ("rows-notes", "rows-categories", "rows-without-name"):
                self._title(row)  # it may be the title of a block that follows
            return
        self._titles = []
        read = rows.actual(context, row)
        if read.name or read.id:
            self._read.rows.append(read)
        else:
            self._read.findings.append(rows.nameless(context, row))

    def _finish(self) -> None:
        for code, numbers in self._explained.items():
            self._read.findings.append(rows.grouped(self._sheet, code, numbers))
        self._read.findings.extend(self._unread)
        if not self._read.rows:
            self._read.problem = self._problem()

    def _problem(self) -> Finding:
        place = self._sheet.place()
        if self._unread:
            return self._unread[0]
        code = "no-header" if self._context is None else "no-rows"
        return Finding(code=code, severity=Severity.ERROR, source=place, params={"file": place})


def _column_dates(period: str, said: Dated) -> tuple[date | None, date | None]:
    """What lines and header say of the date: (date for want of another, date of its cells).

    上半年 under a title of 2024年度 is 2024-06-30, and so is then the whole table. A bare year only
    counts where the title is silent or names another year: 2025年完成值 in a table of June 2025 is
    the state of June.
    """
    title = said.day
    found = re.match(r"(?:19|20)[0-9]{2}", period)
    own = int(found[0]) if found else None
    rest = re.sub(r"^(?:(?:19|20)[0-9]{2}年?)?(?:度|底|末)?", "", period)
    year = own or said.year
    if rest and year:
        day = read_date(f"{year}年{rest}")
        if day and title and said.filed and not own and day > title:
            return title, None  # filed before the end of it: it is that of another year
        whole = title and (title.month, title.day) == (12, 31) and not said.filed
        return (day if day and whole and title and title.year == day.year else title), day
    if own and (title is None or title.year != own):
        return date(own, 12, 31), None
    return title, None
