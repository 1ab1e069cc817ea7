"""Reads a sheet in the shape that it has: one table, tables side by side, or a table turned."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from qcheck.reading import abreast, area, series, turned
from qcheck.reading.layout import Layout
from qcheck.reading.sheetread import SheetRead

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qcheck.reading.asking import Asking
    from qcheck.reading.grid import Row, Sheet

_HEAD = 50  # rows that show whether tables stand side by side
_SMALL = 200  # rows of a table that may be turned
_WIDE = 2_000  # columns of it


def read(sheet: Sheet, asking: Asking) -> SheetRead:
    """All that one sheet says, whatever its shape. A long sheet is never held.

    Raises:
        DataError: the file is damaged or beyond the limits.
    """
    rest = iter(sheet.rows())
    head = _head(rest)
    area.hear(head)
    if _small(head):
        done = _reshaped(sheet, head, asking)
        if done:
            return done
    if windows := abreast.windows_of(head[:_HEAD], sheet):
        return joined(abreast.read(sheet, chain(head, rest), windows, asking))
    return Layout(sheet, asking).read(chain(head, rest))


def _head(rest: Iterator[Row]) -> list[Row]:
    """The first rows: all of a small sheet, and no more of a very wide one than has to be seen."""
    head = list(islice(rest, _HEAD))
    held = sum(len(row.cells) for row in head)
    for row in islice(rest, _SMALL + 1 - _HEAD):
        head.append(row)
        held += len(row.cells)
        if held > _SMALL * _WIDE:  # then some row is too wide for a small sheet
            break
    return head


def _small(head: Sequence[Row]) -> bool:
    return 0 < len(head) <= _SMALL and all(max(row.cells, default=0) < _WIDE for row in head)


def _reshaped(sheet: Sheet, head: Sequence[Row], asking: Asking) -> SheetRead | None:
    """A small sheet without an ordinary header: indicators across, or periods down."""
    if turned.has_header(head, asking.column):
        return None
    tables = turned.tables(sheet, head, asking.column)
    if tables:
        reads = [Layout(table, asking).read() for table in tables.sheets]
        done = joined(reads)
        return replace(done, findings=[*tables.findings, *done.findings])
    if asking.column is not None:
        return None
    return series.read(sheet, head, asking.period, asking.seen)


def joined(reads: Iterable[SheetRead]) -> SheetRead:
    """Several tables of one sheet as one; what holds for each of them is said once."""
    whole = SheetRead()
    problems = []
    for one in reads:
        whole.rows.extend(one.rows)
        whole.findings.extend(f for f in one.findings if f not in whole.findings)
        whole.taken += one.taken
        whole.undated = whole.undated or one.undated
        whole.times |= one.times
        whole.empty = whole.empty and one.empty
        problems.append(one.problem)
    if not whole.rows:
        whole.problem = next((problem for problem in problems if problem), None)
    return whole
