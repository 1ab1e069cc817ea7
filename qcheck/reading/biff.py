"""The records of an .xls workbook stream, looked through before xlrd sees them.

Three things come of it: what the file would cost is known before anything is held in memory;
formulas that no program ever computed are found, which xlrd does not tell; and records that do not
bear on a cell (drawings, notes, links, names) are blanked, because xlrd gives up on many of them
in files that Excel opens. Layout: [MS-XLS], and OpenOffice's description for the older versions.
"""

from __future__ import annotations

import struct
from collections import defaultdict
from dataclasses import dataclass, field

from qcheck.errors import DataError
from qcheck.reading import limits

_BOF = frozenset({0x0009, 0x0209, 0x0409, 0x0809})
_BOF_MODERN = 0x0809
_EOF = 0x000A
_BOUNDSHEET = 0x0085
_FILEPASS = 0x002F
_CONTINUE = 0x003C
_MERGED = 0x00E5
_FORMULAS = frozenset({0x0006, 0x0206, 0x0406})
_ONE_CELL = (
    frozenset(
        {0x01, 0x02, 0x03, 0x04, 0x05, 0x0201, 0x0203, 0x0204, 0x0205, 0x7E, 0x027E, 0xD6, 0xFD}
    )
    | _FORMULAS
)
_MANY_CELLS = frozenset({0xBD, 0xBE})
# Dimensions, rows, columns, formats, fonts, strings, code page, dates, shared formulas.
_KEPT = (
    _BOF
    | _ONE_CELL
    | _MANY_CELLS
    | frozenset({_EOF, _BOUNDSHEET, _MERGED, 0x0000, 0x0200, 0x0008, 0x0208, 0x007D, 0x0024})
    | frozenset({0x0025, 0x0225, 0x0042, 0x0022, 0x0031, 0x0231, 0x0045, 0x001E, 0x041E, 0x001F})
    | frozenset({0x0056, 0x0043, 0x0243, 0x0443, 0x00E0, 0x0044, 0x00FC, 0x0007, 0x0207})
    | frozenset({0x0021, 0x0221, 0x04BC, 0x0036, 0x0236, 0x0037, 0x008E, 0x008F})
)
_UNKNOWN = b"\xff\xff"
_WORKBOOK = 0x0005
_FIRST_WITH_GLOBALS = 0x0500
_CALC_ON_LOAD = 2


@dataclass(slots=True)
class Listed:
    """A worksheet as the workbook lists it."""

    start: int
    hidden: bool


@dataclass(slots=True)
class Scan:
    """What the records say; `uncomputed` has (row, column), from 0, for each worksheet."""

    stream: bytes
    sheets: list[Listed]
    uncomputed: list[set[tuple[int, int]]]


@dataclass(slots=True)
class _Sub:
    """One substream, from its BOF record to its EOF record."""

    end: int = 0
    widths: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    merges: int = 0
    sheets: list[Listed] = field(default_factory=list)
    formulas: int = 0
    empty: set[tuple[int, int]] = field(default_factory=set)  # the result is an empty text
    zero: set[tuple[int, int]] = field(default_factory=set)  # 0, to be computed when opened


def scan(stream: bytes, file: str) -> Scan:
    """Look through all records.

    Raises:
        DataError: damaged, encrypted, or beyond the limits.
    """
    data = bytearray(stream)
    try:
        found = _Scanner(data, file).run()
    except (struct.error, IndexError) as error:
        raise DataError("data.damaged", file=file) from error
    return Scan(bytes(data), *found)


