"""Periods or regions down the first column, indicators across: 年份 | 产值(亿元) | 合格率(%).

Each filled cell is a value of its column's indicator: dated by the end of its row's period, or of
its row's region.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from qcheck.model import Actual, Figure, Finding, Names, Outcome, Severity, Unreadable
from qcheck.period import read_date
from qcheck.reading import area, awaited, cells, headrows, lines, measures, rows, undated
from qcheck.reading.covers import covered
from qcheck.reading.grid import Seen
from qcheck.reading.headers import Role, squeeze, understand, unit_of_name
from qcheck.reading.runs import grouped
from qcheck.reading.sheetread import SheetRead
from qcheck.reading.titles import Dated, dated, unit_of_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qcheck.reading.grid import Cell, Row, Sheet
    from qcheck.reading.seen import SheetTrace
    from qcheck.reading.span import Asked

_TIMES = frozenset(
    "年份 年度 时间 月份 季度 时期 报告期 统计时间 统计时点 统计期 数据时点 数据时间 年 月".split()
)
# Headers that make the table another one than this: then nothing is taken for certain.
_OTHERS = (
    Role.NAME,
    Role.ID,
    Role.VALUE,
    Role.TARGET,
    Role.UNIT,
    Role.PERIOD,
    Role.DATE,
    Role.REGION,
)


class _Line(NamedTuple):
    """A row of values below the header: of a period, or of a region."""

    row: Row
    day: dt.date | None = None
    covers: dt.date | None = None
    region: str = ""


class Table(NamedTuple):
    """A table understood: its names by column, its dated rows, and the rows that go with them."""

    sheet: Sheet
    header: Row
    names: dict[int, str]
    lines: list[_Line]
    units: Row | None
    targets: Row | None
    measures: measures.Measures | None  # 计划 | 完成 below each indicator
    title: Dated
    hint: undated.Hint
    title_unit: str
    around: tuple[tuple[str, ...], ...]


def read(
    sheet: Sheet,
    head: Sequence[Row],
    period: Asked | None = None,
    seen: SheetTrace | None = None,
) -> SheetRead | None:
    """What a sheet of periods (or regions) by indicators says; None where it is not surely one.

    Any row below the header that is neither of a period or region nor explained makes it none.
    """
    at = next((i for i, row in enumerate(head) if _is_header(row, sheet)), None)
    if at is None or any(_loose(row) for row in head[:at]):
        return None
    titles = [[cells.shown(r.cells[c]) for c in sorted(r.cells)] for r in head[:at] if not r.hidden]
    telling = [line for line in titles if not lines.is_remark(line)]
    said = undated.ended(telling, dated(telling, None))
    left = _key(head[at])
    regions = understand(head[at].cells[left].text).role is Role.REGION
    explained: dict[str, list[int]] = {}
    found: list[_Line] = []
    special: dict[Role, Row] = {}
    divided = measures.below(sheet, head[at], head[at + 1 : at + 2], left)
    for row in head[at + 2 if divided else at + 1 :]:
        code = _explain(row, left)
        line = _line(row, left, None if regions else said)
        role = understand(cells.words(row.cells.get(left))).role
        if code:
            explained.setdefault(code, []).append(row.number)
        elif role in (Role.UNIT, Role.TARGET) and role not in special:
            special[role] = row
        elif line:
            found.append(line)
        else:
            return None
    kept = [one for one in found if _wanted(one, said, period)]
    texts = (text for line in titles for text in line)
    table = Table(
        sheet=sheet,
        header=head[at],
        names=_names(head[at], sheet, left, divided),
        lines=kept,
        units=special.get(Role.UNIT),
        targets=special.get(Role.TARGET),
        measures=divided,
        title=said,
        hint=undated.of_lines(telling, sheet.name, said),
        title_unit=next((u for text in texts if (u := unit_of_title(text))), ""),
        around=area.around(titles, sheet.name),
    )
    if not found or not table.names:
        return None
    if period and not kept:
        return SheetRead(problem=_elsewhen(sheet, found, period), empty=False)
    read = _read(table, explained)
    if seen:
        by_number = {row.number: row for row in head}
        skipped = {code: [by_number[n] for n in own] for code, own in explained.items()}
        seen.series(table, left, titles, skipped)
    if period and len(kept) < len(found):
        read.findings.append(_left_out(sheet, found, kept, period))
    return read


def _wanted(line: _Line, said: Dated, period: Asked | None) -> bool:
    """Whether a row is of the period asked for; one that says none is of the table's own."""
    day = line.day or said.day
    return period is None or day is None or period.ends(day, said.year)


