"""What every format is read into: sheets of rows of cells, before anything is understood."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from qcheck.reading import limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date


# Rows beyond this number, the last that a file can have, are made of something else: the columns of
# a table that was turned.
BEYOND = limits.ROW + 1


class Seen(Enum):
    """What a file says that a cell holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    BOOL = "bool"
    ERROR = "error"
    UNCOMPUTED = "uncomputed"  # a formula whose result was never stored


class NumberForm(NamedTuple):
    """What a number format does to the number it shows.

    `scaled` is True where the number shown is not the one stored (×1/1000, a literal point).
    """

    percent: bool = False
    date: bool = False
    scaled: bool = False
    before: str = ""
    after: str = ""


GENERAL = NumberForm()


class Cell(NamedTuple):
    """One cell that is not empty. `text` is the stored text, `number` only counts for NUMBER."""

    seen: Seen
    text: str
    number: float = 0.0
    form: NumberForm = GENERAL
    day: date | None = None


class Row(NamedTuple):
    """A row with at least one cell; `number` counts from 1, columns from 0."""

    number: int
    cells: Mapping[int, Cell]
    hidden: bool = False


class Range(NamedTuple):
    """A merged range, both ends included; rows from 1, columns from 0."""

    top: int
    left: int
    bottom: int
    right: int


class Merges:
    """The merged ranges of a sheet, found by row or by cell without looking at all of them."""

    def __init__(self, ranges: Sequence[Range] = ()) -> None:
        self._ranges = sorted(ranges)
        self._starting: dict[int, list[Range]] = defaultdict(list)
        for found in self._ranges:
            self._starting[found.top].append(found)
        self._columns: dict[int, tuple[list[int], list[Range]]] = {}

    def starting_at(self, row: int) -> Sequence[Range]:
        """The ranges whose first row is `row`."""
        return self._starting.get(row, ())

    def all(self) -> Sequence[Range]:
        """All ranges, from top to bottom."""
        return self._ranges

    def covering(self, row: int, column: int) -> Range | None:
        """The range that holds a cell, if any."""
        if not self._ranges:
            return None
        if column not in self._columns:
            held = [r for r in self._ranges if r.left <= column <= r.right]
            self._columns[column] = ([r.top for r in held], held)
        tops, held = self._columns[column]
        index = bisect_right(tops, row) - 1
        return held[index] if index >= 0 and held[index].bottom >= row else None


@lru_cache(maxsize=1024)
def letters(column: int) -> str:
    """The letters of a column counted from 0: 0 → A, 27 → AB."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


@dataclass(slots=True, kw_only=True)
class Sheet:
    """One sheet. `rows` starts a new pass over it; `hidden_columns` is filled when rows begin."""

    file: str
    name: str = ""
    hidden: bool = False
    rows: Callable[[], Iterator[Row]]
    load_merges: Callable[[], Merges] = Merges
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    labels: Callable[[int, int], str] | None = None  # how this format names a cell, when not E7
    column_names: Callable[[int], str] = letters  # how a person finds a column
    skims: Callable[[Sequence[str]], bool] | None = None  # who knows lines that give no row
    delimited: bool = False  # cells are told by signs between them, that may stand inside one too
    page: bool = False  # a web page: without a table that is known it is no spreadsheet at all
    _merges: Merges | None = None

    @property
    def merges(self) -> Merges:
        """The merged ranges, loaded when they are first asked for."""
        if self._merges is None:
            self._merges = self.load_merges()
        return self._merges

    def address(self, row: int, column: int) -> str:
        """Where a cell stands, as a person finds it: file!sheet!E7."""
        cell = self.cell_name(row, column)
        return "!".join(filter(None, (self.file, self.name, cell)))

    def cell_name(self, row: int, column: int) -> str:
        """A cell as a person finds it in its sheet: E7."""
        return self.labels(row, column) if self.labels else f"{letters(column)}{row}"

    def place(self) -> str:
        """Where the sheet stands: file!sheet."""
        return "!".join(part for part in (self.file, self.name) if part)

    def column_hidden(self, column: int) -> bool:
        """Whether the column cannot be seen."""
        return any(first <= column <= last for first, last in self.hidden_columns)


def column_index(name: str) -> int:
    """The column that letters name, from 0: A → 0, AB → 27."""
    index = 0
    for letter in name.upper():
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1
