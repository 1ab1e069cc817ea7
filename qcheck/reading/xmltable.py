"""The table of one worksheet in an XML Spreadsheet 2003."""

from __future__ import annotations

import re
from datetime import date
from math import isfinite
from typing import TYPE_CHECKING, ClassVar

from qcheck.errors import DataError
from qcheck.reading import limits
from qcheck.reading.grid import Cell, NumberForm, Range, Row, Seen
from qcheck.reading.package import attribute
from qcheck.reading.richtext import SHIFTS
from qcheck.reading.stored import Styles

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[Ee][+-]?[0-9]{1,4})?")
_TRUE = frozenset({"1", "true", "True"})
_RAISED = {"Sup": "superscript", "Sub": "subscript"}
_FIRST_YEAR = 1900  # a time of day is stored as one of 31 December 1899


class XmlTable:
    """Takes the events of one `Table` and keeps its rows; `budget` is that of the whole file."""

    STARTS: ClassVar = ("Column", "Row", "Cell", "Data", "Comment", "Sup", "Sub", "S")
    ENDS: ClassVar = ("Row", "Cell", "Data", "Comment", "Sup", "Sub", "S")

    def __init__(
        self,
        file: str,
        name: str,
        budget: list[int],
        form: Callable[[str], NumberForm],
        *,
        old_dates: bool,
    ) -> None:
        self.name = name
        self.hidden = False
        self.rows: list[Row] = []
        self.merges: list[Range] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self._file = file
        self._budget = budget
        self._form = form
        self._dates = Styles([], date1904=old_dates)
        self._styles: list[tuple[int, int, str]] = []  # first column, last column, style
        self._table_style = self._row_style = self._style = ""
        self._column = self._at = -1
        self._number = self._skip = self._cell_at = 0
        self._cells: dict[int, Cell] | None = None
        self._row_hidden = False
        self._spans: list[Range] = []
        self._in_cell = self._formula = self._commented = False
        self._type: str | None = None
        self._parts: list[str] = []
        self._size = 0
        self._listening = False
        self._shift: dict[int, int] | None = None

    def begin(self, attributes: Mapping[str, str]) -> None:
        """The table begins."""
        self._table_style = attribute(attributes, "StyleID")

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if name == "Comment":
            self._commented = True
        elif self._commented:
            return
        elif name == "Column":
            self._on_column(attributes)
        elif name == "Row":
            self._on_row(attributes)
        elif name == "Cell":
            self._on_cell(attributes)
        elif name == "Data":
            self._on_data(attributes)
        elif self._listening:
            self._run(name)

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "Comment":
            self._commented = False
        elif self._commented:
            return
        elif name == "Row":
            self._end_row()
        elif name == "Cell":
            self._end_cell()
        elif name == "Data":
            self._listening = False
        elif self._listening:
            self._end_run(name)

    def feed(self, text: str) -> None:
        """Character data; only counts inside `Data`."""
        if not self._listening or self._commented:
            return
        self._size += len(text)
        if self._size > limits.CELL_CHARACTERS:
            raise self._damaged()
        self._parts.append(text.translate(self._shift) if self._shift else text)

    def _run(self, name: str) -> None:
        if name == "S":  # struck out: shown, and meant no more
            self._parts.append("~~")
        else:
            self._shift = SHIFTS[_RAISED[name]]

    def _end_run(self, name: str) -> None:
        if name == "S":
            self._parts.append("~~")
        else:
            self._shift = None

    def _damaged(self) -> DataError:
        return DataError("data.damaged", file=self._file)

    def _index(self, attributes: Mapping[str, str], expected: int) -> int:
        """The row or column counted from 1 that an element stands in; never a step back."""
        said = attribute(attributes, "Index")
        index = int(said) if said else expected
        if index < expected:
            raise self._damaged()
        return index

    def _on_column(self, attributes: Mapping[str, str]) -> None:
        first = self._index(attributes, self._column + 2) - 1
        last = first + self._count(attributes, "Span")
        if last >= limits.COLUMN:
            raise self._damaged()
        self._column = last
        if attribute(attributes, "Hidden") in _TRUE:
            self.hidden_columns.append((first, last))
        style = attribute(attributes, "StyleID")
        if style:
            self._styles.append((first, last, style))

    def _count(self, attributes: Mapping[str, str], name: str) -> int:
        said = attribute(attributes, name)
        count = int(said) if said else 0
        if count < 0:
            raise self._damaged()
        return count

    def _on_row(self, attributes: Mapping[str, str]) -> None:
        if self._cells is not None:
            raise self._damaged()
        self._number = self._index(attributes, self._number + 1)
        if self._number + self._count(attributes, "Span") > limits.ROW:
            raise self._damaged()
        self._row_hidden = attribute(attributes, "Hidden") in _TRUE
        self._row_style = attribute(attributes, "StyleID")
        self._cells = {}
        self._at = -1
        self._spend(2, len(self._spans))
        self._spans = [span for span in self._spans if span.bottom >= self._number]
        self._skip = self._count(attributes, "Span")

    def _end_row(self) -> None:
        if self._cells:
            self.rows.append(Row(self._number, self._cells, self._row_hidden))
        if self._cells is not None:
            self._number += self._skip
        self._cells = None

    def _on_cell(self, attributes: Mapping[str, str]) -> None:
        if self._cells is None or self._in_cell:
            raise self._damaged()
        self._spend(0, 1)
        at = self._index(attributes, self._at + 2) - 1
        across, down = self._count(attributes, "MergeAcross"), self._count(attributes, "MergeDown")
        self._at = at + across
        if self._at >= limits.COLUMN or self._number + down > limits.ROW:
            raise self._damaged()
        self._in_cell = True
        self._cell_at = at
        self._style = attribute(attributes, "StyleID") or self._row_style or self._column_style(at)
        self._formula = bool(attribute(attributes, "Formula"))
        self._type = None
        self._parts, self._size = [], 0
        if across or down:
            self._merge(Range(self._number, at, self._number + down, self._at))

    def _column_style(self, at: int) -> str:
        if not self._styles:
            return self._table_style
        self._spend(2, len(self._styles))
        found = (style for first, last, style in self._styles if first <= at <= last)
        return next(found, self._table_style)

    def _merge(self, found: Range) -> None:
        self._spend(3, 1)
        self.merges.append(found)
        if found.bottom > found.top:
            self._spans.append(found)

    def _on_data(self, attributes: Mapping[str, str]) -> None:
        if not self._in_cell or self._type is not None:
            raise self._damaged()
        self._type = attribute(attributes, "Type") or "String"
        self._listening = True
        self._shift = None

    def _end_cell(self) -> None:
        if not self._in_cell or self._cells is None:
            return
        self._in_cell = False
        cell = self._read("".join(self._parts))
        if cell is None:
            return
        self._spend(1, 1)
        if self._covered():
            raise self._damaged()  # a spreadsheet refuses it too: which column is it in?
        self._cells[self._cell_at] = cell

    def _covered(self) -> bool:
        """Whether a cell from above reaches over this one."""
        self._spend(2, len(self._spans))
        at, row = self._cell_at, self._number
        return any(s.top < row and s.left <= at <= s.right for s in self._spans)

    def _read(self, stored: str) -> Cell | None:
        """What the cell holds; None when it is empty."""
        if self._formula and not stored.strip() and self._type != "String":
            return Cell(Seen.UNCOMPUTED, "")
        if not stored.strip():
            return None
        if self._type == "Number":
            return self._numeric(stored.strip())
        if self._type == "DateTime":
            return _moment(stored.strip())
        if self._type == "Boolean":
            return Cell(Seen.BOOL, "TRUE" if stored.strip() in _TRUE else "FALSE")
        return Cell(Seen.TEXT if self._type == "String" else Seen.ERROR, stored)

    def _numeric(self, stored: str) -> Cell:
        if not _NUMBER.fullmatch(stored) or not isfinite(number := float(stored)):
            return Cell(Seen.ERROR, stored)
        form = self._form(self._style)
        if form.date:
            day = self._dates.day(number)
            return Cell(Seen.DATE, day.isoformat() if day else stored, day=day)
        return Cell(Seen.NUMBER, stored, number, form)

    def _spend(self, which: int, count: int) -> None:
        self._budget[which] -= count
        if self._budget[which] >= 0:
            return
        if which in (0, 1):
            limit = limits.HELD_CELLS if which else limits.CELLS
            raise DataError("data.too-much-cells", file=self._file, limit=str(limit))
        raise DataError("data.too-much-merges", file=self._file, limit=str(limits.MERGES))


def _moment(stored: str) -> Cell:
    """A date; a time of day has none."""
    try:
        day = date.fromisoformat(stored[:10])
    except ValueError:
        return Cell(Seen.DATE, stored)
    if day.year < _FIRST_YEAR:
        return Cell(Seen.DATE, stored)
    return Cell(Seen.DATE, day.isoformat(), day=day)