def _elsewhen(sheet: Sheet, found: list[_Line], period: Asked) -> Finding:
    there = Names(dict.fromkeys(str(one.day) for one in found if one.day))
    params = {"file": sheet.place(), "period": period.text, "periods": there}
    place = sheet.place()
    return Finding(code="period-unknown", severity=Severity.ERROR, source=place, params=params)


def _left_out(sheet: Sheet, found: list[_Line], kept: list[_Line], period: Asked) -> Finding:
    numbers = [one.row.number for one in found if one not in kept]
    told = grouped(sheet, "rows-of-other-periods", numbers)
    return replace(told, params={**told.params, "period": period.text})


def _is_header(row: Row, sheet: Sheet) -> bool:
    """Whether a row begins with 年份 or 地区 and goes on with the names of indicators."""
    first = _key(row)
    others = [c for c in row.cells if c > first]
    shown = [c for c in others if not sheet.column_hidden(c)]
    if row.hidden or not shown or first not in row.cells:
        return False
    key = row.cells[first]
    region = key.seen is Seen.TEXT and understand(key.text).role is Role.REGION
    if not region and _base(key) not in _TIMES:
        return False
    return not headrows.has_figures(row) and all(
        row.cells[c].seen is Seen.TEXT and understand(row.cells[c].text).role not in _OTHERS
        for c in others
    )


def _key(row: Row) -> int:
    """The column of the periods or regions: the first but for serial numbers."""
    return next(
        (c for c in sorted(row.cells) if understand(row.cells[c].text).role is not Role.NUMBER), -1
    )


def _base(cell: Cell) -> str:
    return re.sub(r"\(.*", "", squeeze(cell.text)) if cell.seen is Seen.TEXT else ""


def _loose(row: Row) -> bool:
    return headrows.has_figures(row) and not rows.is_form(row)


def _explain(row: Row, left: int) -> str | None:
    """Why a row is no data: hidden, a total, a note."""
    words = [cells.words(row.cells[c]) for c in sorted(row.cells)]
    if row.hidden:
        return "rows-hidden"
    if lines.is_total(words[0]):
        return "rows-totals"
    if lines.is_note(words[0]) or len(words) == 1:
        return None if left in row.cells and _period(row.cells[left], None) else "rows-notes"
    return None


def _line(row: Row, left: int, said: Dated | None) -> _Line | None:
    """A row of values, if its first cell says of what; `said` dates periods, None for regions."""
    cell = row.cells.get(left)
    if cell is None:
        return None
    if said is None:
        region = cells.words(cell)
        return _Line(row, region=region) if cell.seen is Seen.TEXT and region else None
    day = _period(cell, said.year)
    return _Line(row, day, _covers(cell, day)) if day else None


def _period(cell: Cell, year: int | None) -> dt.date | None:
    """The end of the period that a cell names; 一季度 belongs to the year of the title."""
    day = cells.day(cell)
    if isinstance(day, str) and year and cell.seen is Seen.TEXT and not re.match(r"20\d\d", day):
        day = f"{year}年{day}"
    return read_date(re.sub(r"[(（]?累计[)）]?$", "", day)) if isinstance(day, str) else day


def _covers(cell: Cell, day: dt.date) -> dt.date | None:
    return None if cell.seen is Seen.DATE else covered(cells.shown(cell), day)


def _names(
    header: Row, sheet: Sheet, left: int, divided: measures.Measures | None
) -> dict[int, str]:
    """The indicators by column; hidden columns, numbers and notes are none."""
    of_head = {head: c for c, head in divided.heads.items()} if divided else {}
    return {
        of_head.get(c, c): lines.without_marks(cells.words(cell)).name
        for c, cell in sorted(header.cells.items())
        if c > left
        and not sheet.column_hidden(c)
        and understand(cell.text).role not in (Role.NOTE, Role.NUMBER)
    }


