"""What the rows of a spreadsheet say of one target: its values by date, or why there is none.

Bad data is never judged. A value is used only when it converts exactly into the target's unit, lies
within its natural limits, and no other row says something else for the same date.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from qcheck.counted import begun_earlier, counted_from, exceeds, is_part, otherwise_counted
from qcheck.model import (
    Finding,
    Kind,
    Names,
    Outcome,
    Point,
    Reason,
    Record,
    Severity,
    Unreadable,
    Unusable,
)
from qcheck.ofpart import as_named, in_region
from qcheck.plausible import falls_short, hidden, implausible
from qcheck.promised import differs
from qcheck.quantity import plain
from qcheck.region import is_whole, of_table
from qcheck.remarked import doubt
from qcheck.reported import conversion, in_unit, taken
from qcheck.revision import most_final

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from qcheck.model import Actual, Figure, Target

REASONS = {
    Outcome.MISSING: Reason.NO_DATA,
    Outcome.INVALID: Reason.BAD_DATA,
    Outcome.AMBIGUOUS: Reason.AMBIGUOUS,
    Outcome.TEXT: Reason.TEXT,
}
_PART = "amount-of-a-part"
_ELSEWHERE = "several-regions"
_PART_BY_TITLE = "amount-of-title-year"
_PART_TAKEN = "amount-of-a-part-taken"
_EXCEEDS = "amount-of-title-year-exceeds"
_DONE = frozenset("已完成 完成 是 √ ✓ ✔ 已达成 达成 done yes true".split())
_NOT_DONE = frozenset("未完成 尚未完成 没有完成 否 × ✗ ✘ 未达成 no false".split())


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Evidence(Record):
    """Points in the target's unit and dates without a usable value, each oldest first."""

    points: tuple[Point, ...] = ()
    unusable: tuple[Unusable, ...] = ()
    findings: tuple[Finding, ...] = ()
    kept: tuple[Point, ...] = ()  # of earlier results: not used now, and not to be lost


def gather(target: Target, rows: Sequence[Actual], dated: Callable[[Actual], dt.date]) -> Evidence:
    """The evidence of the rows that name `target`; `dated` gives the date of a row's value."""
    findings: list[Finding] = []
    by_date: dict[dt.date, list[tuple[Actual, Point | Unreadable]]] = {}
    for row in rows:
        day = dated(row)
        read = _read(target, row, day)
        if isinstance(read, Unreadable) and not _told(read.code, findings):
            findings.append(_finding(target, row, read))
        findings.extend(_doubts(target, row, read))
        by_date.setdefault(day, []).append((row, read))
    found = [_one(target, day, by_date[day], findings) for day in sorted(by_date)]
    points = tuple(one for one in found if isinstance(one, Point))
    findings.extend(_parts(target, by_date))
    findings.extend(falls(target, points))
    return Evidence(
        points=points,
        unusable=tuple(one for one in found if isinstance(one, Unusable)),
        findings=tuple(findings),
    )


def _told(code: str, findings: Sequence[Finding]) -> bool:
    """Whether a finding is told once for all the rows of a target: by `_parts`, or already."""
    if code in (_PART, _PART_BY_TITLE):
        return True
    return code == _ELSEWHERE and any(f.code == code for f in findings)


def _parts(
    target: Target, by_date: Mapping[dt.date, list[tuple[Actual, Point | Unreadable]]]
) -> Iterable[Finding]:
    """One finding for all amounts of a part of the period: there may be one for each month."""
    read = [(day, *one) for day in sorted(by_date) for one in by_date[day]]
    for code in (_PART, _PART_BY_TITLE):
        if parts := [(d, row) for d, row, value in read if _code(value) == code]:
            said = _of_parts(target, parts)
            why = Unreadable(outcome=Outcome.AMBIGUOUS, code=code, params=said)
            yield _finding(target, parts[0][1], why)
    used = [
        (day, row)
        for day, row, value in read
        if isinstance(value, Point) and is_part(target, row, day)
    ]
    for code, chosen in ((_PART_TAKEN, True), (_EXCEEDS, False)):
        if parts := [(day, row) for day, row in used if row.chosen is chosen]:
            yield _warning(code, target, parts[0][1], **_of_parts(target, parts))


def _code(value: Point | Unreadable) -> str:
    return value.code if isinstance(value, Unreadable) else ""


def _of_parts(target: Target, parts: Sequence[tuple[dt.date, Actual]]) -> dict[str, str]:
    """The cells of such amounts, and since when the latest of them should have been counted."""
    sheets = {row.source.rpartition("!")[0] for _, row in parts}
    apart = 2 if len(sheets) > 1 else 1
    named = Names("!".join(row.source.split("!")[-apart:]) for _, row in parts)
    return {"cells": named, "start": counted_from(target, parts[-1][0]).isoformat()}


def _one(
    target: Target,
    day: dt.date,
    read: list[tuple[Actual, Point | Unreadable]],
    findings: list[Finding],
) -> Point | Unusable:
    """The one value of a date, or why there is none. Equal values twice are fine; blanks yield."""
    read = most_final(target, read, findings)
    for row, value in read:
        if isinstance(value, Unreadable) and value.outcome is not Outcome.MISSING:
            reason = REASONS[value.outcome]
            return Unusable(date=day, reason=reason, raw=row.raw, source=row.source)
    points = [value for _, value in read if isinstance(value, Point)]
    if not points:
        row = read[0][0]
        return Unusable(date=day, reason=Reason.NO_DATA, raw=row.raw, source=row.source)
    first = points[0]
    other = next((point for point in points if point.value != first.value), None)
    if other is None:
        return first
    findings.append(
        Finding(
            code="duplicate-differs",
            severity=Severity.ERROR,
            source=other.source,
            target=target.id,
            params={
                "first": f"{first.source}={first.raw}",
                "second": f"{other.source}={other.raw}",
            },
        )
    )
    raw = f"{first.raw} / {other.raw}"
    return Unusable(date=day, reason=Reason.AMBIGUOUS, raw=raw, source=other.source)


