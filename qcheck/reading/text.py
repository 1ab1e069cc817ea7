"""csv, tsv and txt: text with one row a line and , ; or a tab between the cells; as a stream."""

from __future__ import annotations

import csv
import re
from io import BufferedReader, RawIOBase, TextIOWrapper
from itertools import islice
from typing import TYPE_CHECKING

from qcheck.errors import DataError
from qcheck.quantity import BARE
from qcheck.reading import limits
from qcheck.reading.encoding import detect
from qcheck.reading.grid import Cell, Row, Seen, Sheet
from qcheck.reading.headers import recognised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import BinaryIO

    from qcheck.reading.encoding import Encoded
    from qcheck.reading.files import Source

_DELIMITERS = (",", "\t", ";", "，")
_HEADER_WITHIN = 60  # lines
_HEADER_LENGTH = 100_000  # characters
_REMEMBERED = 20_000  # texts of cells, which repeat
_FIGURES = 10_000  # no more, then figures: names and dates repeat more than they do
_SHORT = 100
_LEAST = 8  # cells that a line counts for: a file of line ends alone ends, too
_SEEN = 500  # every so many records one becomes a row


def read(source: Source, file: str, *, tabs: bool = False) -> tuple[Sheet, str]:
    """The one sheet of a text file, and its encoding; rows are read when they are asked for.

    Raises:
        DataError: no known encoding.
    """
    found = detect(source.open(), file)

    def lines() -> TextIOWrapper:
        return _lines(source.open(), found)

    first = [line for line in islice(lines(), _HEADER_WITHIN) if len(line) <= _HEADER_LENGTH]
    hint = re.match(r"sep=(.)\r?\n", first[0]) if first else None
    delimiter = hint[1] if hint else "\t" if tabs else _delimiter(first)

    def rows() -> Iterator[Row]:
        text = _Checked(lines(), delimiter) if found.quoted else lines()
        return _rows(sheet, text, delimiter)

    sheet = Sheet(file=file, rows=rows, delimited=True)
    return sheet, found.encoding


class _Part(RawIOBase):
    """The bytes of a stream that are text; closing it leaves the stream open."""

    def __init__(self, stream: BinaryIO, start: int, end: int) -> None:
        super().__init__()
        self._stream = stream
        self._left = end - start
        stream.seek(start)

    def readable(self) -> bool:
        """It can only be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # no other is given
        """Fill `buffer` as far as there is text."""
        data = self._stream.read(min(len(buffer), self._left))
        buffer[: len(data)] = data
        self._left -= len(data)
        return len(data)


def _lines(stream: BinaryIO, found: Encoded) -> TextIOWrapper:
    part = BufferedReader(_Part(stream, found.start, found.end), 1 << 16)
    return TextIOWrapper(part, encoding=found.encoding, newline="")


def _delimiter(lines: Sequence[str]) -> str:
    """The delimiter that makes a header out of one of the first lines; a comma where none does."""

    def fits(delimiter: str) -> int:
        return max(
            sum(recognised(part.strip(' "\r\n')) for part in line.split(delimiter))
            for line in lines or [""]
        )

    return max(_DELIMITERS, key=fits)


class _Checked:
    """The lines as a csv reader takes them, none of a record with more cells than a row may have.

    `begin` is to be called for each record. A record of several lines is one with quotes.
    """

    def __init__(self, lines: TextIOWrapper, delimiter: str) -> None:
        self._lines = lines
        self._delimiter = delimiter
        self._inside = False
        self._cells = 0

    def begin(self) -> None:
        """What follows is another record."""
        self._inside = False
        self._cells = 0

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            if self._inside or len(line) > limits.COLUMN:
                self._cells += line.count(self._delimiter)
                if self._cells > limits.COLUMN:
                    raise csv.Error
            self._inside = True
            yield line


def _rows(sheet: Sheet, lines: Iterable[str], delimiter: str) -> Iterator[Row]:
    """Rows by their number, blank ones counted; every cell is text.

    A line that only has to be counted makes no row; some do, so that it is seen how far it is.
    """
    begin = lines.begin if isinstance(lines, _Checked) else None
    # Strict: a quote that is never closed would swallow the rest of the file without a word.
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    cell_of = _Texts().__getitem__
    count = 0
    try:
        for number, parts in enumerate(reader, start=1):
            if begin:
                begin()
            width = len(parts)
            count += width
            if width > limits.COLUMN or max(count, number * _LEAST) > limits.TEXT_CELLS:
                raise _too_much(width, sheet.file)
            skims = sheet.skims
            if skims and number % _SEEN and skims(parts):
                continue
            cells = {i: cell for i, cell in enumerate(map(cell_of, parts)) if cell}
            if cells:
                yield Row(number, cells)
    except csv.Error as error:
        line = str(max(reader.line_num, 1))
        raise DataError("data.csv-broken", file=sheet.file, line=line) from error


def _too_much(width: int, file: str) -> Exception:
    if width > limits.COLUMN:
        return csv.Error()  # as the reader itself says of a broken line
    return DataError("data.too-much-cells", file=file, limit=str(limits.TEXT_CELLS))


class _Texts(dict[str, "Cell | None"]):
    """The cell of a text, None where it is blank; those met first are kept, for they repeat."""

    def __missing__(self, text: str) -> Cell | None:
        cell = Cell(Seen.TEXT, text) if text.strip() else None
        most = _FIGURES if BARE.fullmatch(text) else _REMEMBERED
        if len(self) < most and len(text) <= _SHORT:
            self[text] = cell
        return cell
