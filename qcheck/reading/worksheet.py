"""The rows of one worksheet part, as a stream."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.errors import DataError
from qcheck.reading import limits
from qcheck.reading.grid import Cell, Row, column_index
from qcheck.reading.package import Parser
from qcheck.reading.richtext import RichText
from qcheck.reading.stored import TRUE
from qcheck.regex import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from qcheck.reading.grid import Sheet
    from qcheck.reading.stored import Stored

_ADDRESS = regex(r"([A-Za-z]{1,3})[0-9]{1,7}")
_DIGITS = "0123456789"


class Worksheet:
    """Turns worksheet XML into rows; `budget` is how many cells the whole file may still have."""

    def __init__(self, stored: Stored, budget: list[int]) -> None:
        self._file = stored.file
        self._stored = stored
        self._budget = budget
        self._hidden_columns: list[tuple[int, int]] = []
        self._known_columns: dict[str, int] = {}
        self._reset()

    def _reset(self) -> None:
        self._rich = RichText(self._file)
        self._starts: dict[str, Callable[[dict[str, str]], None]] = {
            **self._rich.starts(),
            "col": self._on_columns,
            "f": self._on_formula,
        }
        self._ends = self._rich.ends()
        # What stands in every cell goes by these; prefixed names are added when they are met.
        self._hot: dict[str, str] = {"c": "c", "v": "v", "row": "row"}
        self._done: list[Row] = []
        self._cells: dict[int, Cell] = {}
        self._depth = 0
        self._number = 0
        self._column = -1
        self._row_hidden = False
        self._between = False  # whether a row has just ended
        self._type = "n"
        self._style = ""
        self._formula = False
        self._value: str | None = None
        self._listening = False

    def rows(self, chunks: Iterable[bytes], sheet: Sheet, *, large: bool = False) -> Iterator[Row]:
        """The rows that hold a cell; the sheet's hidden columns are filled in before them.

        In a `large` part, rows that are as plain as they can be are taken without the parser.
        """
        self._reset()
        sheet.hidden_columns.clear()
        self._hidden_columns = sheet.hidden_columns
        parser = Parser(self._file)
        parser.expat.StartElementHandler = self._on_start
        parser.expat.EndElementHandler = self._on_end
        parser.expat.CharacterDataHandler = self._on_text
        if large:
            from qcheck.reading.plainrows import PlainRows  # noqa: PLC0415 - hardly ever needed

            plain = PlainRows(self, self._stored, parser.feed)
            for chunk in chunks:
                yield from plain.rows(chunk)
            plain.close()
        else:
            for chunk in chunks:
                parser.feed(chunk)
                yield from self.take()
        parser.feed(b"", last=True)
        yield from self.take()

    def take(self) -> list[Row]:
        """The rows that the parser has finished since the last time."""
        done, self._done = self._done, []
        return done

    def begin(self) -> None:
        """Forget that a row has just ended: it is to be seen whether the next piece ends one."""
        self._between = False

    def between(self) -> bool:
        """Whether all that was fed to the parser ended with the end of a row."""
        return self._between

    def passed(self, number: int, count: int) -> None:
        """A row was read without the parser, of so many cells, empty ones included."""
        self._number = number
        if not 1 <= number <= limits.ROW:
            raise self._damaged()
        self._spend(count)

    def _damaged(self) -> DataError:
        return DataError("data.damaged", file=self._file)

    def _spend(self, count: int) -> None:
        self._budget[0] -= count
        if self._budget[0] < 0:
            raise DataError("data.too-much-cells", file=self._file, limit=str(limits.CELLS))

    def _on_start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > limits.XML_DEPTH:
            raise DataError("data.file-too-deep", file=self._file)
        hot = self._hot.get(name)
        if hot == "c":
            self._on_cell(attributes)
        elif hot == "v":
            self._value = ""
            self._listening = True
        elif hot == "row":
            self._on_row(attributes)
        else:
            self._on_other(name, attributes)

    def _on_other(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local != name and local in ("c", "v", "row"):
            self._hot[name] = local
            if len(self._hot) > limits.XML_DEPTH:  # no file has that many prefixes
                raise self._damaged()
            self._depth -= 1
            self._on_start(name, attributes)
        elif handler := self._starts.get(local):
            handler(attributes)

    def _on_end(self, name: str) -> None:
        self._depth -= 1
        hot = self._hot.get(name)
        if hot == "v":
            self._listening = False
        elif hot == "c":
            self._on_cell_end()
        elif hot == "row":
            self._between = True
            if self._cells:
                self._done.append(Row(self._number, self._cells, self._row_hidden))
        elif handler := self._ends.get(name.rpartition(":")[2]):
            handler()

    def _on_text(self, data: str) -> None:
        if not self._listening:
            self._rich.feed(data)
        elif self._value is not None:
            self._value += data
            if len(self._value) > limits.CELL_CHARACTERS:
                raise self._damaged()

    def _on_columns(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden", "0") in TRUE:
            first, last = int(attributes.get("min", "0")), int(attributes.get("max", "0"))
            self._hidden_columns.append((first - 1, last - 1))

    def _on_row(self, attributes: dict[str, str]) -> None:
        self._number = int(attributes.get("r", self._number + 1))
        if not 1 <= self._number <= limits.ROW:
            raise self._damaged()
        self._between = False
        self._row_hidden = attributes.get("hidden", "0") in TRUE
        self._cells = {}
        self._column = -1

    def _on_cell(self, attributes: dict[str, str]) -> None:
        self._spend(1)
        address = attributes.get("r")
        if address is None:
            self._column += 1
        else:
            column = self._known_columns.get(address.rstrip(_DIGITS))
            self._column = self._new_column(address) if column is None else column
        if self._column >= limits.COLUMN:
            raise self._damaged()
        self._type = attributes.get("t", "n")
        if self._type == "inlineStr":
            self._rich.take()  # what a cell of another type may have left
        self._style = attributes.get("s", "")
        self._formula = False
        self._value = None

    def _new_column(self, address: str) -> int:
        if not _ADDRESS.fullmatch(address):
            raise self._damaged()
        name = address.rstrip(_DIGITS)
        column = self._known_columns[name] = column_index(name)
        return column

    def _on_formula(self, _: dict[str, str]) -> None:
        self._formula = True

    def _on_cell_end(self) -> None:
        stored = self._rich.take() if self._type == "inlineStr" else self._value
        cell = self._stored.cell(self._type, self._style, stored, formula=self._formula)
        if cell is None:
            return
        if self._column in self._cells:
            raise self._damaged()
        self._cells[self._column] = cell
