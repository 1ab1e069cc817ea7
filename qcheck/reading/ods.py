"""ods: a bounded, streaming reader. Rows are yielded, nothing holds all cells.

All sheets stand in one part, which is gone through once for their names and merged ranges, and once
more for the rows of each sheet that is read, up to its end. Repeated empty cells and rows cost
nothing; repeated full ones count as often as they are repeated.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from math import isfinite
from typing import TYPE_CHECKING

from qcheck.errors import DataError
from qcheck.reading import limits
from qcheck.reading.grid import GENERAL, Cell, Merges, NumberForm, Range, Row, Seen, Sheet
from qcheck.reading.odsplace import CONTENT, OdsBook, Place
from qcheck.reading.odstext import OdsText
from qcheck.reading.package import Package, attribute, walk
from qcheck.reading.stored import NUMBER, iso_date, struck, text_cell

if TYPE_CHECKING:
    from collections.abc import Iterator

_ERROR_SHOWN = re.compile(r"\s*(?:#[A-Z]+[A-Z0-9/]*[!?]?|#N/A|Err:[0-9]+)\s*")


@dataclass(slots=True)
class _Listed:
    """A sheet as the survey finds it."""

    name: str
    hidden: bool
    merges: list[Range] = field(default_factory=list)


def read(data: bytes, file: str) -> list[Sheet]:
    """The sheets of an .ods file; their rows are read when they are asked for.

    Raises:
        DataError: damaged, encrypted, or beyond the limits.
    """
    package = Package(data, file)
    if CONTENT not in package:
        raise DataError("data.damaged", file=file)
    manifest = "META-INF/manifest.xml"
    if manifest in package and b"encryption-data" in b"".join(package.chunks(manifest)):
        raise DataError("data.encrypted", file=file)
    book = OdsBook(package)
    survey = _Survey(book)
    if not survey.sheets:
        raise DataError("data.damaged", file=file)
    return [_sheet(book, number, listed) for number, listed in enumerate(survey.sheets)]


def _sheet(book: OdsBook, number: int, listed: _Listed) -> Sheet:
    def rows() -> Iterator[Row]:
        return _Table(book, number).rows(sheet.hidden_columns)

    sheet = Sheet(
        file=book.file,
        name=listed.name,
        hidden=listed.hidden,
        rows=rows,
        load_merges=lambda: Merges(listed.merges),
    )
    return sheet


class _Survey(Place):
    """Goes through the part once: styles, the sheets, their merged ranges."""

    def __init__(self, book: OdsBook) -> None:
        super().__init__(book)
        self.sheets: list[_Listed] = []
        self._merges = 0
        styles = book.styles
        steps = walk(
            book.content(),
            starts={**styles.starts(), **self.handlers()},
            ends={**styles.ends(), **self.closers()},
            text=styles.feed,
            file=book.file,
        )
        for _ in steps:
            pass

    def table(self, attributes: dict[str, str]) -> None:
        hidden = self.book.styles.hides(attribute(attributes, "style-name"))
        self.sheets.append(_Listed(attribute(attributes, "name"), hidden))
        if len(self.sheets) > limits.SHEETS:
            raise DataError("data.too-much-sheets", file=self.book.file, limit=str(limits.SHEETS))

    def cell(self, attributes: dict[str, str]) -> None:
        wide = self.book.times(attributes, "number-columns-spanned")
        high = self.book.times(attributes, "number-rows-spanned")
        if wide > 1 or high > 1:
            last = self.column + wide - 1
            found = Range(self.row, self.column, self.row + high - 1, last)
            self.sheets[-1].merges.append(found)
            self._merges += 1
            if self._merges > limits.MERGES:
                raise DataError(
                    "data.too-much-merges", file=self.book.file, limit=str(limits.MERGES)
                )
        self.column += self.book.times(attributes, "number-columns-repeated")


class _Table(Place):
    """Reads the rows of one sheet."""

    def __init__(self, book: OdsBook, number: int) -> None:
        super().__init__(book)
        self._which = number + 1
        self._text = OdsText(book.styles, book.file)
        self._done: list[tuple[Row, int]] = []
        self._finished = False
        self._cells: dict[int, Cell] = {}
        self._ends: list[int] = []  # the columns that follow each run of columns alike,
        self._styles: list[str] = []  # and the style of the run
        self._columns = 0
        self._hidden: list[tuple[int, int]] = []
        self._row_hidden = False
        self._row_style = ""
        self._attributes: dict[str, str] = {}

    def rows(self, hidden: list[tuple[int, int]]) -> Iterator[Row]:
        """The rows that hold a cell; `hidden` is filled with the hidden columns before them."""
        hidden.clear()
        self._hidden = hidden
        steps = walk(
            self.book.content(),
            starts={
                **self._text.starts(),
                **self.handlers(),
                "table:table-column": self._on_column,
            },
            ends={**self._text.ends(), **self.closers()},
            text=self._text.feed,
            file=self.book.file,
        )
        for _ in steps:
            for row, times in self._done:
                for more in range(times):
                    yield row._replace(number=row.number + more)
            self._done.clear()
            if self._finished:
                return

    @property
    def _mine(self) -> bool:
        return self.tables == self._which

    def table_end(self) -> None:
        self._finished = self._finished or self._mine

    def _on_column(self, attributes: dict[str, str]) -> None:
        if not (self.here and self._mine):
            return
        first = self._columns
        self._columns += self.book.times(attributes, "number-columns-repeated")
        if attribute(attributes, "visibility") in ("collapse", "filter"):
            self._hidden.append((first, self._columns - 1))
        self._ends.append(self._columns)
        self._styles.append(attribute(attributes, "default-cell-style-name"))

    def row_begins(self, attributes: dict[str, str]) -> None:
        self._cells = {}
        self._row_hidden = attribute(attributes, "visibility") in ("collapse", "filter")
        self._row_style = attribute(attributes, "default-cell-style-name")

    def row_end(self) -> None:
        if not (self._mine and self._cells):
            return
        if self.row + self.repeat - 1 > limits.ROW:
            raise self.book.damaged()
        self.book.spend(len(self._cells) * (self.repeat - 1))
        self._done.append((Row(self.row, self._cells, self._row_hidden), self.repeat))

    def cell(self, attributes: dict[str, str]) -> None:
        if self._mine:
            self.book.spend(1)
            self._attributes = attributes
            self._text.begin()

    def cell_end(self) -> None:
        if not self._mine:
            return
        times = self.book.times(self._attributes, "number-columns-repeated")
        found = self._cell(self._attributes, self._text.take())
        if found and self.book.styles.struck(self._style(self._attributes)):
            found = struck(found)
        if found:
            if self.column + times > limits.COLUMN:
                raise self.book.damaged()
            self.book.spend(times - 1)
            for column in range(self.column, self.column + times):
                self._cells[column] = found
        self.column += times

    def _cell(self, attributes: dict[str, str], shown: str) -> Cell | None:
        """What the cell holds; None when it is empty."""
        kinds = {v for k, v in attributes.items() if k.rpartition(":")[2] == "value-type"}
        kind = attributes.get("office:value-type") or attribute(attributes, "value-type")
        formula = bool(attribute(attributes, "formula"))
        if "error" in kinds or (kind != "string" and _ERROR_SHOWN.fullmatch(shown)):
            return Cell(Seen.ERROR, shown.strip() or "#VALUE!")
        if kind in ("float", "percentage", "currency"):
            return self._number(attributes, kind, shown, formula=formula)
        if kind in _KINDS:
            return _KINDS[kind](attributes, shown)
        if formula and not kind and not shown:
            return Cell(Seen.UNCOMPUTED, "")
        return text_cell(shown or attribute(attributes, "string-value"))

    def _number(
        self, attributes: dict[str, str], kind: str, shown: str, *, formula: bool
    ) -> Cell | None:
        stored = attribute(attributes, "value").strip()
        if not stored:
            return Cell(Seen.UNCOMPUTED, "") if formula else Cell(Seen.ERROR, shown)
        if not NUMBER.fullmatch(stored) or not isfinite(number := float(stored)):
            return Cell(Seen.ERROR, stored)
        if shown.strip().upper() in ("TRUE", "FALSE"):
            return Cell(Seen.BOOL, shown.strip().upper())
        form = self._form(attributes)
        if form.date:
            return Cell(Seen.DATE, shown or stored)
        return Cell(Seen.NUMBER, stored, number, _agreed(form, kind, shown))

    def _form(self, attributes: dict[str, str]) -> NumberForm:
        """The number format of the cell's style."""
        style = self._style(attributes)
        return self.book.styles.form(style) if style else GENERAL

    def _style(self, attributes: dict[str, str]) -> str:
        """The cell's own style, else that of its row, else that of its column."""
        style = attribute(attributes, "style-name") or self._row_style
        if style:
            return style
        run = bisect_right(self._ends, self.column)
        return self._styles[run] if run < len(self._styles) else ""


def _date(attributes: dict[str, str], shown: str) -> Cell:
    return iso_date(attribute(attributes, "date-value") or shown)


def _time(attributes: dict[str, str], shown: str) -> Cell:
    return Cell(Seen.DATE, shown or attribute(attributes, "time-value"))


def _boolean(attributes: dict[str, str], _: str) -> Cell:
    return Cell(Seen.BOOL, "TRUE" if attribute(attributes, "boolean-value") == "true" else "FALSE")


_KINDS = {"date": _date, "time": _time, "boolean": _boolean}


def _agreed(form: NumberForm, kind: str, shown: str) -> NumberForm:
    """The format, where the type of the value and the text that was shown agree with it.

    Where they say different things about percent, what is seen is not what is stored.
    """
    percent = form.percent or kind == "percentage"
    seen = "%" in shown or "％" in shown
    said = percent or "%" in form.before + form.after or "％" in form.before + form.after
    if shown and seen != said:
        return form._replace(scaled=True)
    return form._replace(percent=percent)
