"""What the reader saw in a file and made of it: recorded for `qcheck inspect`, judged by nobody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qcheck.model.record import Record

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ColumnSeen(Record):
    """A column under a header: what it was taken for and why.

    `meaning` and `why` are keys of `qcheck.words.inspect` (`mean-…`, `why-…`); `word` is the word
    of the header, or the other columns, that decided. `day` and `region` are those of one of
    several columns of values.
    """

    letters: str
    text: str
    meaning: str
    why: str
    word: str = ""
    day: dt.date | None = None
    region: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class LineSeen(Record):
    """A line above a table, with the date and the unit that it gives by itself."""

    text: str
    day: dt.date | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class BlockSeen(Record):
    """A header and what holds for the rows below it.

    `day` is the date of the lines above, `column_day` that of the value's header; `by_year` is True
    where that is only the end of a year that they name. `certain` is False for a row that only
    looks like a header and was not taken for one.
    """

    header: tuple[int, ...]
    columns: tuple[ColumnSeen, ...]
    lines: tuple[LineSeen, ...] = ()
    day: dt.date | None = None
    column_day: dt.date | None = None
    by_year: bool = False
    unit: str = ""
    certain: bool = True
    turned: bool = False  # the indicators stand side by side: columns are rows here


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class SkippedSeen(Record):
    """Rows that are no data, for one reason (a finding code): their numbers, and some texts."""

    code: str
    rows: tuple[int, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class BlankSeen(Record):
    """A period that a row with values for others leaves empty: its cell, its text (—), its day.

    `record` is the address of the row's name.
    """

    source: str
    record: str
    text: str
    day: dt.date
    region: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class SheetSeen(Record):
    """One sheet. `state` is read, hidden, leaflet or not-asked."""

    name: str
    state: str
    blocks: tuple[BlockSeen, ...] = ()
    skipped: tuple[SkippedSeen, ...] = ()
    blanks: tuple[BlankSeen, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class FileSeen(Record):
    """One file. `kind` is what its content is, "" where that is not known."""

    path: str
    kind: str
    size: int
    sha256: str
    sheets: tuple[SheetSeen, ...] = ()
