""".xls and .et (BIFF8 and older), through xlrd: nothing reaches it unseen, see biff and ole.

The same is kept as of xlsx, because the figure depends on it: percent and date formats, error
cells, formulas that were never computed, merged ranges, hidden sheets, rows and columns, raised
footnote marks.
"""

from __future__ import annotations

import io
from math import isfinite
from typing import TYPE_CHECKING, Any

from qcheck.errors import DataError
from qcheck.reading import biff
from qcheck.reading.formats import number_form
from qcheck.reading.grid import GENERAL, Cell, Merges, NumberForm, Range, Row, Seen, Sheet
from qcheck.reading.ole import SIGNATURE, BrokenContainerError, Container
from qcheck.reading.richtext import SHIFTS, STRUCK
from qcheck.reading.stored import Styles, struck, text_cell

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEXT, _NUMBERS, _BOOL, _ERROR = 1, (2, 3), 4, 5  # xlrd's types of cells; 3 is its guess of a date
_ESCAPEMENT = {1: "superscript", 2: "subscript"}


class _Silence(io.TextIOBase):
    """Where xlrd may write its remarks: standard output is ours."""

    def write(self, text: str, /) -> int:
        return len(text)


def read(data: bytes, file: str) -> list[Sheet]:
    """The sheets of an .xls file; each is loaded when its rows are asked for.

    Raises:
        DataError: damaged, encrypted, or beyond the limits.
    """
    book = _Book(biff.scan(_stream(data, file), file), file)
    return [_sheet(book, number) for number in range(len(book.names))]


def _stream(data: bytes, file: str) -> bytes:
    """The records: alone in the file before BIFF5, in a container since."""
    if not data.startswith(SIGNATURE):
        return data
    try:
        container = Container(data)
        for name in ("Workbook", "Book"):
            found = container.stream(name)
            if found:
                return found
    except BrokenContainerError as error:
        raise DataError("data.damaged", file=file) from error
    raise DataError("data.damaged", file=file)


