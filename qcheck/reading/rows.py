"""One row under a header → an Actual, or what else the row is. Nothing is dropped in silence."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from qcheck.model import Actual, Figure, Finding, Names, Outcome, Severity, Unreadable
from qcheck.quantity import canonical_unit
from qcheck.reading import (
    area,
    awaited,
    basis,
    cells,
    lines,
    otherwise,
    prose,
    restated,
    rowdates,
    rowsaid,
    standing,
    undated,
    yearly,
)
from qcheck.reading.grid import Seen
from qcheck.reading.headers import unit_of_name
from qcheck.reading.rowkind import RowKind, kind_of
from qcheck.reading.titles import labelled
from qcheck.reading.values import in_column, is_other_row, missing, undatable, undecided, unreadable
from qcheck.regex import regex

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from qcheck.reading.columns import ValueColumn
    from qcheck.reading.context import Context
    from qcheck.reading.grid import Cell, Row

_NUMBERED = r"(?:第?[一二三四五六七八九十]+[、.．章节部]|[(（][一二三四五六七八九十]+[)）])"
_FOOTNOTE = regex(
    r"(?<=[^\s0-9A-Za-z])(?:[⁰¹²³⁴-⁹①-⑳*]+|\s*[(（\[〔【](?:注\s*[0-9０-９一二三四五六七八九十]*|[*①-⑳]+)[)）\]〕】]"
    r"|\s*[\[〔【][0-9０-９]{1,2}[\]〕】])$",
    having="*[²³¹⁰⁴⁵⁶⁷⁸⁹①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳【〔注",
)


def first(row: Row) -> str:
    """The text of the first cell of a row."""
    return cells.words(row.cells[min(row.cells)]) if row.cells else ""


def explain(context: Context, row: Row) -> str | None:
    """The code of the finding that explains a row which is no data; None for a row of data."""
    said = first(row)
    name = context.text(row, context.columns.name)
    if _is_note(context, row, said, name):
        context.noted = True
        return "rows-notes"
    if lines.is_total(name) or (not name and lines.is_total(said)):
        return "rows-totals"
    if is_other_row(context, row):
        return "rows-not-results"
    code = _explain_further(context, row, name)
    context.noted = context.noted and code is not None
    return code


def _explain_further(context: Context, row: Row, name: str) -> str | None:
    if _is_sample(context, row, name):
        return "rows-samples"
    if area.opens(context, row) or _is_category(context, row, name):
        kind = _kind_of_group(name)
        context.group = (kind, name) if kind else None
        return "rows-categories"
    said = rowsaid.kind_said(context, row)
    if said and said[0] is RowKind.OTHER and _value_cell(context, row):
        return "rows-not-results"
    if _continues(context, row):
        return "rows-continued"
    if not name and not _id(context, row) and not _value_cell(context, row):
        return "rows-without-name"
    return None


def _is_note(context: Context, row: Row, first: str, name: str) -> bool:
    """Whether a row is a note, a signature or a footer, or goes on with the notes above it."""
    if _has_figure(context, row):
        return False
    if lines.is_note(name) or lines.is_note(first):
        return True
    if lines.is_footer([cells.words(cell) for cell in row.cells.values()]):
        return True
    alone = len(row.cells) == 1 and not _id(context, row)
    return context.noted and alone and not lines.is_total(name)


def _is_sample(context: Context, row: Row, name: str) -> bool:
    columns = context.columns
    if not context.held and not any("例" in cell.text for cell in row.cells.values()):
        return False  # the usual row, said quickly
    marking = (*columns.numbering, *columns.category, columns.id)
    marks = [text for c in marking if (text := context.text(row, c))]
    return lines.is_sample(marks, name, context.text(row, columns.note))


def is_part(context: Context, row: Row) -> bool:
    """Whether a row is a part of one above it: 其中：国家级, #规上工业."""
    return lines.without_marks(context.text(row, context.columns.name)).part


def is_form(row: Row) -> bool:
    """Whether a row only fills in the form (填表人, 电话, 填报日期) or dates the data."""
    said = (row.cells[c] for c in sorted(row.cells))
    texts = (cells.words(cell) for cell in said if cell.seen is Seen.TEXT)
    return any(lines.is_note(text) or labelled(text) for text in texts)


is_remark = lines.is_remark


