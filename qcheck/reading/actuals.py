"""What a row of data says: an Actual for each of its values, or why there is none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qcheck.model import Actual, Figure, Names, Outcome, Unreadable
from qcheck.quantity import canonical_unit
from qcheck.reading import (
    area,
    awaited,
    basis,
    lines,
    prose,
    restated,
    rowdates,
    rowsaid,
    shares,
    standing,
    undated,
    yearly,
)
from qcheck.reading.headers import unit_of_name
from qcheck.reading.values import in_column, missing, undatable, undecided, unreadable
from qcheck.regex import regex

if TYPE_CHECKING:
    import datetime as dt

    from qcheck.reading.columns import ValueColumn
    from qcheck.reading.context import Context
    from qcheck.reading.grid import Row

_FOOTNOTE = regex(
    r"(?<=[^\s0-9A-Za-z])(?:[⁰¹²³⁴-⁹①-⑳*]+|\s*[(（\[〔【](?:注\s*[0-9０-９一二三四五六七八九十]*|[*①-⑳]+)[)）\]〕】]"
    r"|\s*[\[〔【][0-9０-９]{1,2}[\]〕】])$",
    having="*[²³¹⁰⁴⁵⁶⁷⁸⁹①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳【〔注",
)
_NUMBER = regex(r"[-+≥≤]?[0-9][0-9.,]*\s*[%‰]?\w{0,3}")
_GROUP = regex(r"[0-9]{3}(?:\.[0-9]+)?")  # of thousands
_DITTO = frozenset("〃 ″ \" '' ” 同上 同左".split())


def of_row(context: Context, row: Row) -> list[Actual]:
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
    stated = rowsaid.own_target(context, row, target, unit)
    name = _FOOTNOTE.sub("", own.name)
    about = next((one for one in (unit, stated) if "%" in one), name)
    if _shifted(context, row) and not missing(value):
        value = unreadable(Outcome.AMBIGUOUS, "value-shifted", count=str(max(columns.labels) + 1))
    value = shares.unclear(value, column, columns.labels, about) or value
    return Actual(
        id=context.own_id(row),
        name=name,
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
        stated=stated,
        stated_for_year=rowsaid.for_year(context, target, said or dated or context.title_date),
        stated_as=columns.labels.get(target, "") if target is not None else "",
        note=context.text(row, columns.note),
        beyond_year=yearly.beyond(context, row, column) if column else None,
        below_stock=standing.less(context, row, column) if column else None,
        header=column.header if column else "",
        source=context.address(row, column),
        named_at=context.named_at(row),
    )


def _shifted(context: Context, row: Row) -> bool:
    """Whether a sign inside a number may have moved the cells: 9,400 without quotes.

    A remark behind the last header moves nothing.
    """
    columns, last = context.columns, max(row.cells)
    width = max(columns.labels) + 1
    if not context.sheet.delimited or last < width:
        return False
    first = max((one.column for one in columns.values), default=-1) + 1
    next_ = context.text(row, first)
    beyond = (context.text(row, c) for c in range(width, last + 1))
    return not next_ or _GROUP.fullmatch(next_) is not None or any(map(_NUMBER.fullmatch, beyond))


def _covers(context: Context, column: ValueColumn | None, said: dt.date | None) -> dt.date | None:
    """Since when the amount counts; what a row says of its day says nothing of the beginning."""
    if column is None:
        return context.covers
    of_title = not (column.when or column.of_year)
    began = column.began or (context.since if of_title else None)
    if began or said:
        return began
    return column.covers or context.covers


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