def _read(table: Table, explained: dict[str, list[int]]) -> SheetRead:
    sheet = table.sheet
    findings = [grouped(sheet, code, numbers) for code, numbers in explained.items()]
    findings.extend(_aside(table))
    actuals = [actual for c in table.names for actual in _column(table, c)]
    return SheetRead(rows=actuals, findings=findings, taken=len(table.lines), empty=False)


def _aside(table: Table) -> Iterable[Finding]:
    """What is to be said of the table, and of columns that are not read."""
    sheet, number = table.sheet, table.header.number
    place = sheet.address(number, min(table.header.cells))
    regions = any(line.region for line in table.lines)
    code = "table-of-regions" if regions else "table-of-periods"
    yield Finding(code=code, severity=Severity.INFO, source=place)
    hidden = [c for c in table.header.cells if sheet.column_hidden(c)]
    if hidden:
        named = {"columns": Names(map(sheet.column_names, hidden))}
        yield Finding(code="columns-hidden", severity=Severity.INFO, source=place, params=named)
    known = {*table.header.cells, *range(_key(table.header))}
    known |= table.measures.known if table.measures else set()
    for line in table.lines:
        for c in line.row.cells.keys() - known:
            source = sheet.address(line.row.number, c)
            text = {"text": f"{sheet.column_names(c)}: {cells.shown(line.row.cells[c])}"}
            yield Finding(
                code="value-without-name", severity=Severity.ERROR, source=source, params=text
            )


def _column(table: Table, column: int) -> list[Actual]:
    """The values of one indicator; one that is missing where none is filled in.

    Periods that are not reached yet stand empty: that is no gap while any other is filled. A region
    has a value of its own to miss.
    """
    read = [_actual(table, column, line) for line in table.lines]
    if not any(one.region for one in read):
        filled = awaited.reported(read)
    else:
        filled = [one for one in read if one.region or not _missing(one)]
    if not (table.measures and any(one.region for one in filled)):  # else each has its own
        filled[:-1] = [replace(one, stated="") for one in filled[:-1]]  # compared once
    return filled or [max(read, key=lambda one: one.date or dt.date.min)]


def _missing(actual: Actual) -> bool:
    return isinstance(actual.value, Unreadable) and actual.value.outcome is Outcome.MISSING


def _actual(table: Table, column: int, line: _Line) -> Actual:
    sheet, number = table.sheet, line.row.number
    cell = line.row.cells.get(column)
    value, raw = _value(table, column, line)
    divided = table.measures
    head = divided.heads[column] if divided else column
    named_at = sheet.address(table.header.number, head)
    return Actual(
        name=table.names[column],
        value=value,
        raw=raw,
        unit=_unit(table, column),
        date=line.day,
        title_date=table.title.day,
        title_year=table.hint.year,
        undated="" if line.day else table.hint.text,
        covers=line.covers if cell else None,
        region=line.region,
        around=table.around,
        stated=_stated(table, column, line),
        source=sheet.address(number, column),
        named_at=named_at,
    )


def _stated(table: Table, column: int, line: _Line) -> str:
    """The target in the row 目标值, or in the column of it beside the value."""
    if table.measures and (own := table.measures.targets.get(column)) is not None:
        return cells.shown(line.row.cells.get(own))
    return cells.shown(table.targets.cells.get(column)) if table.targets else ""


def _value(table: Table, column: int, line: _Line) -> tuple[Figure | Unreadable, str]:
    number = line.row.number
    merge = table.sheet.merges.covering(number, column)
    if merge and (merge.top, merge.left) != (number, column):
        place = table.sheet.cell_name(merge.top, merge.left)
        why = Unreadable(outcome=Outcome.AMBIGUOUS, code="merged-value", params={"cell": place})
        return why, f"({place})"
    cell = line.row.cells.get(column)
    return cells.figure(cell), cells.shown(cell)


def _unit(table: Table, column: int) -> str:
    """Of the row 单位, else in the name, else over the table."""
    own = cells.words(table.units.cells.get(column)) if table.units else ""
    own = own or (table.measures.units[column] if table.measures else "")
    return own or unit_of_name(table.names[column]) or table.title_unit
