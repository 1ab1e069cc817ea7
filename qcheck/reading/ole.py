"""The container of .xls, .et and .doc files: OLE2, a small file system with sectors and chains.

Our own, and strict only where it matters: every chain ends, every read is bounded by the file.
Layout: [MS-CFB].
"""

from __future__ import annotations

import struct
from array import array
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_ENTRY = 128
_IN_HEADER = 109  # sectors of the allocation table that the header lists itself
_STREAM, _ROOT = 2, 5
_SHIFTS = (9, 12)  # sectors of 512 or of 4096 bytes
_SHORT_SHIFT = 6


class BrokenContainerError(Exception):
    """The bytes are no whole OLE2 file."""


class _Entry(NamedTuple):
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class Container:
    """The streams at the top of an OLE2 file, by name in lower case."""

    def __init__(self, data: bytes) -> None:
        """Read the allocation table and the directory.

        Raises:
            BrokenContainerError: they are not whole.
        """
        try:
            self._open(data)
        except (struct.error, IndexError, ValueError) as error:
            raise BrokenContainerError from error

    def _open(self, data: bytes) -> None:
        self._data = data
        (shift,) = struct.unpack_from("<H", data, 30)
        if shift not in _SHIFTS:
            raise BrokenContainerError
        self._size = 1 << shift
        start, _, self._cutoff, short, _, more, _ = struct.unpack_from("<7I", data, 48)
        self._table = self._allocation(struct.unpack_from(f"<{_IN_HEADER}I", data, 76), more)
        raw = self._chain(start)
        self._entries = [_entry(raw, at) for at in range(0, len(raw) - _ENTRY + 1, _ENTRY)]
        if not self._entries or self._entries[0].kind != _ROOT:
            raise BrokenContainerError
        self._short_start = short
        self._top = self._children(self._entries[0].child)

    def names(self) -> frozenset[str]:
        """The names at the top, streams and storages, in lower case."""
        return frozenset(self._top)

    def stream(self, name: str) -> bytes | None:
        """The bytes of a stream at the top; None when there is none of this name.

        Raises:
            BrokenContainerError: its chain of sectors is broken.
        """
        entry = self._top.get(name.lower())
        if entry is None or entry.kind != _STREAM:
            return None
        try:
            found = self._short(entry) if entry.size < self._cutoff else self._chain(entry.start)
        except (struct.error, IndexError, ValueError) as error:
            raise BrokenContainerError from error
        if len(found) < entry.size:
            raise BrokenContainerError
        return found[: entry.size]

    def _sector(self, number: int) -> bytes:
        at = _HEADER + number * self._size if self._size == _HEADER else (number + 1) * self._size
        found = self._data[at : at + self._size]
        if not found:
            raise BrokenContainerError
        return found.ljust(self._size, b"\0")  # the last sector is often cut short

    def _allocation(self, listed: Sequence[int], more: int) -> array[int]:
        """The sector that follows each sector."""
        wanted = list(listed)
        seen: set[int] = set()
        count = self._size // 4
        while more < 0xFFFFFFFA and more not in seen:  # noqa: PLR2004 - the special sectors
            seen.add(more)
            *further, more = struct.unpack(f"<{count}I", self._sector(more))
            wanted.extend(further)
        sectors = [number for number in wanted if number * self._size < len(self._data)]
        if len(sectors) > len(set(sectors)):
            raise BrokenContainerError
        table = array("I")
        for number in sectors:
            table.extend(struct.unpack(f"<{count}I", self._sector(number)))
        return table

    def _chain(self, start: int) -> bytes:
        return b"".join(self._sector(number) for number in _follow(self._table, start))

    def _short(self, entry: _Entry) -> bytes:
        """A short stream: in sectors of 64 bytes inside the root's own stream."""
        raw = self._chain(self._short_start)
        table = struct.unpack(f"<{len(raw) // 4}I", raw)
        inside = self._chain(self._entries[0].start)
        sectors = (n << _SHORT_SHIFT for n in _follow(table, entry.start))
        return b"".join(inside[at : at + (1 << _SHORT_SHIFT)] for at in sectors)

    def _children(self, first: int) -> dict[str, _Entry]:
        """The entries of one storage: a binary tree of siblings."""
        found: dict[str, _Entry] = {}
        seen: set[int] = set()
        left = [first]
        while left:
            number = left.pop()
            if number in seen or number >= len(self._entries):
                continue
            seen.add(number)
            entry = self._entries[number]
            found.setdefault(entry.name.lower(), entry)
            left.extend((entry.left, entry.right))
        return found


def _follow(table: Sequence[int], start: int) -> list[int]:
    """The sectors of a chain; one that returns to itself is broken."""
    found: list[int] = []
    number = start
    while number < len(table):
        if len(found) > len(table):
            raise BrokenContainerError
        found.append(number)
        number = table[number]
    return found


def _entry(raw: bytes, at: int) -> _Entry:
    length, kind = struct.unpack_from("<HB", raw, at + 64)
    left, right, child = struct.unpack_from("<3I", raw, at + 68)
    start, size = struct.unpack_from("<2I", raw, at + 116)
    name = raw[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
    return _Entry(name, kind, left, right, child, start, size)