class _Book:
    """A workbook, of which one sheet at a time is in memory."""

    def __init__(self, scan: biff.Scan, file: str) -> None:
        import xlrd  # noqa: PLC0415 - lazy: start-up is a budget

        self.file = file
        self.scan = scan
        self._errors: dict[int, str] = xlrd.error_text_from_code
        try:
            self._book: Any = xlrd.open_workbook(
                file_contents=scan.stream,
                logfile=_Silence(),
                formatting_info=True,
                ragged_rows=True,
                on_demand=True,
            )
            self.names: list[str] = self._book.sheet_names()
        except Exception as error:
            raise self._damaged() from error  # xlrd lets all its mistakes through
        if len(self.names) != len(scan.sheets):
            raise self._damaged()
        self._styles = Styles([], date1904=self._book.datemode == 1)
        self._forms: dict[int | None, NumberForm] = {}
        self._struck_styles: dict[int | None, bool] = {}
        self._loaded: tuple[int, Any] | None = None

    def _damaged(self) -> DataError:
        return DataError("data.damaged", file=self.file)

    def load(self, number: int) -> Any:  # noqa: ANN401 - xlrd has no types
        """One sheet; the one loaded before is let go.

        Raises:
            DataError: its records are damaged.
        """
        if self._loaded is None or self._loaded[0] != number:
            self._loaded = None
            try:
                sheet = self._book.sheet_by_index(number)
                if self._book.biff_version > 45:  # noqa: PLR2004 - BIFF4 and older load at once
                    self._book.unload_sheet(number)
            except Exception as error:
                raise self._damaged() from error  # xlrd lets all its mistakes through
            self._loaded = (number, sheet)
        return self._loaded[1]

    def rows(self, number: int, hidden: list[tuple[int, int]]) -> Iterator[Row]:
        """The rows that hold a cell; `hidden` is filled with the hidden columns before them."""
        sheet = self.load(number)
        columns = sorted(c for c, info in sheet.colinfo_map.items() if info.hidden)
        hidden[:] = [(column, column) for column in columns]
        for row in range(sheet.nrows):
            cells = self._cells(sheet, row, self.scan.uncomputed[number])
            if cells:
                info = sheet.rowinfo_map.get(row)
                out_of_sight = info.hidden if info else sheet.default_row_hidden
                yield Row(row + 1, cells, bool(out_of_sight))

    def _cells(self, sheet: Any, row: int, uncomputed: set[tuple[int, int]]) -> dict[int, Cell]:  # noqa: ANN401
        found: dict[int, Cell] = {}
        values = sheet.row_values(row)
        for column, kind in enumerate(sheet.row_types(row)):
            if (row, column) in uncomputed:
                found[column] = Cell(Seen.UNCOMPUTED, "")
                continue
            cell: Cell | None = None
            if kind == _TEXT:
                cell = text_cell(self._text(sheet, row, column, values[column]))
            elif kind in _NUMBERS:
                cell = self._number(values[column], sheet.cell_xf_index(row, column))
            elif kind == _BOOL:
                cell = Cell(Seen.BOOL, "TRUE" if values[column] else "FALSE")
            elif kind == _ERROR:
                cell = Cell(Seen.ERROR, self._errors.get(values[column], "#VALUE!"))
            if cell:
                crossed = self._crossed(sheet, row, column)
                found[column] = struck(cell) if crossed else cell
        return found

    def _number(self, value: float, style: int) -> Cell:
        text = repr(value)
        if not isfinite(value):
            return Cell(Seen.ERROR, text)
        form = self._form(style)
        if form.date:
            day = self._styles.day(value)
            return Cell(Seen.DATE, day.isoformat() if day else text, day=day)
        return Cell(Seen.NUMBER, text, float(value), form)

    def _crossed(self, sheet: Any, row: int, column: int) -> bool:  # noqa: ANN401
        """Whether a cell is struck out as a whole; runs of its text have fonts of their own."""
        crossed = self._of_struck(sheet.cell_xf_index(row, column))
        return crossed and (row, column) not in sheet.rich_text_runlist_map

    def _of_struck(self, style: int | None) -> bool:
        """Whether the font of a cell style is struck out."""
        if style not in self._struck_styles:
            styles = self._book.xf_list
            known = style is not None and 0 <= style < len(styles)
            self._struck_styles[style] = known and self._struck(styles[style].font_index)
        return self._struck_styles[style]

    def _form(self, style: int | None) -> NumberForm:
        if style not in self._forms:
            styles = self._book.xf_list
            form = GENERAL
            if style is not None and 0 <= style < len(styles):
                key = styles[style].format_key
                known = self._book.format_map.get(key)
                form = number_form(key, known.format_str if known else None)
            self._forms[style] = form
        return self._forms[style]

    def _text(self, sheet: Any, row: int, column: int, text: str) -> str:  # noqa: ANN401
        """The text, its raised and lowered runs kept apart from the rest."""
        runs = sheet.rich_text_runlist_map.get((row, column))
        if not runs:
            return text
        units = text.encode("utf-16-le", "surrogatepass")  # runs count in units of 16 bits
        starts = [start for start, _ in runs]
        pieces = [self._before(sheet, row, column, units[: 2 * starts[0]])]
        for (start, font), end in zip(runs, [*starts[1:], len(units)], strict=True):
            piece = units[2 * start : 2 * end].decode("utf-16-le", "replace")
            shifted = piece.translate(self._shift(font))
            pieces.append(f"{STRUCK}{shifted}{STRUCK}" if self._struck(font) else shifted)
        return "".join(pieces)

    def _before(self, sheet: Any, row: int, column: int, units: bytes) -> str:  # noqa: ANN401
        """The text before the first run, in the font of the cell."""
        text = units.decode("utf-16-le", "replace")
        style = sheet.cell_xf_index(row, column)
        return f"{STRUCK}{text}{STRUCK}" if text and self._of_struck(style) else text

    def _shift(self, font: int) -> dict[int, int]:
        fonts = self._book.font_list
        if not 0 <= font < len(fonts):
            return {}
        return SHIFTS.get(_ESCAPEMENT.get(fonts[font].escapement, ""), {})

    def _struck(self, font: int) -> bool:
        fonts = self._book.font_list
        return 0 <= font < len(fonts) and bool(fonts[font].struck_out)

    def merges(self, number: int) -> Merges:
        """The merged ranges of a sheet: none before BIFF8."""
        return Merges(
            [
                Range(top + 1, left, bottom, right - 1)
                for top, bottom, left, right in self.load(number).merged_cells
                if bottom > top and right > left
            ]
        )


def _sheet(book: _Book, number: int) -> Sheet:
    def rows() -> Iterator[Row]:
        return book.rows(number, sheet.hidden_columns)

    sheet = Sheet(
        file=book.file,
        name=book.names[number],
        hidden=book.scan.sheets[number].hidden,
        rows=rows,
        load_merges=lambda: book.merges(number),
    )
    return sheet
