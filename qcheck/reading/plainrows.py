"""Rows of a large worksheet that are as plain as they can be, taken without the XML parser.

A table of two hundred thousand rows repeats one shape: the same columns, styles and types. A row
that fits a shape seen before, to the byte, is read by that shape; all else goes to the parser,
and so does a part that holds comments or the like. What is taken is whole rows in the place where
a row may stand, so the parser sees a well-formed part with fewer rows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from qcheck.reading.grid import Row
from qcheck.reading.rowshape import CLOSE, Makers, shape_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from qcheck.reading.rowshape import Shape
    from qcheck.reading.stored import Stored

_OPEN = b"<sheetData>"
_UTF8 = re.compile(rb'(?:\xef\xbb\xbf)?\s*<\?xml version="1.0" encoding="(?:utf|UTF)-8"[^<>]*\?>')
_AGAIN = 3  # a shape is worth a pattern of its own when it is seen this often
_SHAPES = 12  # patterns at most
_PATIENCE = 500  # rows that fit no shape, after which they are looked for no more
_LONGEST = 1 << 14  # bytes of one row


class Sink(Protocol):
    """What knows the state of the parser, and has the rows that it has read."""

    def begin(self) -> None:
        """Before a row goes to the parser."""

    def between(self) -> bool:
        """Whether the parser has seen the end of that row, and nothing behind it."""

    def take(self) -> list[Row]:
        """The rows that the parser has read."""

    def passed(self, number: int, count: int) -> None:
        """A row of so many cells was read without the parser."""


class PlainRows:
    """Stands before the parser of a worksheet, and takes the plain rows out of what it is fed."""

    def __init__(self, sink: Sink, stored: Stored, parse: Callable[[bytes], None]) -> None:
        self._sink = sink
        self._parse = parse
        self._makers = Makers(stored)
        self._shapes: list[Shape] = []
        self._seen: dict[tuple[bytes, ...], int] = {}
        self._rest = b""
        self._inside = False  # the rows have begun
        self._off = False
        self._strange = 0

    def rows(self, chunk: bytes) -> Iterator[Row]:
        """The rows of what follows; what is no whole row waits for more."""
        data = self._rest + chunk
        self._rest = b""
        at = self._begin(data)
        while not self._off:
            for found, shape in self._plain(data, at):
                at = found.end()
                if row := self._row(found, shape):
                    yield row
            end = data.find(CLOSE, at) + len(CLOSE)
            if end < len(CLOSE):
                break
            at = self._other(data[at:end], at)
            yield from self._sink.take()
        self._rest = data[at:]
        if self._off or len(self._rest) > _LONGEST:
            self._off = True
            self.close()
        yield from self._sink.take()

    def close(self) -> None:
        """Let the parser have what is left."""
        self._parse(self._rest)
        self._rest = b""

    def _plain(self, data: bytes, at: int) -> Iterator[tuple[re.Match[bytes], Shape]]:
        """The rows that fit a shape, as many as follow one another."""
        fits = True
        while fits:
            fits = False
            for shape in self._shapes:
                while found := shape.pattern.match(data, at):
                    at = found.end()
                    fits = True
                    yield found, shape

    def _row(self, found: re.Match[bytes], shape: Shape) -> Row | None:
        """The row, unless all of its cells are blank."""
        written, *texts = found.groups()
        number = int(written)
        self._sink.passed(number, shape.size)
        cells = shape.cells(texts)
        return Row(number, cells) if cells else None

    def _begin(self, data: bytes) -> int:
        """Where the next row may begin: after what the parser must see first."""
        if self._inside or self._off:
            return 0
        found = data.find(_OPEN)
        at = found + len(_OPEN)
        head = _UTF8.match(data)
        if found < 0 or not head or self._unsure(data[head.end() : at]):
            self._off = True
            return 0
        self._parse(data[:at])
        self._inside = True
        return at

    def _unsure(self, data: bytes) -> bool:
        """Whether a comment, CDATA, an instruction or a declaration may begin in it."""
        return b"<!" in data or b"<?" in data

    def _other(self, row: bytes, at: int) -> int:
        """A row that fits no shape goes to the parser; it may be the first of a shape."""
        if self._unsure(row) or self._strange > _PATIENCE or len(row) > _LONGEST:
            self._off = True
            return at
        self._sink.begin()
        self._parse(row)
        if not self._sink.between():
            self._off = True
        self._strange += 1
        self._learn(row)
        return at + len(row)

    def _learn(self, row: bytes) -> None:
        key = shape_of(row)
        if key is None or len(self._shapes) == _SHAPES or self._makers.any_struck(key):
            return
        self._seen[key] = self._seen.get(key, 0) + 1
        if self._seen[key] == _AGAIN:
            self._strange = 0
            self._shapes.append(self._makers.shape(key))
