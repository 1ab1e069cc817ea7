"""What holds for the rows of one block, and what one row leaves for the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qcheck.reading import cells, otherwise, scope
from qcheck.reading.grid import Seen

if TYPE_CHECKING:
    import datetime as dt

    from qcheck.reading.columns import Columns, ValueColumn
    from qcheck.reading.grid import Cell, Range, Row, Sheet
    from qcheck.reading.rowkind import RowKind

    Carried = tuple[
        str, bool, tuple[RowKind, str] | None, str, tuple[tuple[int, str], ...], tuple[int, ...]
    ]


@dataclass(slots=True, kw_only=True)
class Context:
    """What holds for the rows of one block: its columns, and what stands above it."""

    sheet: Sheet
    columns: Columns
    title_date: dt.date | None = None
    title_year: int | None = None  # as in `Actual`, with the three below
    only_year: int | None = None
    since: dt.date | None = None  # the first day of what the title says is the total of years
    own_time: bool = False
    undated: str = ""
    covers: dt.date | None = None  # the first day of the time that a row above these names
    title_unit: str = ""
    year: int | None = None  # what the table is about, for 一季度 in a cell
    said: str = ""  # the title or the sheet name that says what the figures are instead
    unit_above: str = ""  # of the last row that is no part of another
    noted: bool = False  # the notes below the table have begun
    group: tuple[RowKind, str] | None = None  # what the heading of a group says: 一、计划数
    held: dict[tuple[int, int], Cell] = field(default_factory=dict)  # first cells of merges
    around: tuple[tuple[str, ...], ...] = ()  # the places that the lines above speak of
    area: str = ""  # the place of the rows below a row that only names one
    areas: dict[int, str] = field(default_factory=dict)  # the last place in each column of places
    scopes: dict[int, dict[str, None]] = field(default_factory=dict)  # places where no 地区 is said
    unsaid: frozenset[int] = field(init=False)  # the columns that may hold them
    merged: bool = field(init=False)  # whether there are merged cells at all
    places: tuple[int, ...] = field(init=False)  # the columns that hold values, or could
    labelling: tuple[int, ...] = field(
        init=False
    )  # 类别 and columns without a header before a name
    qualifying: tuple[int, ...] = field(init=False)  # columns that say what a figure counts

    def __post_init__(self) -> None:
        columns = self.columns
        self.merged = bool(self.sheet.merges.all())
        self.places = columns.places
        self.unsaid = scope.unsaid(columns, self.sheet)
        unknown = (c for c in range(columns.name or 0) if c not in columns.labels)
        self.qualifying = otherwise.qualifying(columns)
        self.labelling = (
            *columns.category,
            *(c for c in unknown if not self.sheet.column_hidden(c)),
        )

    def carried(self) -> Carried:
        """All that the rows so far leave for those below them."""
        places = tuple(self.areas.items())
        return self.unit_above, self.noted, self.group, self.area, places, tuple(self.scopes)

    def carry(self, left: Carried) -> None:
        """Go on as if rows that leave this had been read.

        Of the columns that were found to hold places none is ever given up, nor anything they said.
        """
        self.unit_above, self.noted, self.group, self.area, places, _ = left
        self.areas = dict(places)

    def merge(self, row: Row, column: int) -> Range | None:
        """The merged range that a cell belongs to."""
        return self.sheet.merges.covering(row.number, column) if self.merged else None

    def cell(self, row: Row, column: int | None) -> Cell | None:
        """The cell that a person sees there: a merged one shows its first cell."""
        if column is None:
            return None
        merge = self.merge(row, column)
        if merge is None:
            return row.cells.get(column)
        if merge.top == row.number:
            return row.cells.get(merge.left)
        return self.held.get((merge.top, merge.left))

    def text(self, row: Row, column: int | None) -> str:
        """That cell as one line of text."""
        if column is None:
            return ""
        return cells.words(self.cell(row, column) if self.merged else row.cells.get(column))

    def own_id(self, row: Row) -> str:
        """The row's 指标编号: only as text, a number there is a serial number."""
        cell = self.cell(row, self.columns.id)
        if cell is None or cell.seen is not Seen.TEXT or cell.text.strip().isdigit():
            return ""
        return cells.words(cell)

    def named_at(self, row: Row) -> str:
        """Where the row's name stands, or its id."""
        column = self.columns.name if self.columns.name is not None else self.columns.id
        return self.sheet.address(row.number, column if column is not None else 0)

    def address(self, row: Row, column: ValueColumn | None = None) -> str:
        """Where the row's value stands, or should stand."""
        if column is not None:
            return self.sheet.address(row.number, column.column)
        wanted = (*self.places, self.columns.name, self.columns.id)
        return self.sheet.address(row.number, next((c for c in wanted if c is not None), 0))
