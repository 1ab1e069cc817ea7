"""The grid of one HTML table: which column a cell stands in, what is merged, what is hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.errors import DataError
from qcheck.reading import css, limits
from qcheck.reading.grid import Cell, Range, Row, Seen
from qcheck.reading.pagecells import page_cell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_WIDEST = 1000  # as browsers do
_TALLEST = 65_534
_BREAK = "\0"


class PageTable:
    """Takes the events of one table and keeps its rows; `budget` is that of the whole page."""

    def __init__(
        self,
        file: str,
        leads: Sequence[str],
        budget: list[int],
        *,
        hidden: bool,
        old_dates: bool,
    ) -> None:
        self._file = file
        self._budget = budget
        self._old_dates = old_dates
        self._leads = len(leads)
        self.hidden = hidden
        self.rows = [Row(i, {0: Cell(Seen.TEXT, line)}) for i, line in enumerate(leads, 1)]
        self.merges: list[Range] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self._number = len(leads)
        self._cells: dict[int, Cell] | None = None
        self._row_hidden = self._section_hidden = False
        self._next = self._columns = 0
        self._spans: list[Range] = []  # that reach into the row, from the left
        self._passed = 0
        self._parts: list[str] | None = None
        self._attributes: Mapping[str, str] = {}
        self._said: Mapping[str, str] = {}
        self._at = 0
        self._widget = ""
        self._doubtful = False
        self._concealed: list[tuple[int, int]] = []  # index of the row, column of a hidden cell
        self._seen: set[int] = set()

    @property
    def in_cell(self) -> bool:
        """Whether text belongs to a cell."""
        return self._parts is not None

    def add(self, text: str) -> None:
        """Text of the cell."""
        if self._parts is not None:
            self._parts.append(text)

    def picture(self, what: str, *, certain: bool) -> None:
        """Something in the cell that is no text; `certain`: beside a text it does not matter."""
        self._widget = what
        self._doubtful = self._doubtful or not certain

    def section(self, *, hidden: bool) -> None:
        """A group of rows begins or ends; no cell reaches beyond it."""
        self.end_row()
        self._section_hidden = hidden
        self._spans = []

    def column(self, attributes: Mapping[str, str], *, hidden: bool) -> None:
        """A `col` element."""
        first, self._columns = self._columns, self._columns + _count(attributes, "span", _WIDEST)
        if hidden and first < limits.COLUMN:
            self.hidden_columns.append((first, self._columns - 1))

    def row(self, *, hidden: bool) -> None:
        """A row begins."""
        self.end_row()
        self._number += 1
        if self._number > limits.ROW:
            raise DataError("data.damaged", file=self._file)
        self._cells = {}
        self._row_hidden = hidden or self._section_hidden
        self._next = self._passed = 0
        self._budget[2] -= len(self._spans)
        self._check()
        self._spans = sorted(
            (s for s in self._spans if s.bottom >= self._number), key=lambda s: s.left
        )

    def cell(self, attributes: Mapping[str, str], said: Mapping[str, str]) -> None:
        """A cell begins."""
        self.end_cell()
        if self._cells is None:
            self.row(hidden=False)
        self._budget[0] -= 1
        self._check()
        self._attributes, self._said = attributes, said
        self._parts = []
        self._widget, self._doubtful = "", False
        self._at = self._place()
        width = _count(attributes, "colspan", _WIDEST)
        height = _count(attributes, "rowspan", _TALLEST)
        self._next = self._at + width
        if self._next > limits.COLUMN:
            raise DataError("data.damaged", file=self._file)
        if width > 1 or height > 1:
            self._span(width, height)
        if css.hides(said):
            self._concealed.append((len(self.rows), self._at))

    def _place(self) -> int:
        """The next column that no cell from above reaches into."""
        column = self._next
        while self._passed < len(self._spans) and self._spans[self._passed].left <= column:
            column = max(column, self._spans[self._passed].right + 1)
            self._passed += 1
        return column

    def _span(self, width: int, height: int) -> None:
        """Keep a merge; one that would lie over another ends before it."""
        right = self._at + width - 1
        if self._passed < len(self._spans):
            right = min(right, self._spans[self._passed].left - 1)
        found = Range(self._number, self._at, self._number + height - 1, right)
        self.merges.append(found)
        self._budget[3] -= 1
        self._check()
        if height > 1:
            self._spans.insert(self._passed, found)
            self._passed += 1

    def end_cell(self) -> None:
        """The cell ends, by its tag or by what follows."""
        if self._parts is None or self._cells is None:
            return
        pieces = "".join(self._parts).split(_BREAK)
        self._parts = None
        text = "\n".join(piece for p in pieces if (piece := _single(p)))
        if len(text) > limits.CELL_CHARACTERS:
            raise DataError("data.damaged", file=self._file)
        cell = self._read(text)
        if cell is None:
            return
        self._cells[self._at] = cell
        self._budget[1] -= 1
        self._check()
        if not css.hides(self._said) and "colspan" not in self._attributes:
            self._seen.add(self._at)

    def _read(self, text: str) -> Cell | None:
        if self._widget and (self._doubtful or not text):
            return Cell(Seen.ERROR, f"{text} {self._widget}".strip())
        return page_cell(text, self._attributes, self._said, old_dates=self._old_dates)

    def end_row(self) -> None:
        """The row ends."""
        self.end_cell()
        if self._cells is not None:
            # Kept even when empty, for `_concealed`; `close` drops such rows.
            self.rows.append(Row(self._number, self._cells, self._row_hidden))
        self._cells = None

    def close(self) -> None:
        """The table ends.

        A hidden cell in a column that can be seen: a browser moves the rest of its row to the left,
        a spreadsheet does not, so the row's figures are not certain.
        """
        self.end_row()
        concealed = {column for _, column in self._concealed} - self._seen
        self.hidden_columns.extend((c, c) for c in sorted(concealed))
        for index, column in self._concealed:
            if column not in concealed:
                row = self.rows[index]
                torn = {
                    c: Cell(Seen.ERROR, "display:none") if c >= column else cell
                    for c, cell in row.cells.items()
                }
                self.rows[index] = row._replace(cells=torn)
        self._concealed = []
        self.rows = [row for row in self.rows if row.cells]

    def is_title(self) -> bool:
        """Whether no row has two cells: a frame around something, or a title."""
        return all(len(row.cells) < 2 for row in self.rows)  # noqa: PLR2004 - two

    def own_titles(self) -> list[str]:
        """The texts of the table's own rows that have one cell."""
        own = [row for row in self.rows if row.number > self._leads and not row.hidden]
        return [
            " ".join(cell.text.split())
            for row in own
            if len(row.cells) == 1
            for cell in row.cells.values()
            if cell.seen is Seen.TEXT
        ]

    def titles(self) -> list[str]:
        """What stands above a table within this one."""
        here = _single("".join(self._parts or ()).replace(_BREAK, " "))
        return [*self.own_titles(), *([here] if here else ())]

    def _check(self) -> None:
        cells, held, steps, merges = self._budget
        if cells < 0 or held < 0:
            limit = limits.CELLS if cells < 0 else limits.HELD_CELLS
            raise DataError("data.too-much-cells", file=self._file, limit=str(limit))
        if merges < 0 or steps < 0:
            raise DataError("data.too-much-merges", file=self._file, limit=str(limits.MERGES))


def _single(text: str) -> str:
    """White space as a page shows it: one space for many."""
    return " ".join(text.split())


def _count(attributes: Mapping[str, str], name: str, most: int) -> int:
    """How many columns or rows a cell takes; nonsense is one, and so is more than a page may."""
    said = attributes.get(name, "").strip()[:9]
    count = int(said) if said.isascii() and said.isdigit() else 1
    if name == "rowspan":
        return min(count or most, most)
    return count if 1 <= count <= most else 1