def _has_figure(context: Context, row: Row) -> bool:
    held = (row.cells.get(c) for c in context.places)
    return any(cell is not None and isinstance(cells.figure(cell), Figure) for cell in held)


def _value_cell(context: Context, row: Row) -> Cell | None:
    """The first cell of the row that is, or could be, its value."""
    return next((cell for c in context.places if (cell := row.cells.get(c))), None)


def _is_category(context: Context, row: Row, name: str) -> bool:
    """Whether the row only names a group: nothing but a category, or a numbered heading alone."""
    columns = context.columns
    quiet = {*columns.category, *columns.numbering}
    filled = row.cells.keys() - quiet
    if not filled:
        return not name
    if filled != {columns.name}:
        return False
    merge = context.merge(row, columns.name) if columns.name is not None else None
    if merge and any(merge.left <= one.column <= merge.right for one in columns.values):
        return True
    known = [columns.unit, columns.target, columns.date, columns.note, columns.id]
    plain = re.match(_NUMBERED, name) or _kind_of_group(name)
    return bool(plain) and any(c is not None for c in known)


def _kind_of_group(name: str) -> RowKind | None:
    said = kind_of(otherwise.bare(name), loose=False)
    return said or (RowKind.DOUBT if otherwise.label(name) else None)


def _continues(context: Context, row: Row) -> bool:
    """Whether name and value are both merged with those of a row above: one record in two lines."""
    columns = context.columns
    name = None if columns.name is None else context.merge(row, columns.name)
    if name is None or name.top == row.number or not columns.values:
        return False
    values = (context.merge(row, one.column) for one in columns.values)
    return all(value and value.top == name.top for value in values)


def actuals(context: Context, row: Row) -> list[Actual]:
    """What a row of data says: a value for each region and each period that has one.

    The periods that a region left empty (the months to come) are not missing, unless all are.
    """
    columns = context.columns
    if len(columns.values) <= 1:
        column = columns.values[0] if columns.values else None
        told = prose.spread(_actual(context, row, column), context.year)
        return [rowsaid.confirmed(context, row, one) for one in told]
    found = [rowsaid.confirmed(context, row, _actual(context, row, c)) for c in columns.values]
    by_region: dict[str, list[Actual]] = {}
    for one in found:
        by_region.setdefault(one.region, []).append(one)
    if len(by_region) == len(found):
        return found
    pairs = zip(columns.values, found, strict=True)
    if late := [a for one, a in pairs if one.late and not missing(a.value)]:
        return [_too_late(own, late) for own in by_region.values()]
    return [one for own in by_region.values() for one in _reported(own)]


def _reported(own: list[Actual]) -> list[Actual]:
    """The values of a row for one region: those that there are, else one that is missing."""
    return awaited.reported(own) or [replace(own[0], date=None, covers=None)]


def _too_late(own: list[Actual], late: list[Actual]) -> Actual:
    """A row with figures for a time after the table was made: whose they are is not certain."""
    named = Names(f"{one.source.rpartition('!')[2]}={one.raw}" for one in late)
    why = unreadable(Outcome.AMBIGUOUS, "value-of-time-to-come", cells=named)
    raw = " / ".join(one.raw or "-" for one in own)
    return replace(own[0], value=why, raw=raw, date=None, covers=None)


