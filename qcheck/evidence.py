"""What the rows of a spreadsheet say of one target: its values by date, or why there is none.

Bad data is never judged. A value is used only when it converts exactly into the target's unit, lies
within its natural limits, and no other row says something else for the same date.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from qcheck.model import (
    Figure,
    Finding,
    Kind,
    Op,
    Outcome,
    Point,
    Reason,
    Severity,
    Unreadable,
)
from qcheck.quantity import canonical_unit, convert, is_count, parse_figure, plain

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Sequence

    from qcheck.model import Actual, Requirement, Target

REASONS = {
    Outcome.MISSING: Reason.NO_DATA,
    Outcome.INVALID: Reason.BAD_DATA,
    Outcome.AMBIGUOUS: Reason.AMBIGUOUS,
    Outcome.TEXT: Reason.TEXT,
}
_SLIP = 100  # a value more than this many times off the required one is a 万 slip, not a result
_DONE = frozenset("已完成 完成 是 √ ✓ ✔ 已达成 达成 done yes true".split())
_NOT_DONE = frozenset("未完成 尚未完成 没有完成 否 × ✗ ✘ 未达成 no false".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Points in the target's unit, oldest first; or the reason why the newest cannot be judged."""

    points: tuple[Point, ...] = ()
    problem: Reason | None = None
    cell: tuple[str, str] = ("", "")
    findings: tuple[Finding, ...] = ()


def gather(target: Target, rows: Sequence[Actual], dated: Callable[[Actual], dt.date]) -> Evidence:
    """The evidence of the rows that name `target`; `dated` gives the date of a row's value."""
    findings: list[Finding] = []
    by_date: dict[dt.date, list[tuple[Actual, Point | Unreadable]]] = {}
    for row in rows:
        read = _read(target, row, dated(row))
        if isinstance(read, Unreadable):
            findings.append(_finding(target, row, read))
        findings.extend(_stated(target, row))
        by_date.setdefault(dated(row), []).append((row, read))
    points: list[Point] = []
    problem, cell = None, ("", "")
    for day in sorted(by_date):
        outcome = _one(target, by_date[day], findings)
        if isinstance(outcome, Point):
            points.append(outcome)
            problem, cell = None, ("", "")
        elif outcome[0] is not Reason.NO_DATA or not points:
            problem, cell = outcome
    if not by_date:
        problem = Reason.NO_DATA
    return Evidence(points=tuple(points), problem=problem, cell=cell, findings=tuple(findings))


def _one(
    target: Target, read: list[tuple[Actual, Point | Unreadable]], findings: list[Finding]
) -> Point | tuple[Reason, tuple[str, str]]:
    """The one value of a date, or why there is none. Equal values twice are fine; blanks yield."""
    told = [
        pair
        for pair in read
        if isinstance(pair[1], Point) or pair[1].outcome is not Outcome.MISSING
    ]
    for row, value in told:
        if isinstance(value, Unreadable):
            return REASONS[value.outcome], (row.raw, row.source)
    if not told:
        return Reason.NO_DATA, (read[0][0].raw, read[0][0].source)
    points = [value for _, value in told if isinstance(value, Point)]
    for other in points[1:]:
        if other.value != points[0].value:
            findings.append(
                Finding(
                    code="duplicate-differs",
                    severity=Severity.ERROR,
                    source=other.source,
                    target=target.id,
                    params={
                        "first": f"{points[0].source}={points[0].raw}",
                        "second": f"{other.source}={other.raw}",
                    },
                )
            )
            return Reason.AMBIGUOUS, (f"{points[0].raw} / {other.raw}", other.source)
    return points[0]


def _read(target: Target, row: Actual, day: dt.date) -> Point | Unreadable:
    """One row's value in the target's unit."""
    if target.kind is Kind.MILESTONE:
        done = _done(row)
        if isinstance(done, Unreadable):
            return done
        return Point(value=Decimal(done), date=day, raw=row.raw, source=row.source)
    if isinstance(row.value, Unreadable):
        return row.value
    value = _in_unit(target, row.value, row.unit)
    if isinstance(value, Unreadable):
        return value
    if odd := implausible(target, value, row.raw):
        return odd
    return Point(
        value=value,
        date=day,
        raw=row.raw,
        source=row.source,
        conversion=_conversion(row, row.value, value, target.requirement.unit),
    )