class _Scanner:
    def __init__(self, data: bytearray, file: str) -> None:
        self._data = data
        self._file = file
        self._cells = 0
        self._modern = False  # BIFF5 and BIFF8: sheets listed, formulas laid out as today

    def run(self) -> tuple[list[Listed], list[set[tuple[int, int]]]]:
        code, length, version = struct.unpack_from("<HHH", self._data, 0)
        kind = struct.unpack_from("<H", self._data, 6)[0]
        if code not in _BOF:
            raise self._damaged()
        self._modern = code == _BOF_MODERN and version >= _FIRST_WITH_GLOBALS
        if not self._modern or kind != _WORKBOOK or not length:
            return self._old()
        book = self._substream(0)
        if len(book.sheets) > limits.SHEETS:
            raise DataError("data.too-much-sheets", file=self._file, limit=str(limits.SHEETS))
        end = book.end
        subs: dict[int, _Sub] = {}
        for listed in sorted(book.sheets, key=lambda one: one.start):
            # Records that belong to two sheets at once are nobody's.
            if listed.start < end:
                raise self._damaged()
            subs[listed.start] = self._substream(listed.start)
            end = subs[listed.start].end
        return book.sheets, _uncomputed([subs[one.start] for one in book.sheets])

    def _old(self) -> tuple[list[Listed], list[set[tuple[int, int]]]]:
        """BIFF4 and older: one worksheet and nothing around it."""
        only = self._substream(0)
        if only.sheets:  # a BIFF4 workbook of several sheets, which hardly anything reads
            raise self._damaged()
        return [Listed(0, hidden=False)], _uncomputed([only])

    def _damaged(self) -> DataError:
        return DataError("data.damaged", file=self._file)

    def _substream(self, at: int) -> _Sub:
        sub = _Sub()
        data = self._data
        if struct.unpack_from("<H", data, at)[0] not in _BOF:
            raise self._damaged()
        depth = 0
        kept = True
        while True:
            code, length = struct.unpack_from("<HH", data, at)
            body = at + 4
            if body + length > len(data):
                raise self._damaged()
            if code != _CONTINUE:
                kept = code in _KEPT
            if not kept:
                self._other(code)
                data[at : at + 2] = _UNKNOWN
            elif code in _BOF:
                depth += 1
            elif code == _EOF:
                depth -= 1
            elif depth == 1:
                self._record(sub, code, body, length)
            at = body + length
            if depth == 0:
                sub.end = at
                return sub

    def _other(self, code: int) -> None:
        if code == _FILEPASS:
            raise DataError("data.encrypted", file=self._file)

    def _record(self, sub: _Sub, code: int, at: int, length: int) -> None:
        if code in _ONE_CELL:
            row, column = struct.unpack_from("<HH", self._data, at)
            self._spend(sub, row, column)
            if code in _FORMULAS and self._modern:
                self._formula(sub, (row, column), at)
        elif code in _MANY_CELLS:
            (row,) = struct.unpack_from("<H", self._data, at)
            (column,) = struct.unpack_from("<H", self._data, at + length - 2)
            self._spend(sub, row, column)
        elif code == _MERGED:
            sub.merges += length // 8
            if sub.merges > limits.MERGES:
                raise DataError("data.too-much-merges", file=self._file, limit=str(limits.MERGES))
        elif code == _BOUNDSHEET:
            start, state, kind = struct.unpack_from("<IBB", self._data, at)
            if kind == 0:
                sub.sheets.append(Listed(start, hidden=state & 3 != 0))

    def _spend(self, sub: _Sub, row: int, column: int) -> None:
        """Count what xlrd will hold: every row up to its last cell."""
        more = column + 1 - sub.widths[row]
        if more > 0:
            sub.widths[row] += more
            self._cells += more
        if self._cells > limits.CELLS_HELD:
            raise DataError("data.too-much-cells", file=self._file, limit=str(limits.CELLS_HELD))

    def _formula(self, sub: _Sub, where: tuple[int, int], at: int) -> None:
        sub.formulas += 1
        result = bytes(self._data[at + 6 : at + 14])
        flags = self._data[at + 14]
        if result[6:8] == b"\xff\xff" and result[0] == 3:  # noqa: PLR2004 - an empty text
            sub.empty.add(where)
        elif flags & _CALC_ON_LOAD and not any(result):
            sub.zero.add(where)


def _uncomputed(subs: list[_Sub]) -> list[set[tuple[int, int]]]:
    """The formulas of each sheet that were never computed.

    Some programs store 0 and "compute when opened"; others an empty text, which a computed formula
    may have as well: but where all formulas of a workbook have it, none was ever computed.
    """
    count = sum(sub.formulas for sub in subs)
    never = count == sum(len(sub.empty) for sub in subs)
    return [sub.zero | sub.empty if never else sub.zero for sub in subs]
