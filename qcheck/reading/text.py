"""csv, tsv and txt: text with one row a line and , ; or a tab between the cells."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

from qcheck.errors import DataError
from qcheck.reading import limits
from qcheck.reading.encoding import decode
from qcheck.reading.grid import Cell, Row, Seen, Sheet
from qcheck.reading.headers import recognised

if TYPE_CHECKING:
    from collections.abc import Iterator

_DELIMITERS = (",", "\t", ";", "，")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_HEADER_WITHIN = 60  # lines
_HEADER_LENGTH = 100_000  # characters


def read(data: bytes, file: str, *, tabs: bool = False) -> tuple[Sheet, str]:
    """The one sheet of a text file, and its encoding.

    Raises:
        DataError: no known encoding.
    """
    text, encoding = decode(data, file)
    hint = re.match(r"sep=(.)\r?\n", text)
    delimiter = hint[1] if hint else "\t" if tabs else _delimiter(text)

    def rows() -> Iterator[Row]:
        return _rows(text, delimiter, file)

    return Sheet(file=file, rows=rows), encoding


def _delimiter(text: str) -> str:
    """The delimiter that makes a header out of one of the first lines; a comma where none does."""
    lines = [line for line, _ in zip(_lines(text), range(_HEADER_WITHIN), strict=False)]
    lines = [line for line in lines if len(line) <= _HEADER_LENGTH]

    def fits(delimiter: str) -> int:
        return max(
            sum(recognised(part.strip(' "\r\n')) for part in line.split(delimiter))
            for line in lines or [""]
        )

    return max(_DELIMITERS, key=fits)


def _lines(text: str) -> Iterator[str]:
    """The lines with their ends, one at a time: a StringIO would hold the text a second time."""
    for found in _LINE.finditer(text):
        if found[0]:
            yield found[0]


def _checked(text: str, delimiter: str) -> Iterator[str]:
    """The lines, none with more cells than a row may have.

    Raises:
        csv.Error: one has more.
    """
    for line in _lines(text):
        if len(line) > limits.COLUMN and line.count(delimiter) > limits.COLUMN:
            raise csv.Error
        yield line


def _rows(text: str, delimiter: str, file: str) -> Iterator[Row]:
    """Rows by their number, blank ones counted; every cell is text."""
    # Strict: a quote that is never closed would swallow the rest of the file without a word.
    reader = csv.reader(_checked(text, delimiter), delimiter=delimiter, strict=True)
    count = 0
    number = 0
    while True:
        number += 1
        try:
            parts = next(reader, None)
        except csv.Error as error:
            raise DataError(
                "data.csv-broken", file=file, line=str(max(reader.line_num, 1))
            ) from error
        if parts is None:
            return
        count += len(parts) or 1  # a file of line ends alone ends, too
        if count > limits.CELLS:
            raise DataError("data.too-much-cells", file=file, limit=str(limits.CELLS))
        cells = {i: Cell(Seen.TEXT, part) for i, part in enumerate(parts) if part.strip()}
        if cells:
            yield Row(number, cells)
