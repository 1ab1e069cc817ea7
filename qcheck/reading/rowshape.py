"""The shapes of the plain rows of a worksheet: which cells a row has, and how to read each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from qcheck.errors import DataError
from qcheck.reading.grid import column_index
from qcheck.reading.richtext import unescape
from qcheck.reading.stored import text_cell

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qcheck.reading.grid import Cell, NumberForm
    from qcheck.reading.stored import Stored

CLOSE = b"</row>"
_ROW = rb'<row r="([0-9]{1,7})"(?: (?!r=|hidden=)[A-Za-z][\w:.]*="[^"<>&]*")*>'
_CELL = re.compile(
    rb'<c r="(?P<column>[A-Z]{1,3})[0-9]{1,7}"(?P<style> s="[0-9]{1,5}")?'
    rb'(?P<type> t="(?:s|n|inlineStr)")?'
    rb"(?P<inside>/>|></c>|><v>[^<>]+</v></c>|><is><t(?P<space> xml:space=\"preserve\")?>"
    rb"[^<>]*</t></is></c>)"
)
_NUMBER = rb"(-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?)"
_INDEX = rb"([0-9]{1,7})"
_TEXT = rb"([^<>&\x00-\x1f\x7f]*)"
_REMEMBERED = 20_000  # texts
_NUMBERS = 2_000  # in one column


class Shape(NamedTuple):
    """The pattern of a row, how many cells it has, and what each group is: column and reader."""

    pattern: re.Pattern[bytes]
    size: int
    columns: tuple[int, ...]
    readers: tuple[Callable[[bytes], Cell | None], ...]

    def cells(self, texts: Sequence[bytes]) -> dict[int, Cell]:
        """The cells of a row of this shape."""
        return {
            column: cell
            for column, read, text in zip(self.columns, self.readers, texts, strict=True)
            if (cell := read(text)) is not None
        }


def shape_of(row: bytes) -> tuple[bytes, ...] | None:
    """The cells of a row without their values; None where a cell is anything but plain."""
    head = re.match(_ROW, row)
    if not head:
        return None
    key: list[bytes] = []
    columns = set()
    at = head.end()
    while found := _CELL.match(row, at):
        at = found.end()
        columns.add(found["column"])
        inside = _inside(found)
        if (b"inlineStr" in (found["type"] or b"")) != inside.startswith(b"t"):
            return None
        key += (found["column"], found["style"] or b"", found["type"] or b"", inside)
    whole = row[at:] == CLOSE and len(columns) * 4 == len(key)
    return tuple(key) if whole else None


def _inside(found: re.Match[bytes]) -> bytes:
    """What stands in a cell: nothing, as it is written; "v" or "t" before a value."""
    if found["inside"] in (b"/>", b"></c>"):
        return found["inside"]
    return b"t" + (found["space"] or b"") if b"<is>" in found["inside"] else b"v"


class Makers:
    """Makes shapes; the texts and indexes that readers have met are remembered among them."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored
        self._shared = _Shared(stored)
        self._texts = _Texts(stored)

    def any_struck(self, key: tuple[bytes, ...]) -> bool:
        """Whether cells of such a row are struck out: the parser marks them."""
        return any(self._stored.is_struck(_style(style)) for style in key[1::4])

    def shape(self, key: tuple[bytes, ...]) -> Shape:
        """The shape of rows with these cells."""
        pattern = [_ROW]
        columns: list[int] = []
        readers: list[Callable[[bytes], Cell | None]] = []
        for column, style, kind, inside in zip(*[iter(key)] * 4, strict=True):
            pattern.append(rb'<c r="%b[0-9]{1,7}"%b%b' % (column, style, kind))
            if inside in (b"/>", b"></c>"):
                pattern.append(inside)
                continue
            group, reader = self._reader(style, kind, inside)
            pattern.append(group)
            columns.append(column_index(column.decode()))
            readers.append(reader)
        whole = re.compile(b"".join([*pattern, CLOSE]))
        return Shape(
            pattern=whole,
            size=len(key) // 4,
            columns=tuple(columns),
            readers=tuple(readers),
        )

    def _reader(
        self, style: bytes, kind: bytes, inside: bytes
    ) -> tuple[bytes, Callable[[bytes], Cell | None]]:
        """The pattern of a value, and what makes a cell of it."""
        if inside.startswith(b"t"):
            return b"><is><t%b>%b</t></is></c>" % (inside[1:], _TEXT), self._texts.__getitem__
        if b'"s"' in kind:
            return b"><v>%b</v></c>" % _INDEX, self._shared.__getitem__
        stored = self._stored
        form = stored.form(_style(style))
        return b"><v>%b</v></c>" % _NUMBER, _Numbers(stored, form).__getitem__


def _style(written: bytes) -> str:
    """The number of a style as a row writes it: s="3"."""
    return re.sub(r"[^0-9]", "", written.decode())


class _Shared(dict[bytes, "Cell | None"]):
    """The cells of shared strings by their index as written."""

    def __init__(self, stored: Stored) -> None:
        super().__init__()
        self._stored = stored

    def __missing__(self, index: bytes) -> Cell | None:
        cell = self[index] = self._stored.shared(index.decode())
        return cell


class _Numbers(dict[bytes, "Cell | None"]):
    """The cells of numbers of one form; some of them are kept, for a 目标值 repeats."""

    def __init__(self, stored: Stored, form: NumberForm) -> None:
        super().__init__()
        self._stored = stored
        self._form = form

    def __missing__(self, written: bytes) -> Cell | None:
        cell = self._stored.numeric(written.decode(), self._form)
        if len(self) < _NUMBERS:
            self[written] = cell
        return cell


class _Texts(dict[bytes, "Cell | None"]):
    """The cells of inline texts, which repeat; not more of them than is worth it."""

    def __init__(self, stored: Stored) -> None:
        super().__init__()
        self._file = stored.file

    def __missing__(self, written: bytes) -> Cell | None:
        try:
            text = written.decode()
        except UnicodeDecodeError as error:
            raise DataError("data.damaged", file=self._file) from error
        if "\ufffe" in text or "\uffff" in text:  # no characters of XML
            raise DataError("data.damaged", file=self._file)
        cell = text_cell(unescape(text))
        if len(self) < _REMEMBERED:
            self[written] = cell
        return cell
