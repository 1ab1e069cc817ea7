"""The rows of one worksheet part, as a stream."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from math import isfinite
from typing import TYPE_CHECKING

from qcheck.errors import DataError
from qcheck.reading import limits
from qcheck.reading.grid import GENERAL, Cell, NumberForm, Row, Seen, column_index
from qcheck.reading.package import walk
from qcheck.reading.richtext import STRUCK, RichText, unescape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_ADDRESS = re.compile(r"([A-Za-z]{1,3})[0-9]{1,7}")
NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[Ee][+-]?[0-9]{1,4})?")
_TRUE = frozenset({"1", "true"})
_LEAP_BUG = 60  # 1900-02-29, which never was, is day 60 of the 1900 date system
_LAST_SERIAL = 2_958_465  # 9999-12-31


@dataclass(slots=True)
class Styles:
    """The number format of each cell style, and the date system."""

    forms: list[NumberForm]
    date1904: bool = False
    struck: frozenset[str] = frozenset()  # the styles of cells that are struck out

    def form(self, style: str) -> NumberForm:
        """The format of a cell's style; General where there is none."""
        index = int(style) if style.isascii() and style.isdigit() else 0
        return self.forms[index] if index < len(self.forms) else GENERAL

    def day(self, serial: float) -> date | None:
        """The date of a serial number; None for a time of day or nonsense."""
        if not 1 <= serial <= _LAST_SERIAL:
            return None
        if self.date1904:
            return date(1904, 1, 1) + timedelta(days=min(int(serial), _LAST_SERIAL - 1462))
        first = date(1899, 12, 30) if serial >= _LEAP_BUG else date(1899, 12, 31)
        return first + timedelta(days=int(serial))


