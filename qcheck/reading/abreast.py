"""Tables side by side: 指标|目标|完成 | 指标|目标|完成, each read by itself in one pass."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from qcheck.reading import cells, headrows, rows
from qcheck.reading.grid import Row, Seen
from qcheck.reading.headers import Header, Role, understand
from qcheck.reading.layout import Layout
from qcheck.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qcheck.reading.asking import Asking
    from qcheck.reading.grid import Sheet
    from qcheck.reading.sheetread import SheetRead

_LEAST = 4  # two tables of a name and a value
_TIMED = regex(r"20[0-9]{2}|[0-9一二三四五六七八九十]月|半年|季度")


class Window(NamedTuple):
    """The columns of one table: a range, and columns before all tables that hold for each."""

    first: int
    after: int
    shared: frozenset[int]

    def of(self, row: Row) -> Row:
        """The row as this table has it."""
        inside = {
            c: cell
            for c, cell in row.cells.items()
            if self.first <= c < self.after or c in self.shared
        }
        return Row(row.number, inside, row.hidden)


def windows_of(head: Iterable[Row], sheet: Sheet) -> tuple[Window, ...]:
    """The tables of the first header row that is one of tables side by side."""
    return next((found for row in head if (found := windows(row, sheet))), ())


def windows(row: Row, sheet: Sheet) -> tuple[Window, ...]:
    """The tables that a header row begins; none where it is that of a single table.

    The same name header stands there again, each with a value of its own behind it. A date or a
    region that only some of the tables have leaves it open whose it is: then none, too.
    """
    heads = [
        (c, understand(cell.text))
        for c, cell in sorted(row.cells.items())
        if cell.seen is Seen.TEXT and not sheet.column_hidden(c)
    ]
    starts = _starts([header for _, header in heads])
    if not starts or not headrows.is_header(row, None):
        return ()
    lead = heads[: starts[0]]
    texts = {header.text for _, header in lead}
    starts = [starts[0], *(_back(heads, start, texts) for start in starts[1:])]
    groups = [[h for _, h in heads[i:j]] for i, j in pairwise([*starts, len(heads)])]
    again = {header.text for group in groups[1:] for header in group}
    shared = frozenset(
        c for c, h in lead if h.role in (Role.DATE, Role.REGION) and h.text not in again
    )
    groups[0] = [*(h for c, h in lead if c not in shared), *groups[0]]
    if not all(map(_complete, groups)) or not _alike(groups):
        return ()
    edges = [0, *(heads[i][0] for i in starts[1:]), 1 << 30]
    return tuple(Window(first, after, shared) for first, after in pairwise(edges))


def _starts(headers: Sequence[Header]) -> list[int]:
    """Where the name header stands that is there more than once."""
    if len(headers) < _LEAST:
        return []
    names = Counter(header.text for header in headers if header.role is Role.NAME)
    name = next((text for text, count in names.items() if count > 1), None)
    return [i for i, header in enumerate(headers) if name is not None and header.text == name]


def _back(heads: Sequence[tuple[int, Header]], start: int, lead: set[str]) -> int:
    """The beginning of a table: 序号 and 类别 before its name, where the first table has them."""
    while start and heads[start - 1][1].text in lead:
        start -= 1
    return start


def _complete(group: Sequence[Header]) -> bool:
    return any(header.role in (Role.VALUE, Role.PERIOD) for header in group)


def _alike(groups: Sequence[Sequence[Header]]) -> bool:
    """Whether all tables have a date or a region of their own, or none has."""
    for role in (Role.DATE, Role.REGION):
        has = {any(header.role is role for header in group) for group in groups}
        if len(has) > 1:
            return False
    return True


def read(
    sheet: Sheet,
    found: Iterable[Row],
    begun: Sequence[Window],
    asking: Asking,
) -> list[SheetRead]:
    """What each of the tables says; `begun` are those of the first header."""
    return _Abreast(sheet, begun, asking).read(found)


class _Abreast:
    """Hands each row to the tables that it has a part in; an ordinary table is the first one's."""

    def __init__(self, sheet: Sheet, begun: Sequence[Window], asking: Asking) -> None:
        self._sheet = sheet
        self._asking = asking
        self._layouts = [Layout(sheet, asking) for _ in begun]
        self._begun = begun
        self._now: Sequence[Window] = ()
        self._ordinary = False  # a single table goes on: its rows are those of the first layout

    def read(self, found: Iterable[Row]) -> list[SheetRead]:
        for row in found:
            self._take(row)
        return [layout.close() for layout in self._layouts]

    def _take(self, row: Row) -> None:
        self._turn(row)
        if not self._now and not self._ordinary:
            self._title(row)
        elif _says_time(row):
            for layout in self._layouts:
                layout.take(row)
        elif self._now:
            self._share(row, self._now)
        else:
            self._layouts[0].take(row)

    def _turn(self, row: Row) -> None:
        """A header row may begin tables side by side, or a single one."""
        if row.hidden:
            return
        if found := windows(row, self._sheet):
            self._now, self._ordinary = found, False
            more = range(len(self._layouts), len(found))
            self._layouts.extend(Layout(self._sheet, self._asking) for _ in more)
        elif (
            headrows.is_header(row, self._asking.column)
            and not headrows.has_figures(row)
            and _wide(row)
        ):
            self._now, self._ordinary = (), True

    def _title(self, row: Row) -> None:
        """A line above the tables is for all, unless there is one over each."""
        firsts = {window.first for window in self._begun[1:]} | {min(row.cells, default=0)}
        over_each = len(firsts) > 1 and row.cells.keys() == firsts
        if over_each and (_all_timed(row) or not rows.is_form(row)):
            self._share(row, self._begun)
            return
        for layout in self._layouts:
            layout.take(row)

    def _share(self, row: Row, windows: Sequence[Window]) -> None:
        for layout, window in zip(self._layouts, windows, strict=False):
            part = window.of(row)
            if part.cells.keys() - window.shared:
                layout.take(part)


def _all_timed(row: Row) -> bool:
    return all(_TIMED.search(cells.words(cell)) for cell in row.cells.values())


def _says_time(row: Row) -> bool:
    """Whether a row is one text that may date what follows: 二、县级指标(截至6月底)."""
    said = [cells.words(cell) for cell in row.cells.values()]
    return len(said) == 1 and bool(_TIMED.search(said[0])) and not row.hidden


def _wide(row: Row) -> bool:
    """Whether a header row has a column that can be a value: no row of data in a header's words."""
    return any(
        understand(cell.text).role in (Role.VALUE, Role.PERIOD)
        for cell in row.cells.values()
        if cell.seen is Seen.TEXT
    )
