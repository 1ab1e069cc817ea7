"""A sheet from top to bottom: titles, headers, blocks of rows, notes → Actuals and findings."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from qcheck.model import Actual, Finding, Severity
from qcheck.period import find_date, read_date
from qcheck.reading import cells, columns, rows
from qcheck.reading.grid import letters
from qcheck.reading.headers import unit_of_title

if TYPE_CHECKING:
    from qcheck.reading.grid import Cell, Row, Sheet

_FILED = tuple("填报日期 填报时间 填表日期 填表时间 制表日期 制表时间 报送日期 打印日期".split())
_UNTIL = ("截至", "截止", "数据时点")
_FILED_EARLY = timedelta(days=31)  # a yearly report may be filed before the last day of its year
_TITLE_TEXTS = 200


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
        self._titles: list[str] = []
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
        if columns.is_header(row, self._column):
            self._header = row
        elif self._context is None:
            self._title(row)
        else:
            self._data(self._context, row)

    def _hold(self, row: Row) -> None:
        """Keep the first cells of merges: the rows below show them too."""
        for merge in self._sheet.merges.starting_at(row.number):
            if merge.left in row.cells:
                self._held[merge.top, merge.left] = row.cells[merge.left]

    def _title(self, row: Row) -> None:
        self._above = row
        if len(self._titles) < _TITLE_TEXTS:
            self._titles.extend(cells.shown(row.cells[c]) for c in sorted(row.cells))

    def _open(self, header: Row, below: Row | None) -> None:
        """Begin the block of rows under a header."""
        if below is None and self._above and columns.is_above(self._above, header, self._sheet):
            header, below = self._above, header
        found = columns.find(header, below, self._sheet, self._column)
        before = self._context
        title = _title_date(self._titles) or (before.title_date if before else None)
        column_day, title = _column_dates(found.value_period, title, _year(self._titles))
        unit = next((u for text in self._titles if (u := unit_of_title(text))), "")
        self._context = rows.Context(
            sheet=self._sheet,
            columns=found,
            title_date=title,
            title_unit=unit,
            column_date=column_day,
            held=self._held,
        )
        self._titles = []
        self._headers_seen = [found.labels[c] for c in sorted(found.labels)]
        self._report(found)

    def _report(self, found: columns.Columns) -> None:
        """Say what is odd about the columns: none or several could be the value, some hidden."""
        place = self._sheet.address(found.header_row, 0)
        if found.hidden:
            named = "、".join(letters(c) for c in found.hidden)
            self._read.findings.append(
                Finding(
                    code="columns-hidden",
                    severity=Severity.INFO,
                    source=place,
                    params={"columns": named},
                )
            )
        if found.candidates:
            named = "、".join(found.label(c) for c in found.candidates)
            self._read.findings.append(
                Finding(
                    code="value-columns",
                    severity=Severity.ERROR,
                    source=place,
                    params={"columns": named},
                )
            )
        elif found.value is None:
            self._unread.append(self._no_value(place))

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


def _says(text: str, words: tuple[str, ...]) -> bool:
    return any(word in text for word in words)


def _title_date(texts: list[str]) -> date | None:
    """The date of the data by the lines above a header: 截至…, then the title, then 填报日期.

    A title may name a period whose end is not reached yet (2023—2025年): where 填报日期 is well
    before that end, nobody can have known the final figures, and 填报日期 is the date.
    """
    filed = [text for text in texts if _says(text, _FILED)]
    others = [text for text in texts if not _says(text, _FILED)]
    until = find_date("；".join(text for text in others if _says(text, _UNTIL)))
    if until:
        return until
    title = find_date("；".join(others))
    filing = find_date("；".join(filed))
    if title and filing and title - filing > _FILED_EARLY:
        return filing
    return title or filing


def _year(titles: list[str]) -> int | None:
    """The one year that the lines above a header name, if it is one."""
    years = set(re.findall(r"(?<![0-9])20[0-9]{2}(?=年)", "；".join(titles)))
    return int(years.pop()) if len(years) == 1 else None


def _column_dates(
    period: str, title: date | None, titled: int | None
) -> tuple[date | None, date | None]:
    """What the value's header says of the date: (date of its cells, date for want of another).

    上半年 under a title of 2024 is 2024-06-30. A bare year only counts where the title is silent or
    names another year: 2025年完成值 in a table of June 2025 is the state of June.
    """
    found = re.match(r"(?:19|20)[0-9]{2}", period)
    own = int(found[0]) if found else None
    rest = re.sub(r"^(?:(?:19|20)[0-9]{2}年?)?(?:度|底|末)?", "", period)
    year = own or (title.year if title else titled)
    if rest and year:
        return read_date(f"{year}年{rest}"), title
    if own and (title is None or title.year != own):
        return None, date(own, 12, 31)
    return None, title