class Worksheet:
    """Turns worksheet XML into rows; `budget` is how many cells the whole file may still have."""

    def __init__(self, file: str, strings: list[str], styles: Styles, budget: list[int]) -> None:
        self._file = file
        self._strings = strings
        self._styles = styles
        self._budget = budget
        self._hidden_columns: list[tuple[int, int]] = []
        self._known_columns: dict[str, int] = {}
        self._readers: dict[str, Callable[[str], Cell | None]] = {
            "n": self._numeric,
            "s": self._shared,
            "str": lambda text: text_cell(unescape(text)),
            "inlineStr": text_cell,
            "b": lambda text: Cell(Seen.BOOL, "TRUE" if text.strip() in _TRUE else "FALSE"),
            "e": lambda text: Cell(Seen.ERROR, text),
            "d": iso_date,
        }
        self._reset()

    def _reset(self) -> None:
        self._rich = RichText(self._file)
        self._done: list[Row] = []
        self._cells: dict[int, Cell] = {}
        self._number = 0
        self._column = -1
        self._row_hidden = False
        self._type = self._style = ""
        self._formula = False
        self._value: list[str] | None = None
        self._listening = False

    def rows(self, chunks: Iterable[bytes], hidden: list[tuple[int, int]]) -> Iterator[Row]:
        """The rows that hold a cell; `hidden` is filled with the hidden columns before them."""
        self._reset()
        hidden.clear()
        self._hidden_columns = hidden
        steps = walk(
            chunks, starts=self._starts(), ends=self._ends(), text=self._feed, file=self._file
        )
        for _ in steps:
            yield from self._done
            self._done.clear()

    def _starts(self) -> dict[str, Callable[[dict[str, str]], None]]:
        return {
            **self._rich.starts(),
            "col": self._on_columns,
            "row": self._on_row,
            "c": self._on_cell,
            "f": self._on_formula,
            "v": self._on_value,
        }

    def _ends(self) -> dict[str, Callable[[], None]]:
        return {
            **self._rich.ends(),
            "row": self._on_row_end,
            "c": self._on_cell_end,
            "v": self._on_value_end,
        }

    def _damaged(self) -> DataError:
        return DataError("data.damaged", file=self._file)

    def _on_columns(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden", "0") in _TRUE:
            first, last = int(attributes.get("min", "0")), int(attributes.get("max", "0"))
            self._hidden_columns.append((first - 1, last - 1))

    def _on_row(self, attributes: dict[str, str]) -> None:
        self._number = int(attributes.get("r", self._number + 1))
        if not 1 <= self._number <= limits.ROW:
            raise self._damaged()
        self._row_hidden = attributes.get("hidden", "0") in _TRUE
        self._cells = {}
        self._column = -1

    def _on_row_end(self) -> None:
        if self._cells:
            self._done.append(Row(self._number, self._cells, self._row_hidden))

    def _on_cell(self, attributes: dict[str, str]) -> None:
        self._budget[0] -= 1
        if self._budget[0] < 0:
            raise DataError("data.too-much-cells", file=self._file, limit=str(limits.CELLS))
        address = attributes.get("r")
        if address is None:
            self._column += 1
        else:
            name = address.rstrip("0123456789")
            column = self._known_columns.get(name)
            if column is None:
                if not _ADDRESS.fullmatch(address):
                    raise self._damaged()
                column = self._known_columns[name] = column_index(name)
            self._column = column
        if self._column >= limits.COLUMN:
            raise self._damaged()
        self._type = attributes.get("t", "n")
        if self._type == "inlineStr":
            self._rich.take()  # what a cell of another type may have left
        self._style = attributes.get("s", "")
        self._formula = False
        self._value = None

    def _on_formula(self, _: dict[str, str]) -> None:
        self._formula = True

    def _on_value(self, _: dict[str, str]) -> None:
        self._value = []
        self._listening = True

    def _on_value_end(self) -> None:
        self._listening = False

    def _feed(self, data: str) -> None:
        if not self._listening:
            self._rich.feed(data)
        elif self._value is not None:
            self._value.append(data)
            if len(self._value) * len(data) > limits.CELL_CHARACTERS:
                raise self._damaged()

    def _on_cell_end(self) -> None:
        if self._type == "inlineStr":
            stored: str | None = self._rich.take()
        else:
            stored = None if self._value is None else "".join(self._value)
        cell = self._cell(stored)
        if cell is None:
            return
        if self._column in self._cells:
            raise self._damaged()
        self._cells[self._column] = cell

    def _cell(self, stored: str | None) -> Cell | None:
        """What the cell holds; None when it is empty."""
        if self._formula and (stored is None or (not stored and self._type != "str")):
            return Cell(Seen.UNCOMPUTED, "")
        if not stored:
            return None
        read = self._readers.get(self._type)
        cell = read(stored) if read else Cell(Seen.ERROR, stored)
        return struck(cell) if cell and self._style in self._styles.struck else cell

    def _shared(self, stored: str) -> Cell | None:
        index = stored.strip()
        if not (index.isascii() and index.isdigit()) or int(index) >= len(self._strings):
            raise self._damaged()
        return text_cell(self._strings[int(index)])

    def _numeric(self, stored: str) -> Cell | None:
        stored = stored.strip()
        if not stored:
            return None
        if not NUMBER.fullmatch(stored) or not isfinite(number := float(stored)):
            return Cell(Seen.ERROR, stored)
        form = self._styles.form(self._style)
        if form.date:
            day = self._styles.day(number)
            return Cell(Seen.DATE, day.isoformat() if day else stored, day=day)
        return Cell(Seen.NUMBER, stored, number, form)


def struck(cell: Cell) -> Cell:
    """A cell that is struck out as a whole: no figure, and no name that is known."""
    if cell.seen is not Seen.NUMBER:
        return cell._replace(text=f"{STRUCK}{cell.text}{STRUCK}")
    before, after = f"{STRUCK}{cell.form.before}", f"{cell.form.after}{STRUCK}"
    return cell._replace(form=cell.form._replace(before=before, after=after))


def text_cell(text: str) -> Cell | None:
    """A cell of text; None when nothing but white space is in it."""
    return Cell(Seen.TEXT, text) if text.strip() else None


def iso_date(stored: str) -> Cell:
    """A date as 2025-06-30, with or without a time behind it; its text where it is none."""
    try:
        day = date.fromisoformat(stored.strip()[:10])
    except ValueError:
        return Cell(Seen.DATE, stored)
    return Cell(Seen.DATE, day.isoformat(), day=day)
