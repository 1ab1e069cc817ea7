"""A small table on its side (indicators across, 目标值 and 完成值 down) → an ordinary sheet.

Every cell keeps its address: the turned sheet only looks at it from the other side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qcheck.model import Finding, Severity
from qcheck.reading import cells, headrows, lines, rows
from qcheck.reading.grid import BEYOND, Merges, Range, Row, Seen, Sheet
from qcheck.reading.headers import Role, recognised, understand
from qcheck.reading.runs import grouped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_VALUES = (Role.VALUE, Role.PERIOD)
_PLACES = 2  # one alone may be the name of an indicator: 创建示范市
_HEADS = (*_VALUES, Role.TARGET, Role.UNIT, Role.DATE, Role.NOTE, Role.NAME, Role.ID)


class Turned(NamedTuple):
    """The tables of a sheet, turned, and what is to be said of it."""

    sheets: list[Sheet]
    findings: list[Finding]


class _Table(NamedTuple):
    """Rows of a table on its side; the first holds the names."""

    rows: list[Row]
    left: int  # the column of the words


def has_header(head: Sequence[Row], column: str | None) -> bool:
    """Whether any row is an ordinary header: a name, and columns that can be the value."""
    return any(
        headrows.is_header(row, column) and _valued(row, column) for row in head if not row.hidden
    )


def _valued(row: Row, column: str | None) -> bool:
    places = sum(_role(row, c) is Role.AREA for c in row.cells)
    return places >= _PLACES or any(
        _role(row, c) in _VALUES or _asked(row, c, column) for c in row.cells
    )


def _asked(row: Row, column: int, name: str | None) -> bool:
    return name is not None and row.cells[column].text.strip() == name.strip()


def _role(row: Row, column: int) -> Role:
    cell = row.cells.get(column)
    return understand(cell.text).role if cell and cell.seen is Seen.TEXT else Role.NONE


def tables(sheet: Sheet, head: Sequence[Row], column: str | None) -> Turned | None:
    """The tables of a sheet that lie on their side; None where it holds no such table.

    Sure signs are wanted: a row that begins with a name header and goes on with names, below it
    in the same column the word for a value, and no figure in any other row of the sheet.
    """
    starts = [i for i, row in enumerate(head) if _names(row)]
    if not starts:
        return None
    titles = [row for row in head[: starts[0]] if not _numbers(row)]
    found: list[_Table] = []
    rest: list[Row] = []
    for start, end in zip(starts, [*starts[1:], len(head)], strict=True):
        table, after = _cut(head[start:end])
        found.append(table)
        rest.extend(after)
    if any(_loose(row) for row in (*titles, *rest)) or not all(
        _complete(table, column) and _labelled(table, sheet) for table in found
    ):
        return None
    said = [_note(sheet, table) for table in found]
    if rest:
        said.append(grouped(sheet, "rows-notes", [row.number for row in rest]))
    return Turned([_turned(sheet, titles, table) for table in found], said)


def _names(row: Row) -> bool:
    """Whether a row is a name header and, beside it, names: texts that head no column."""
    first, *others = sorted(row.cells) or [0]
    if row.hidden or not others or _role(row, first) is not Role.NAME:
        return False
    return all(
        row.cells[c].seen is Seen.TEXT and _role(row, c) not in _HEADS for c in others
    ) and not headrows.has_figures(row)


def _cut(part: Sequence[Row]) -> tuple[_Table, list[Row]]:
    """The rows of a table, and those behind it: notes have one cell and head nothing."""
    left = min(part[0].cells)
    end = next((i for i, row in enumerate(part) if i and _behind(row)), len(part))
    return _Table(list(part[:end]), left), list(part[end:])


def _behind(row: Row) -> bool:
    words = [cells.words(cell) for _, cell in sorted(row.cells.items())]
    if lines.is_footer(words) or (words and lines.is_note(words[0]) and not recognised(words[0])):
        return True
    return len(words) == 1 and not recognised(words[0])


def _loose(row: Row) -> bool:
    return headrows.has_figures(row) and not rows.is_form(row)


def _numbers(row: Row) -> bool:
    """Whether a row only numbers the columns: 序号 1 2 3."""
    first, *others = sorted(row.cells) or [0]
    return (
        bool(others)
        and _role(row, first) is Role.NUMBER
        and [row.cells[c].text.strip() for c in others] == [str(i + 1) for i in range(len(others))]
    )


def _complete(table: _Table, column: str | None) -> bool:
    """Whether the words of a table name a value, and no cell stands to the left of them."""
    words = [row for row in table.rows[1:] if table.left in row.cells]
    return all(min(row.cells) >= table.left for row in table.rows) and any(
        _role(row, table.left) in _VALUES or _asked(row, table.left, column) for row in words
    )


def _labelled(table: _Table, sheet: Sheet) -> bool:
    """Whether every row with figures says what it is, itself or by a merge from above."""
    return all(
        table.left in row.cells or sheet.merges.covering(row.number, table.left)
        for row in table.rows
        if headrows.has_figures(row)
    )


def _note(sheet: Sheet, table: _Table) -> Finding:
    return Finding(
        code="table-turned",
        severity=Severity.INFO,
        source=sheet.address(table.rows[0].number, table.left),
    )


def _turned(sheet: Sheet, titles: list[Row], table: _Table) -> Sheet:
    top, bottom = table.rows[0].number, table.rows[-1].number

    def each() -> Iterator[Row]:
        yield from titles
        for c in sorted({c for row in table.rows for c in row.cells}):
            inside = {row.number - 1: row.cells[c] for row in table.rows if c in row.cells}
            yield Row(BEYOND + c, inside, sheet.column_hidden(c))

    def label(row: int, column: int) -> str:
        if row < BEYOND:
            return sheet.cell_name(row, column)
        return sheet.cell_name(column + 1, row - BEYOND)

    merges = [
        Range(BEYOND + m.left, m.top - 1, BEYOND + m.right, m.bottom - 1)
        for m in sheet.merges.all()
        if top <= m.top and m.bottom <= bottom
    ]
    return Sheet(
        file=sheet.file,
        name=sheet.name,
        rows=each,
        load_merges=lambda: Merges(merges),
        hidden_columns=[(row.number - 1, row.number - 1) for row in table.rows if row.hidden],
        labels=label,
        column_names=lambda column: str(column + 1),
        page=sheet.page,
    )
