"""A sheet from top to bottom: titles, headers, blocks of rows, notes → Actuals and findings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qcheck.errors import DataError
from qcheck.model import Unreadable
from qcheck.reading import actuals, cells, columns, headrows, limits, rows, scope, stray, undated
from qcheck.reading.above import Above
from qcheck.reading.apart import Apart
from qcheck.reading.context import Context
from qcheck.reading.cumulative import Cumulative
from qcheck.reading.doubles import Doubles
from qcheck.reading.repeated import Repeats, repeats
from qcheck.reading.rowsaid import Remarks
from qcheck.reading.settle import settle
from qcheck.reading.sheetread import SheetRead
from qcheck.reading.span import own_year
from qcheck.reading.telling import Telling

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from qcheck.model import Actual
    from qcheck.reading.asking import Asking
    from qcheck.reading.context import Carried
    from qcheck.reading.grid import Cell, Row, Sheet

_HEADER_ROWS = 3
_REMARK_CELLS = 2  # 注: and what it says


class Layout:
    """Reads one sheet, row by row, in one pass."""

    def __init__(self, sheet: Sheet, asking: Asking) -> None:
        self._seen = asking.seen
        self._sheet = sheet
        self._column = asking.column
        self._period = asking.period
        self._names = asking.names
        self._apart = Apart(asking.region, asking.home)
        self._read = SheetRead()
        self._above = Above(sheet, named=asking.sheet is not None)
        self._telling = Telling(sheet, asking.column, asking.period)
        self._held: dict[tuple[int, int], Cell] = {}  # first cells of merges
        self._header: list[Row] = []  # waits for the row below it
        self._context: Context | None = None
        self._alone: Row | None = None  # one text in an open block: what follows says what it is
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
        self._above.clear()
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
        section = None if header else undated.section(rows.first(row), self._above.dated.year)
        if titles and not rows.explain(self._context, row):
            self._above.add(row)
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
        self._above.add(row)  # it may be the title of a block that follows

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
        self._telling.headerless(row)
        if headrows.has_figures(row) and not rows.is_form(row):
            self._telling.before_header(row)
        else:
            self._above.add(row)

    def _open(self, header: list[Row]) -> None:
        """Begin the block of rows under a header."""
        self._header = []
        self._blocks += 1
        self._bound("data.too-much-headers", self._blocks, limits.HEADERS)
        above, last = self._above, self._above.last
        if len(header) == 1 and last and headrows.is_above(last, header[0], self._sheet):
            header = [last, header[0]]
            above.drop()  # it heads columns: 上半年 there dates one of them
        found = columns.find(header, self._sheet, self._column, periods=self._period is not None)
        if differ := above.read():
            self._telling.titles_differ(differ)
        titles = above.texts()
        self._remarks.hear(titles)
        self._cumulative.begin(titles, len(self._read.rows))
        found, title, own = settle(found, above.dated, above.about, self._period)
        self._end_block()
        context = self._use(self._block(found, title, own_time=own))
        self._doubles = Doubles(context, len(self._read.rows))
        self._read.times.add(above.time(title))
        if self._seen:
            self._seen.block(context, header, above.lines)
        above.clear()
        self._telling.block(header, found)

    def _block(self, found: columns.Columns, title: dt.date | None, *, own_time: bool) -> Context:
        """What holds for the rows below a header; on each page of a long table that is the same."""
        above, before = self._above, self._context
        same = before if before and dict(before.columns.labels) == dict(found.labels) else None
        return Context(
            sheet=self._sheet,
            columns=found,
            title_date=title,
            title_year=above.hint.year,
            only_year=above.only_year,
            since=above.since,
            own_time=own_time,
            undated=above.hint.text or undated.of_columns(found),
            title_unit=above.unit() or (same.title_unit if same else ""),
            year=self._year(found),
            held=self._held,
            around=above.around,
            said=above.otherwise(found.labels.values()),
            area=same.area if same else "",
        )

    def _end_block(self) -> None:
        """Say of the rows so far which columns told their regions, and judge what they showed."""
        if self._context:
            self._telling.findings.extend(scope.findings(self._context))
        if self._context and self._seen:
            self._seen.regions(self._context)
        if self._doubles:
            self._read.rows = self._doubles.applied(self._read.rows)

    def _use(self, context: Context) -> Context:
        """Read the rows that follow by this."""
        self._context = context
        simple = self._column is None and self._period is None
        self._repeats = repeats(context, self._apart) if simple else None
        self._sheet.skims = self._repeats.skim.skims if self._repeats and self._whole else None
        return context

    def _year(self, found: columns.Columns) -> int | None:
        """The year that periods told in a cell are of."""
        named = next((v.period for v in found.values if v.period), "")
        return own_year(named) or self._above.dated.year

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
            self._telling.findings.append(found)
            undecided = context.columns.undecided("header-goes-on")
            self._use(replace(context, columns=undecided))
            return
        before = context.carried()
        code = rows.explain(context, row)
        if code:
            self._skip(code, row)
            if code in ("rows-notes", "rows-categories", "rows-without-name"):
                self._above.add(row)  # it may be the title of a block that follows
            return
        self._above.clear()
        read = actuals.of_row(context, row)
        if not (read[0].name or read[0].id):
            self._telling.findings.append(rows.nameless(context, row))
            return
        kept = [one for one in read if self._wanted(context, one)]
        if not kept:
            self._skip("rows-of-other-periods", row)
            return
        self._keep(kept)
        self._show(context, row)
        if rows.is_part(context, row):
            self._telling.row("rows-parts", row)
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
        by_title = None if self._above.dated.filed else read.title_date
        day = read.date or by_title
        if day is None and self._period.year not in (None, read.title_year or self._period.year):
            self._telling.period(f"{read.title_year}年")
            return False
        if day is None:
            self._read.undated = True
            return True
        self._telling.period(str(day))
        return self._period.ends(day, self._above.dated.year)

    def _skip(self, code: str, row: Row) -> None:
        self._telling.row(code, row)
        if self._seen:
            self._seen.skip(code, row)

    def _finish(self) -> None:
        self._end_block()
        read = self._read
        read.taken += self._apart.skimmed()
        read.rows = self._cumulative.applied(self._remarks.applied(read.rows))
        read.rows = self._apart.counted(read.rows)
        read.findings = self._telling.finished()
        if not read.rows:
            read.problem = self._telling.problem(headed=self._context is not None)
