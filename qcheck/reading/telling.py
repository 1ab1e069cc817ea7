"""What is to be said of the rows and columns of a sheet that gave no figure, or no certain one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from qcheck.model import Finding, Names, Severity
from qcheck.reading import headrows
from qcheck.reading.runs import grouped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qcheck.reading.columns import Columns
    from qcheck.reading.grid import Row, Sheet
    from qcheck.reading.span import Asked

_MOST_PERIODS = 40  # named in a message
_REMARK_CELLS = 2  # no more may be a remark


class Telling:
    """Collects it, row by row; `column` and `period` are those that the user asked for."""

    def __init__(self, sheet: Sheet, column: str | None, period: Asked | None) -> None:
        self._sheet = sheet
        self._column = column
        self._period = period
        self._explained: dict[str, list[int]] = defaultdict(list)
        self._before: list[int] = []  # rows with figures above the first header
        self._likest: list[str] = []  # the texts of the row that is most like a header
        self._headers: Sequence[str] = ()
        self._periods: dict[str, None] = {}  # that there are, where one was asked for
        self._unread: list[Finding] = []
        self.findings: list[Finding] = []

    def row(self, code: str, row: Row) -> None:
        """A row that gave no value, or is worth a word: why."""
        self._explained[code].append(row.number)

    def before_header(self, row: Row) -> None:
        """A row with figures above the first header: one that may not have been understood."""
        self._before.append(row.number)

    def headerless(self, row: Row) -> None:
        """A row above the first header: it may be one that was not understood."""
        texts = headrows.words(row)
        if len(texts) > max(len(self._likest), _REMARK_CELLS):
            self._likest = texts

    def period(self, named: str) -> None:
        """There is such a period."""
        if len(self._periods) < _MOST_PERIODS:
            self._periods[named] = None

    def titles_differ(self, days: Sequence[object]) -> None:
        """The titles of one table say different dates."""
        said = {"first": str(days[0]), "second": str(days[-1])}
        self._say("title-dates-differ", Severity.WARNING, self._sheet.place(), said)

    def block(self, header: Sequence[Row], found: Columns) -> None:
        """A table begins: say what stood above it, and what is odd about its columns."""
        if self._before:
            told = grouped(self._sheet, "rows-before-header", self._before)
            self.findings.append(replace(told, severity=Severity.WARNING))
            self._before = []
        self._headers = headrows.shown(header, found.labels)
        for one in found.timed:
            self.period(found.label(one))
        self._columns(found, self._sheet.address(found.header_row, 0))

    def _columns(self, found: Columns, place: str) -> None:
        """None or several could be the value, some are hidden, left out, or run up to a period."""
        if found.hidden:
            named = Names(map(self._sheet.column_names, found.hidden))
            self._say("columns-hidden", Severity.INFO, place, {"columns": named})
        if found.candidates:
            named = Names(found.label(c) for c in found.candidates)
            self._say(found.unclear, Severity.ERROR, place, {"columns": named})
        elif found.value is None and not found.elsewhen:
            self._unread.append(self._no_value(place))
        if found.running_to and self._period:
            named = Names(found.label(v.column) for v in found.values)
            said = {"columns": named, "period": self._period.text}
            self._say("columns-running", Severity.INFO, place, said)
        if found.left_out:
            named = Names(found.label(c) for c in found.left_out)
            self._say("columns-left-out", Severity.INFO, place, {"columns": named})

    def _no_value(self, place: str) -> Finding:
        code = "no-value-column" if self._column is None else "column-unknown"
        params = {"file": self._sheet.place(), "headers": Names(self._headers)}
        if self._column is not None:
            params["column"] = self._column
        return Finding(code=code, severity=Severity.ERROR, source=place, params=params)

    def _say(self, code: str, severity: Severity, place: str, params: dict[str, str]) -> None:
        finding = Finding(code=code, severity=severity, source=place, params=params)
        self.findings.append(finding)

    def finished(self) -> list[Finding]:
        """All findings about the sheet."""
        for code, numbers in self._explained.items():
            told = grouped(self._sheet, code, numbers)
            if code == "rows-of-other-periods" and self._period:
                told = replace(told, params={**told.params, "period": self._period.text})
            self.findings.append(told)
        return [*self.findings, *self._unread]

    def problem(self, *, headed: bool) -> Finding:
        """Why the sheet gave no row at all; `headed` is whether a header was found."""
        if self._unread:
            return self._unread[0]
        place = self._sheet.place()
        params = {"file": place}
        code = "no-rows" if headed else "no-header"
        if not headed and self._likest:
            code = "no-header-like"
            params["headers"] = Names(self._likest)
        if self._period and self._periods:
            code = "period-unknown"
            params.update(period=self._period.text, periods=Names(self._periods))
        return Finding(code=code, severity=Severity.ERROR, source=place, params=params)