def falls(target: Target, points: Sequence[Point]) -> Iterable[Finding]:
    """A count within one year, or one period, that is lower than before: a slip or a correction."""
    if target.kind is not Kind.FLOW:
        return
    for before, after in pairwise(one for one in points if one.date >= target.start):
        same_period = not target.yearly or before.date.year == after.date.year
        if same_period and after.value < before.value:
            yield Finding(
                code="count-fell",
                severity=Severity.WARNING,
                source=after.source,
                target=target.id,
                params={
                    "before": f"{plain(before.value)} ({before.date})",
                    "after": f"{plain(after.value)} ({after.date})",
                },
            )


def _read(target: Target, row: Actual, day: dt.date) -> Point | Unreadable:
    """One row's value in the target's unit."""
    if target.kind is Kind.MILESTONE:
        done = _done(row)
        if isinstance(done, Unreadable):
            return done
        return Point(value=Decimal(done), date=day, raw=row.raw, source=row.source)
    row = as_named(target, row)
    figure = taken(target, row)
    if isinstance(figure, Unreadable):
        return figure
    value = in_unit(target, figure, row.unit)
    if isinstance(value, Unreadable):
        return value
    if odd := _unfit(target, row, day, value, figure):
        return odd
    return Point(
        value=value,
        date=day,
        raw=row.raw,
        source=row.source,
        conversion=conversion(row, figure, value, target.requirement.unit),
        hedged=figure.hedge is not None,
        short=falls_short(figure.hedge, target.requirement),
        basis=row.basis,
    )


def _unfit(
    target: Target, row: Actual, day: dt.date, value: Decimal, figure: Figure
) -> Unreadable | None:
    """Why a figure in the right unit does not say what is asked."""
    if is_part(target, row, day) and not row.chosen:
        by_title = not (row.covers or row.of_year)
        if not by_title:
            return Unreadable(outcome=Outcome.AMBIGUOUS, code=_PART)
        if not exceeds(target, value):  # else it is too much, whatever came in other years
            return Unreadable(outcome=Outcome.AMBIGUOUS, code=_PART_BY_TITLE)
    return (
        begun_earlier(target, row, day)
        or doubt(target, row, day, figure)
        or implausible(target, value, row, figure)
        or otherwise_counted(target, row, value)
        or hidden(target, value, figure.hedge, row)
    )


def _done(row: Actual) -> bool | Unreadable:
    """A milestone reads 已完成/未完成, 是/否, √/×; anything else is not certain."""
    unclear = Unreadable(outcome=Outcome.TEXT, code="milestone-unclear", params={"text": row.raw})
    if not isinstance(row.value, Unreadable):
        return replace(unclear, outcome=Outcome.INVALID)
    if row.value.outcome is not Outcome.TEXT:
        return row.value
    said = "".join(row.raw.split()).lower()
    if said in _DONE or said in _NOT_DONE:
        return said in _DONE
    return unclear


def _finding(target: Target, row: Actual, why: Unreadable) -> Finding:
    missing = why.outcome is Outcome.MISSING
    return Finding(
        code=why.code,
        severity=Severity.WARNING if missing else Severity.ERROR,
        source=row.source,
        target=target.id,
        params={"text": row.raw, **why.params},
    )


def _doubts(target: Target, row: Actual, read: Point | Unreadable) -> Iterable[Finding]:
    """What is to be confirmed of a row whose value was, or was not, taken."""
    if differs(target, row):
        planned = target.requirement.text
        yield _warning("row-target-differs", target, row, stated=row.stated, planned=planned)
    if isinstance(read, Unreadable):
        return
    if read.hedged:
        yield _warning("value-hedged-note", target, row, text=row.raw)
    counted = target.kind in (Kind.FLOW, Kind.GROWTH)
    if row.date and counted and target.yearly and row.date.year > target.due.year:
        dated, due = row.date.isoformat(), target.due.isoformat()
        yield _warning("count-after-due", target, row, dated=dated, due=due)


def _warning(code: str, target: Target, row: Actual, **params: str) -> Finding:
    return Finding(
        code=code, severity=Severity.WARNING, source=row.source, target=target.id, params=params
    )


def of_region(
    rows: Sequence[Actual], whole: str, asked: str | None
) -> tuple[list[Actual], list[Actual]]:
    """The rows that speak of the region to be judged, and the others.

    A table that lists the whole and its parts is judged by the whole; `asked` is what `--region`
    named, and the reader has then already chosen the rows.
    """
    rows = [in_region(row, asked or whole) for row in rows]
    if asked is not None:
        return rows, []
    rows = [of_table(row, whole) for row in rows]
    own = [row for row in rows if is_whole(row.region, whole)]
    other = [row for row in rows if not is_whole(row.region, whole)]
    one_place = not whole and len({row.region for row in other}) == 1
    return (other, own) if one_place and not own else (own, other)


def of_elsewhere(rows: Sequence[Actual]) -> list[Actual]:
    """Rows of other regions where there is none of the plan's: their values judge nothing."""
    names = Names(dict.fromkeys(row.region for row in rows))
    why = Unreadable(outcome=Outcome.AMBIGUOUS, code=_ELSEWHERE, params={"regions": names})
    return [replace(row, value=why) for row in rows]