def _actual(context: Context, row: Row, column: ValueColumn | None) -> Actual:
    """One value of a row; it is a figure, or why there is none."""
    columns = context.columns
    value, raw = undecided(context, row) if column is None else in_column(context, row, column)
    own = lines.without_marks(context.text(row, columns.name))
    if isinstance(value, Unreadable) and value.code == "value-after-words":
        value = restated.figure(raw, own.name) or value
    unit, unclear = _unit(context, row, own, column)
    if unclear and isinstance(value, Figure) and not value.unit:
        value = unclear
    if not own.part:
        context.unit_above = unit
    said = rowdates.day(context, row)
    dated = column.date if column else None
    if isinstance(said, str):
        if not missing(value):
            value = undatable(said)
        raw, said = f"{raw} ({said})", None
    elif said and dated and len(columns.values) > 1 and said != dated and not missing(value):
        days = {"row": said.isoformat(), "column": dated.isoformat()}
        value = unreadable(Outcome.AMBIGUOUS, "value-dated-twice", **days)
    place = area.of_row(context, row, column.region if column else "")
    target = column.stated if column and column.stated is not None else columns.target
    return Actual(
        id=_id(context, row),
        name=_FOOTNOTE.sub("", own.name),
        value=value,
        raw=raw,
        unit=unit,
        date=said or dated,
        title_date=context.title_date,
        title_year=context.title_year,
        own_time=context.own_time,
        undated=undated.of_row(context, row) if not (said or dated or context.title_date) else "",
        covers=_covers(context, column, said),
        of_year=column is not None and column.of_year,
        only_year=None if column is None or column.when or column.running else context.only_year,
        chosen=column is not None and column.chosen,
        region=place,
        around=context.around,
        basis=basis.read(context.text(row, columns.basis)),
        stated=rowsaid.own_target(context, row, target, unit),
        stated_for_year=rowsaid.for_year(context, target, said or dated or context.title_date),
        stated_as=columns.labels.get(target, "") if target is not None else "",
        note=context.text(row, columns.note),
        beyond_year=yearly.beyond(context, row, column) if column else None,
        below_stock=standing.less(context, row, column) if column else None,
        header=column.header if column else "",
        source=address(context, row, column),
        named_at=named_at(context, row),
    )


def _covers(context: Context, column: ValueColumn | None, said: dt.date | None) -> dt.date | None:
    """Since when the amount counts; what a row says of its day says nothing of the beginning."""
    began = column.began if column else None
    if began or said:
        return began
    return (column.covers if column else None) or context.covers


def named_at(context: Context, row: Row) -> str:
    """Where the row's name stands, or its id."""
    columns = context.columns
    column = columns.name if columns.name is not None else columns.id
    return context.sheet.address(row.number, column if column is not None else 0)


def address(context: Context, row: Row, column: ValueColumn | None = None) -> str:
    """Where the row's value stands, or should stand."""
    columns = context.columns
    if column is not None:
        return context.sheet.address(row.number, column.column)
    wanted = (*context.places, columns.name, columns.id)
    return context.sheet.address(row.number, next((c for c in wanted if c is not None), 0))


def _id(context: Context, row: Row) -> str:
    """The row's 指标编号: only as text, a number there is a serial number."""
    cell = context.cell(row, context.columns.id)
    return (
        cells.words(cell)
        if cell and cell.seen is Seen.TEXT and not cell.text.strip().isdigit()
        else ""
    )


_DITTO = frozenset("〃 ″ \" '' ” 同上 同左".split())


def _unit(
    context: Context, row: Row, own: lines.Part, column: ValueColumn | None
) -> tuple[str, Unreadable | None]:
    """A row's unit, and why its bare number is not certain where two units contradict.

    Its own cell goes first, then its name, for a part the row above, the value's header, the title.
    """
    said = context.text(row, context.columns.unit)
    inside = unit_of_name(own.name)
    header = column.unit if column else ""
    if said in _DITTO:
        return context.unit_above, rowsaid.header_differs(context.unit_above, header)
    if said:
        others = [inside, *(context.text(row, c) for c in context.columns.units)]
        twice = next(filter(None, (_twice(said, other) for other in others if other)), None)
        return said, twice or rowsaid.header_differs(said, header)
    own_unit = inside or (context.unit_above if own.part else "")
    if own_unit:
        return own_unit, rowsaid.header_differs(own_unit, header)
    return header or context.title_unit, None


def _twice(said: str, inside: str) -> Unreadable | None:
    """单位 万元 beside 总产值(亿元): the number is in one of the two, and nobody knows in which."""
    (exponent, base), (other, same) = canonical_unit(said), canonical_unit(inside)
    if base != same or exponent == other:
        return None
    return unreadable(Outcome.AMBIGUOUS, "units-of-row-differ", unit=said, name=inside)


def nameless(context: Context, row: Row) -> Finding:
    """The finding about a value that belongs to nothing."""
    return Finding(
        code="value-without-name",
        severity=Severity.ERROR,
        source=address(context, row),
        params={"text": Names(_said(context, row))},
    )


def _said(context: Context, row: Row) -> Iterator[str]:
    """All that a row without a name says, by the columns: the cause may be any of it."""
    for c in sorted(row.cells):
        if text := cells.shown(row.cells[c]):
            yield f"{context.columns.column_names(c)}: {text}"
