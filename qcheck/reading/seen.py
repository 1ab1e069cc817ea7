"""Records what the reader saw: files, sheets, headers with their meanings, rows that are no data.

Only `qcheck inspect` asks for it; without a `Trace` nothing of this is imported or run.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from qcheck.errors import QcheckError
from qcheck.model import BlankSeen, BlockSeen, FileSeen, LineSeen, SheetSeen, SkippedSeen
from qcheck.reading import area, cells, headers, headrows, rows, seencolumns, titles
from qcheck.reading.grid import BEYOND
from qcheck.reading.seencolumns import cut
from qcheck.reading.titles import dated
from qcheck.reading.values import in_column, missing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qcheck.reading.context import Context
    from qcheck.reading.files import Source
    from qcheck.reading.grid import Row, Sheet
    from qcheck.reading.series import Table

_TEXTS = 3  # of skipped rows, quoted for each reason
_LIKELY = 3  # rows that only look like a header
_LEAST = 2  # texts in one that does
_ABOVE = 2  # what standing right above the first figures counts, in known words
_PERIODS = 400  # columns of one row whose blanks are noted


class SheetTrace:
    """What was seen in one sheet, told by its layout from top to bottom."""

    def __init__(self) -> None:
        self.blocks: list[BlockSeen] = []
        self._skipped: dict[str, tuple[list[int], list[str]]] = defaultdict(lambda: ([], []))
        self._blanks: list[BlankSeen] = []
        self._likely: list[tuple[int, BlockSeen]] = []
        self._before: Row | None = None  # the row above, until one with figures has come

    def lead(self, row: Row) -> None:
        """A row above the first header; it may look like one.

        By its words, or by standing right above the first figures.
        """
        above, self._before = self._before, row
        if len(self._likely) > _LIKELY:
            return
        if not headrows.has_figures(row):
            self._may_be(row, 0)
        elif above and not headrows.has_figures(above):
            self._may_be(above, _ABOVE)

    def _may_be(self, row: Row, known: int) -> None:
        texts = {c: cells.words(cell) for c, cell in row.cells.items() if cells.words(cell)}
        known += sum(map(headers.recognised, texts.values()))
        if len(texts) < _LEAST or not known:
            return
        columns = (seencolumns.guessed(c, texts[c]) for c in sorted(texts))
        block = BlockSeen(header=(row.number,), columns=tuple(columns), certain=False)
        self._likely = [one for one in self._likely if one[1].header != block.header]
        self._likely.append((known, block))

    def block(
        self, context: Context, header: Sequence[Row], lines: Sequence[Sequence[str]]
    ) -> None:
        """A header was found; `lines` are the texts above it that may date its rows."""
        found = context.columns
        above = tuple(_lines(lines))
        day = context.title_date
        if day is None and context.title_year:
            day = dt.date(context.title_year, 12, 31)
        sole = found.values[0] if len(found.values) == 1 else None
        # A year in the value's header dates the rows where the lines above do not.
        of_header = sole is not None and sole.when and day not in {line.day for line in above}
        turned = header[-1].number >= BEYOND
        top = (min(found.labels, default=0) + 1,)
        self.blocks.append(
            BlockSeen(
                header=top if turned else tuple(row.number for row in header),
                turned=turned,
                columns=tuple(seencolumns.of_header(found, header)),
                lines=above,
                day=day,
                by_year=context.title_date is None or context.own_time,
                column_day=(sole.date if sole else None) or (day if of_header else None),
                unit=(sole.unit if sole else "") or context.title_unit,
            )
        )

    def series(
        self,
        table: Table,
        left: int,
        lines: Sequence[Sequence[str]],
        explained: Mapping[str, Sequence[Row]],
    ) -> None:
        """A table of periods or regions down, which begin in the column `left`."""
        block = BlockSeen(
            header=(table.header.number,),
            columns=tuple(seencolumns.of_series(table, left)),
            lines=tuple(_lines(lines)),
            day=table.title.day,
            unit=table.title_unit,
        )
        self.blocks.append(block)
        for code, own in explained.items():
            for row in own:
                self.skip(code, row)
        self._blanks += _left_empty(table)

    def row(self, context: Context, row: Row) -> None:
        """A row of data: the periods that it leaves empty."""
        periods = [one for one in context.columns.values if one.date]
        for one in periods[:_PERIODS] if len(periods) > 1 else ():
            value, text = in_column(context, row, one)
            if one.date and missing(value):
                blank = BlankSeen(
                    source=context.address(row, one),
                    record=context.named_at(row),
                    text=cut(text),
                    day=one.date,
                    region=area.of_row(context, row, one.region),
                )
                self._blanks.append(blank)

    def regions(self, context: Context) -> None:
        """The columns of the last block whose cells told the regions of its rows."""
        told = {context.columns.column_names(c) for c in context.scopes}
        if told and self.blocks:
            columns = (
                replace(one, meaning="region", why="places") if one.letters in told else one
                for one in self.blocks[-1].columns
            )
            self.blocks[-1] = replace(self.blocks[-1], columns=tuple(columns))

    def skip(self, code: str, row: Row) -> None:
        """A row that is no data, and the finding code that says what it is instead."""
        numbers, texts = self._skipped[code]
        numbers.append(row.number)
        if len(texts) < _TEXTS:
            said = (cells.shown(row.cells[c]) for c in sorted(row.cells))
            texts.append(cut(" ".join(" ".join(said).split())))

    def done(self, name: str, state: str) -> SheetSeen:
        """All of it. Likely headers only count where there was none."""
        likely = sorted(self._likely, key=lambda one: -one[0])
        skipped = (
            SkippedSeen(code=code, rows=tuple(numbers), texts=tuple(texts))
            for code, (numbers, texts) in self._skipped.items()
        )
        return SheetSeen(
            name=name,
            state=state,
            blocks=tuple(self.blocks or (block for _, block in likely)),
            skipped=tuple(skipped),
            blanks=tuple(self._blanks),
        )


@dataclass(slots=True)
class _File:
    path: str
    size: int
    sha256: str
    kind: str = ""
    states: list[tuple[Sheet, str]] = field(default_factory=list)
    traces: dict[int, SheetTrace] = field(default_factory=dict)


class Trace:
    """What was seen in all files of one run, also in those that could not be used."""

    def __init__(self) -> None:
        self._files: list[_File] = []

    def file(self, path: str, source: Source, sha256: str) -> None:
        """A file was loaded."""
        from qcheck.reading.sniff import kind_of  # noqa: PLC0415 - lazy, as where files are read

        self._files.append(_File(path, source.size(), sha256))
        try:
            self._files[-1].kind = kind_of(source, path)
        except QcheckError:
            return  # the reader will say so itself

    def sheets(self, found: Sequence[Sheet], chosen: Sequence[Sheet], asked: str | None) -> None:
        """The sheets of the file, and which of them are read."""
        names = [sheet.name for sheet in chosen]
        for sheet in found:
            left = "hidden" if sheet.hidden else "leaflet" if asked is None else "not-asked"
            state = "read" if sheet.name in names else left
            self._files[-1].states.append((sheet, state))

    def sheet(self, sheet: Sheet) -> SheetTrace:
        """Where the layout of this sheet tells what it sees."""
        return self._files[-1].traces.setdefault(id(sheet), SheetTrace())

    @property
    def files(self) -> tuple[FileSeen, ...]:
        """What was seen, in the order of the files."""
        return tuple(
            FileSeen(
                path=file.path,
                kind=file.kind,
                size=file.size,
                sha256=file.sha256,
                sheets=tuple(
                    file.traces.get(id(sheet), SheetTrace()).done(sheet.name, state)
                    for sheet, state in file.states
                ),
            )
            for file in self._files
        )


def _lines(lines: Sequence[Sequence[str]]) -> Iterator[LineSeen]:
    """The lines above a header that say anything; remarks date nothing."""
    for line in lines:
        text = " ".join(" ".join(line).split())
        unit = next((found for part in line if (found := titles.unit_of_title(part))), "")
        day = None if rows.is_remark(line) else dated([line], None).day
        yield LineSeen(text=cut(text), day=day, unit=unit)


def _left_empty(table: Table) -> Iterator[BlankSeen]:
    """The cells without a value in a table of periods down."""
    sheet = table.sheet
    for column in table.names:
        head = table.measures.heads[column] if table.measures else column
        for line in table.lines:
            cell = line.row.cells.get(column)
            if line.day and missing(cells.figure(cell)):
                yield BlankSeen(
                    source=sheet.address(line.row.number, column),
                    record=sheet.address(table.header.number, head),
                    text=cut(cells.shown(cell)),
                    day=line.day,
                )
