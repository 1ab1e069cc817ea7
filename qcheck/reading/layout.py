"""A sheet from top to bottom: titles, headers, blocks of rows, notes → Actuals and findings."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from qcheck.errors import DataError
from qcheck.model import Actual, Finding, Names, Severity, Unreadable
from qcheck.reading import (
    area,
    cells,
    columns,
    headrows,
    limits,
    otherwise,
    rows,
    scope,
    stray,
    undated,
)
from qcheck.reading.apart import Apart
from qcheck.reading.context import Context
from qcheck.reading.cumulative import Cumulative
from qcheck.reading.doubles import Doubles
from qcheck.reading.repeated import Repeats, repeats
from qcheck.reading.rowsaid import Remarks
from qcheck.reading.runs import grouped
from qcheck.reading.settle import settle
from qcheck.reading.sheetread import SheetRead
from qcheck.reading.span import own_year
from qcheck.reading.titles import Dated, after, by_sheet, dated, unit_of_title

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qcheck.reading.asking import Asking
    from qcheck.reading.context import Carried
    from qcheck.reading.grid import Cell, Row, Sheet

_TITLE_LINES = 100
_HEADER_ROWS = 3
_MOST_PERIODS = 40  # named in a message
_REMARK_CELLS = 2  # 注: and what it says


class Layout:
    """Reads one sheet, row by row, in one pass."""

    def __init__(self, sheet: Sheet, asking: Asking) -> None:
        self._seen = asking.seen
        self._sheet = sheet
        self._named = asking.sheet is not None
        self._column = asking.column
        self._period = asking.period
        self._names = asking.names
        self._apart = Apart(asking.region, asking.home)
        self._read = SheetRead()
        self._titles: list[list[str]] = []  # the cells of the lines above a header
        self._dated = Dated()
        self._hint = undated.Hint()
        self._before: list[int] = []  # rows with figures above the first header
        self._held: dict[tuple[int, int], Cell] = {}  # first cells of merges
        self._header: list[Row] = []  # waits for the row below it
        self._above: Row | None = None  # the last row that was no data
        self._context: Context | None = None
        self._explained: dict[str, list[int]] = defaultdict(list)
        self._headers_seen: list[str] = []
        self._about = ""  # what the lines above the table say
        self._around = area.around((), sheet.name)
        self._lines: list[str] = []  # the lines above the table
        self._alone: Row | None = None  # one text in an open block: what follows says what it is
        self._periods: dict[str, None] = {}  # that there are, where one was asked for
        self._unread: list[Finding] = []
        self._likest: list[str] = []  # the headers of the row that is most like one
        self._remarks = Remarks()
        self._cumulative = Cumulative()
        self._repeats: Repeats | None = None
        self._doubles: Doubles | None = None
        self._leading = self._blocks = 0
        self._whole = False  # no other reads this sheet

    def read(self, found: Iterable[Row] | None = None) -> SheetRead:
        """All that the sheet says; `found` are its rows where reading them has begun already.

        Raises:
            DataError: the file is damaged or beyond the limits.
        """
        self._whole = True
        for row in self._sheet.rows() if found is None else found:
            self.take(row)
            if self._leading > limits.LEADING and self._context is None:
                break  # it is no table that we know
        return self.close()

    def close(self) -> SheetRead:
        """What all the rows taken said."""
        if self._header:
            self._open(self._header)
        self._settle_alone(None)
        self._finish()
        return self._read

    def take(self, row: Row) -> None:
        """The next row of the sheet."""
        if self._repeats and self._again(self._repeats, row):
            return
        self._read.empty = False
        self._hold(row)
        if row.hidden:
            self._skip("rows-hidden", row)
            return
        if self._header and self._belongs(row):
            self._header.append(row)
            return
        if self._header:
            self._open(self._header)
        block = self._context.columns if self._context else None
        header = headrows.is_header(row, self._column, block)
        self._settle_alone(row if header else None)
        if header:
            self._header = [row]
        elif self._context is None:
            self._lead(row)
        elif headrows.is_alone(row):
            self._alone = row
        else:
            self._data(self._context, row)

    def _again(self, repeats: Repeats, row: Row) -> bool:
        """Whether a row repeats one read before, but for its figure and its date; then it is read.

        Rows that wait come first: what they are may depend on this one.
        """
        if row.hidden or self._header or self._alone:
            return False
        known = repeats.find(row)
        if known is None:
            return False
        self._titles = []
        self._read.taken += 1
        if not repeats.spares(row, known):
            self._read.rows.append(repeats.read(row, known))
            self._bound("data.too-much-values", len(self._read.rows), limits.VALUES)
        return True

    def _settle_alone(self, header: Row | None) -> None:
        """One text directly above a header is the title of that block, else a row like others."""
        row, self._alone = self._alone, None
        if row is None or self._context is None:
            return
        titles = header is not None and header.number == row.number + 1
        section = None if header else undated.section(rows.first(row), self._dated.year)
        if titles and not rows.explain(self._context, row):
            self._title(row)
        elif section:
            self._section(self._context, section, row)
        else:
            self._data(self._context, row)

    def _section(self, context: Context, found: undated.Section, row: Row) -> None:
        """A row that only says a time: that of the rows below it."""
        self._use(
            replace(
                context,
                title_date=found.day,
                title_year=found.year,
                covers=found.covers,
                own_time=True,
                undated="",
            )
        )
        self._skip("rows-categories", row)
        self._title(row)  # it may be the title of a block that follows

    def _belongs(self, row: Row) -> bool:
        """Whether a row is one more row of the header that waits."""
        return len(self._header) < _HEADER_ROWS and headrows.is_subheader(
            self._header, row, self._sheet
        )

    def _hold(self, row: Row) -> None:
        """Keep the first cells of merges: the rows below show them too."""
        for merge in self._sheet.merges.starting_at(row.number):
            if merge.left in row.cells:
                self._held[merge.top, merge.left] = row.cells[merge.left]

    def _lead(self, row: Row) -> None:
        """A row above the first header: a title, or data whose header was not understood."""
        self._leading += 1
        if self._seen:
            self._seen.lead(row)
        texts = headrows.words(row)
        if len(texts) > max(len(self._likest), _REMARK_CELLS):
            self._likest = texts
        if headrows.has_figures(row) and not rows.is_form(row):
            self._before.append(row.number)
        else:
            self._title(row)

    def _title(self, row: Row) -> None:
        self._above = row
        if len(self._titles) < _TITLE_LINES:
            self._titles.append([cells.shown(row.cells[c]) for c in sorted(row.cells)])

    def _open(self, header: list[Row]) -> None:
        """Begin the block of rows under a header."""
        self._header = []
        self._blocks += 1
        self._bound("data.too-much-headers", self._blocks, limits.HEADERS)
        first = header[0]
        if len(header) == 1 and self._above and headrows.is_above(self._above, first, self._sheet):
            header = [self._above, first]
            self._titles = self._titles[:-1]  # it heads columns: 上半年 there dates one of them
        found = columns.find(header, self._sheet, self._column, periods=self._period is not None)
        self._read_lines()
        titles = [text for line in self._titles for text in line]
        self._remarks.hear(titles)
        self._cumulative.begin(titles, len(self._read.rows))
        found, title, own = settle(found, self._dated, self._about, self._period)
        same = self._context if self._context and self._same(found) else None
        self._tell_scopes()
        context = self._use(
            Context(
                sheet=self._sheet,
                columns=found,
                title_date=title,
                title_year=self._hint.year,
                own_time=own,
                undated=self._hint.text or undated.of_columns(found),
                title_unit=self._unit(found),
                year=self._year(found),
                held=self._held,
                around=self._around,
                said=self._otherwise(found),
                area=same.area if same else "",
            )
        )
        self._judge_doubles()
        self._doubles = Doubles(context, len(self._read.rows))
        self._read.times.add((title, self._hint.year) if not self._dated.filed else (None, None))
        if self._seen:
            self._seen.block(context, header, self._titles)
        self._titles = []
        self._tell_before()
        self._headers_seen = headrows.shown(header, found.labels)
        for one in found.timed:
            self._note_period(found.label(one))
        self._report(found)

    def _otherwise(self, found: columns.Columns) -> str:
        """What title or sheet say the figures are instead; whoever names a sheet wants its own."""
        sheet = "" if self._named else self._sheet.name
        return otherwise.of_table(self._lines, sheet, found.labels.values())

    def _use(self, context: Context) -> Context:
        """Read the rows that follow by this."""
        self._context = context
        simple = self._column is None and self._period is None
        self._repeats = repeats(context, self._apart) if simple else None
        self._sheet.skims = self._repeats.skim.skims if self._repeats and self._whole else None
        return context

    def _unit(self, found: columns.Columns) -> str:
        """The unit that the lines above give; a header repeated on each page keeps that before."""
        texts = (text for line in self._titles for text in line)
        unit = next((u for text in texts if (u := unit_of_title(text))), "")
        before = self._context
        return before.title_unit if before and self._same(found) and not unit else unit

    def _same(self, found: columns.Columns) -> bool:
        """Whether a header is that of the block above, as on each page of a long table."""
        before = self._context
        return before is not None and dict(before.columns.labels) == dict(found.labels)

    def _year(self, found: columns.Columns) -> int | None:
        """The year that periods told in a cell are of."""
        named = next((v.period for v in found.values if v.period), "")
        return own_year(named) or self._dated.year

    def _read_lines(self) -> None:
        """What the lines above a block say: their date, and what the table is about."""
        lines = [line for line in self._titles if not rows.is_remark(line)]
        if lines or not self._about:
            self._about = " ".join((self._sheet.name, *(text for line in lines for text in line)))
        self._lines = [text for line in lines for text in line] or self._lines
        if places := area.around(lines, self._sheet.name):
            self._around = places
        found = undated.ended(lines, dated(lines, self._dated.year))
        if self._context is None and found.day is None and not found.differ:
            found = by_sheet(found, self._sheet.name)
        hint = undated.of_lines(lines, "" if self._context else self._sheet.name, found)
        if found.day or any(hint):
            self._hint = hint
        if found.differ:
            days = {"first": found.differ[0].isoformat(), "second": found.differ[-1].isoformat()}
            self._say("title-dates-differ", Severity.WARNING, self._sheet.place(), days)
        elif found.day is None:  # the lines above the first block hold for all
            found = after(self._dated, found.year)
        self._dated = found

    def _tell_before(self) -> None:
        if self._before:
            told = grouped(self._sheet, "rows-before-header", self._before)
            self._read.findings.append(replace(told, severity=Severity.WARNING))
            self._before = []

    def _report(self, found: columns.Columns) -> None:
        """Say what is odd about the columns: none or several could be the value, some hidden."""
        place = self._sheet.address(found.header_row, 0)
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

    def _say(self, code: str, severity: Severity, place: str, params: dict[str, str]) -> None:
        self._read.findings.append(
            Finding(code=code, severity=severity, source=place, params=params)
        )

    def _no_value(self, place: str) -> Finding:
        headers = Names(self._headers_seen)
        code = "no-value-column" if self._column is None else "column-unknown"
        params = {"file": self._sheet.place(), "headers": headers}
        if self._column is not None:
            params["column"] = self._column
        return Finding(code=code, severity=Severity.ERROR, source=place, params=params)

    def _data(self, context: Context, row: Row) -> None:
        if not context.places:
            elsewhen = context.columns.elsewhen
            self._skip("rows-of-other-periods" if elsewhen else "rows-unread", row)
            return
        if len(row.cells) <= _REMARK_CELLS:
            said = [cells.words(cell) for cell in row.cells.values()]
            self._remarks.hear(said)
            self._cumulative.hear(said)
        if found := stray.below(context, row):
            self._read.findings.append(found)
            undecided = context.columns.undecided("header-goes-on")
            self._use(replace(context, columns=undecided))
            return
        before = context.carried()
        code = rows.explain(context, row)
        if code:
            self._skip(code, row)
            if code in ("rows-notes", "rows-categories", "rows-without-name"):
                self._title(row)  # it may be the title of a block that follows
            return
        self._titles = []
        read = rows.actuals(context, row)
        if not (read[0].name or read[0].id):
            self._read.findings.append(rows.nameless(context, row))
            return
        kept = [one for one in read if self._wanted(context, one)]
        if not kept:
            self._skip("rows-of-other-periods", row)
            return
        self._keep(kept)
        self._show(context, row)
        if rows.is_part(context, row):
            self._explained["rows-parts"].append(row.number)
        self._compare(before, row, read)

    def _compare(self, before: Carried, row: Row, read: list[Actual]) -> None:
        """Hold a row against the others: for a second column of values, and for rows like it."""
        if self._doubles and self._doubles.holds(row):
            self._doubles.hear(row, read[0])
        elif self._repeats and len(read) == 1:
            self._repeats.learn(before, row, read[0])

    def _show(self, context: Context, row: Row) -> None:
        """Tell whoever inspects the table of a row of data."""
        if self._seen:
            self._seen.row(context, row)

    def _keep(self, read: list[Actual]) -> None:
        """Take what one row says, or count it."""
        self._read.taken += 1
        self._names.add(read[0].name or read[0].id)
        self._bound("data.too-much-names", len(self._names), limits.NAMES)
        if len(read) > 1 or not self._apart.spares(read[0], read[0].date):
            self._read.rows.extend(read)
            self._bound("data.too-much-values", len(self._read.rows), limits.VALUES)

    def _bound(self, key: str, count: int, limit: int) -> None:
        """Refuse what no table of indicators has, before it takes all time and memory."""
        if count > limit:
            raise DataError(key, file=self._sheet.place(), limit=str(limit))

    def _wanted(self, context: Context, read: Actual) -> bool:
        """Whether a row is of the period asked for, by its own date or that of its table."""
        if self._period is None or context.columns.asked or context.columns.candidates:
            return True
        if isinstance(read.value, Unreadable) and read.value.code == "value-told-unclear":
            return True  # all the periods are told in that cell
        by_title = None if self._dated.filed else read.title_date
        day = read.date or by_title
        if day is None and self._period.year not in (None, read.title_year or self._period.year):
            self._note_period(f"{read.title_year}年")
            return False
        if day is None:
            self._read.undated = True
            return True
        self._note_period(str(day))
        return self._period.ends(day, self._dated.year)

    def _note_period(self, named: str) -> None:
        if len(self._periods) < _MOST_PERIODS:
            self._periods[named] = None

    def _skip(self, code: str, row: Row) -> None:
        self._explained[code].append(row.number)
        if self._seen:
            self._seen.skip(code, row)

    def _tell_scopes(self) -> None:
        """Say of the rows so far which columns told their regions."""
        if self._context:
            self._read.findings.extend(scope.findings(self._context))
        if self._context and self._seen:
            self._seen.regions(self._context)

    def _judge_doubles(self) -> None:
        if self._doubles:
            self._read.rows = self._doubles.applied(self._read.rows)

    def _finish(self) -> None:
        self._tell_scopes()
        self._judge_doubles()
        for code, numbers in self._explained.items():
            told = grouped(self._sheet, code, numbers)
            if code == "rows-of-other-periods" and self._period:
                told = replace(told, params={**told.params, "period": self._period.text})
            self._read.findings.append(told)
        self._read.taken += self._apart.skimmed()
        self._read.rows = self._apart.counted(
            self._cumulative.applied(self._remarks.applied(self._read.rows))
        )
        self._read.findings.extend(self._unread)
        if not self._read.rows:
            self._read.problem = self._problem()

    def _problem(self) -> Finding:
        place = self._sheet.place()
        if self._unread:
            return self._unread[0]
        params = {"file": place}
        code = "no-header" if self._context is None else "no-rows"
        if self._context is None and self._likest:
            code = "no-header-like"
            params["headers"] = Names(self._likest)
        if self._period and self._periods:
            code = "period-unknown"
            params.update(period=self._period.text, periods=Names(self._periods))
        return Finding(code=code, severity=Severity.ERROR, source=place, params=params)