def _in_unit(target: Target, figure: Figure, row_unit: str) -> Decimal | Unreadable:
    """A figure in the target's unit; for growth a level becomes its growth over the base value."""
    unit = target.requirement.unit
    base = target.baseline
    if target.kind is Kind.GROWTH and base is not None and base.value > 0:
        written = canonical_unit(figure.unit or row_unit)
        if written[1] and written[1] == canonical_unit(base.unit)[1] != canonical_unit(unit)[1]:
            level = convert(figure, row_unit, base.unit)
            return level if isinstance(level, Unreadable) else (level / base.value - 1) * 100
    return convert(figure, row_unit, unit)


def _conversion(row: Actual, figure: Figure, value: Decimal, unit: str) -> str:
    """How the cell became the value, "1.61万件 → 16100件"; "" where they are the same."""
    if figure.value == value and not figure.multiplied:
        return ""
    written = row.raw.strip() if figure.unit else f"{row.raw.strip()}{row.unit}"
    return f"{written} → {plain(value)}{unit}"


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


def implausible(target: Target, value: Decimal, raw: str) -> Unreadable | None:
    """Why a value cannot be true of the target: outside its limits, negative, a 万 slip.

    A target with `bounds` of its own says itself what is possible; the 100-times rule then rests.
    """
    said = {"text": raw}
    low, high = limits(target)
    if (low is not None and value < low) or (high is not None and value > high):
        bounds = f"{'' if low is None else plain(low)}–{'' if high is None else plain(high)}"
        return _invalid("value-out-of-bounds", {**said, "bounds": bounds})
    counted = target.kind in (Kind.STOCK, Kind.FLOW) or is_count(target.requirement.unit)
    if value < 0 and counted and target.bounds is None:
        return _invalid("value-negative", said)
    if target.bounds is None and target.kind is not Kind.GROWTH and _slipped(value, target):
        return _invalid("value-100-times-off", {**said, "required": target.requirement.text})
    return None


def limits(target: Target) -> tuple[Decimal | None, Decimal | None]:
    """The natural limits of a value: the plan's own, else 0..100 for a % that is a share."""
    if target.bounds is not None:
        return target.bounds
    exponent, base = canonical_unit(target.requirement.unit)
    if base == "%" and target.kind is not Kind.GROWTH:
        return Decimal(0), Decimal(100).scaleb(-exponent)
    return None, None


def _slipped(value: Decimal, target: Target) -> bool:
    requirement: Requirement = target.requirement
    limit = requirement.value
    if not limit or not value:
        return False
    upper = requirement.upper if requirement.op is Op.RANGE and requirement.upper else limit
    return abs(value) > _SLIP * abs(upper) or abs(value) * _SLIP < abs(limit)


def _invalid(code: str, params: dict[str, str]) -> Unreadable:
    return Unreadable(outcome=Outcome.INVALID, code=code, params=params)


def _finding(target: Target, row: Actual, why: Unreadable) -> Finding:
    missing = why.outcome is Outcome.MISSING
    return Finding(
        code=why.code,
        severity=Severity.WARNING if missing else Severity.ERROR,
        source=row.source,
        target=target.id,
        params={"text": row.raw, **why.params},
    )


_LIMIT_WORDS = "≥≤><=＞＜＝"


def _stated(target: Target, row: Actual) -> Iterable[Finding]:
    """A row's own 目标值 that differs from the plan's: one of the two is not what was promised."""
    limit = target.requirement.value
    said = row.stated.strip().strip(_LIMIT_WORDS).strip()
    if limit is None or not said:
        return
    figure = parse_figure(said)
    if isinstance(figure, Unreadable):
        return
    stated = convert(figure, row.unit, target.requirement.unit)
    if isinstance(stated, Unreadable) or stated == limit:
        return
    yield Finding(
        code="row-target-differs",
        severity=Severity.WARNING,
        source=row.source,
        target=target.id,
        params={"stated": row.stated, "planned": target.requirement.text},
    )


def of_one_region(rows: Sequence[Actual], whole: str) -> tuple[list[Actual], bool]:
    """The rows of the plan's own region, and whether what is left mixes several regions.

    A table that lists the whole and its parts is judged by the whole.
    """
    own = [row for row in rows if row.region in ("", whole, *_WHOLE)]
    if own:
        return own, False
    return list(rows), len({row.region for row in rows}) > 1


_WHOLE = ("全市", "全县", "全区", "全省")


def mixed_regions(rows: Sequence[Actual]) -> list[Actual]:
    """The rows with their values made AMBIGUOUS, because they speak of several regions."""
    names = "、".join(dict.fromkeys(row.region for row in rows))
    why = Unreadable(outcome=Outcome.AMBIGUOUS, code="several-regions", params={"regions": names})
    return [replace(row, value=why) for row in rows]
