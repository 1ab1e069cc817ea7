"""One target and its points → a judgement: the time guards, years that recur, then its kind.

The value's own date counts, never the run's: E is taken at the date of the data. The run date only
says whether a final value should have come by now.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from qcheck.kinds import JUDGES, Case
from qcheck.model import Flag, Kind, Op, Pace, Reason, Status, Year
from qcheck.period import elapsed, months_left, years
from qcheck.quantity import may_round, rounded, satisfies

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from decimal import Decimal

    from qcheck.model import Point, Requirement, Ruling, Target

STALE_AFTER_DAYS = 400
_MONTHLY = (Kind.LEVEL, Kind.STOCK, Kind.FLOW, Kind.GROWTH)
_WORST_FIRST = list(Status)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Status and reason, and the point, the period and the years they were drawn from."""

    status: Status
    reason: Reason
    start: dt.date
    due: dt.date
    point: Point | None = None
    pace: Pace | None = None
    flags: tuple[Flag, ...] = ()
    years: tuple[Year, ...] = ()
    missing_years: tuple[int, ...] = ()


def judge(target: Target, points: Sequence[Point], as_of: dt.date) -> Judgement:
    """The judgement on `points` (oldest first, at least one) at the run date `as_of`."""
    latest = points[-1]
    if latest.date < target.start:
        return _unknown(target, Reason.NOT_STARTED, latest)
    judgement = (
        _recurring(target, points, as_of)
        if target.yearly
        else _single(target, latest, target.start, target.due, as_of)
    )
    if (as_of - latest.date).days > STALE_AFTER_DAYS:
        judgement = replace(judgement, flags=(*judgement.flags, Flag.STALE))
    return judgement


def _unknown(target: Target, reason: Reason, point: Point | None) -> Judgement:
    return Judgement(
        status=Status.UNKNOWN, reason=reason, start=target.start, due=target.due, point=point
    )


def _single(
    target: Target, point: Point, start: dt.date, due: dt.date, as_of: dt.date
) -> Judgement:
    """One period with one value."""
    flags: list[Flag] = []
    if point.date < due < as_of:
        if (as_of - due).days >= target.rules.final_grace_days:
            return replace(_unknown(target, Reason.OVERDUE_NO_DATA, point), start=start, due=due)
        flags.append(Flag.PENDING_FINAL)
    case = _case(target, point, start, due)
    ruling = JUDGES[target.kind](case)
    if rounding_matters(target, point.value):
        flags.append(Flag.ROUNDING)
    return Judgement(
        status=ruling.status,
        reason=ruling.reason,
        start=start,
        due=due,
        point=point,
        pace=_with_need(target, case, ruling, point, due),
        flags=tuple(flags),
    )


def _case(target: Target, point: Point, start: dt.date, due: dt.date) -> Case:
    # A recurring target begins each year anew, so a baseline before the plan says nothing of it.
    base = None if target.yearly or target.kind is Kind.GROWTH else target.baseline
    return Case(
        requirement=target.requirement,
        value=point.value,
        baseline=None if base is None else base.value,
        elapsed=elapsed(start, due, point.date, target.rules),
        closed=point.date >= due,
        yearly=target.yearly,
        rules=target.rules,
        rounds=target.rules.compare_rounded and may_round(target.requirement),
    )


def _with_need(target: Target, case: Case, ruling: Ruling, point: Point, due: dt.date) -> Pace:
    """The pace with what is needed a month from here, where more can still be done."""
    missing = gap(target.requirement, point.value)
    if case.closed or not missing or case.satisfied() or target.kind not in _MONTHLY:
        return ruling.pace
    if ruling.status is Status.FAIL and ruling.reason in (Reason.BUDGET_EXHAUSTED, Reason.OCCURRED):
        return ruling.pace
    if target.kind is Kind.GROWTH and target.yearly:
        return ruling.pace
    left = months_left(point.date, due)
    return replace(ruling.pace, needed_per_month=Fraction(missing) / left)


def _recurring(target: Target, points: Sequence[Point], as_of: dt.date) -> Judgement:
    """Each year a period of its own; the worst of the years that have data is the whole."""
    judged: dict[int, Judgement] = {}
    missing: list[int] = []
    for year, start, due in years(target.start, target.due):
        of_year = [point for point in points if start <= point.date <= due]
        if of_year:
            judged[year] = _single(target, of_year[-1], start, due, as_of)
        elif due <= as_of:
            missing.append(year)
    if not judged:  # values dated after the last year settle that year
        start, due = max((start, due) for _, start, due in years(target.start, target.due))
        judged[due.year] = _single(target, points[-1], start, due, as_of)
        missing = [year for year in missing if year != due.year]
    return _overall(target, judged, tuple(missing))


def _overall(target: Target, judged: dict[int, Judgement], missing: tuple[int, ...]) -> Judgement:
    known = {year: one for year, one in judged.items() if one.status is not Status.UNKNOWN}
    considered = known or judged
    if target.rules.annual_rule == "latest":
        considered = {max(considered): considered[max(considered)]}
    year = min(considered, key=lambda y: (_WORST_FIRST.index(considered[y].status), -y))
    worst = considered[year]
    reason = Reason.MISSED_YEAR if worst.reason is Reason.MISSED else worst.reason
    status = worst.status
    if target.rules.annual_rule == "complete" and missing and status is not Status.FAIL:
        status, reason = Status.UNKNOWN, Reason.MISSING_YEAR
    flags = (*worst.flags, Flag.MISSING_YEAR) if missing else worst.flags
    return replace(
        worst,
        status=status,
        reason=reason,
        flags=flags,
        years=tuple(
            Year(year=y, status=one.status, reason=one.reason, point=one.point)
            for y, one in sorted(judged.items())
            if one.point is not None
        ),
        missing_years=missing,
    )


def rounding_matters(target: Target, value: Decimal) -> bool:
    """Whether the two methods of GB/T 8170 §4.3 differ on this value."""
    if not may_round(target.requirement):
        return False
    requirement = target.requirement
    return satisfies(value, requirement) != satisfies(
        rounded(value, requirement.quantum), requirement
    )


def margin(requirement: Requirement, value: Decimal) -> Decimal | None:
    """How far the value is on the good side, in the target's unit; negative when short."""
    limit = requirement.value
    if limit is None:
        return None
    upper = limit if requirement.upper is None else requirement.upper
    return {
        Op.GE: value - limit,
        Op.GT: value - limit,
        Op.LE: limit - value,
        Op.LT: limit - value,
        Op.EQ: -abs(value - limit),
        Op.RANGE: min(value - limit, upper - value),
    }[requirement.op]


def gap(requirement: Requirement, value: Decimal) -> Decimal:
    """The amount still missing, in the target's unit; 0 when there is none."""
    room = margin(requirement, value)
    return max(-room, 0 * room) if room is not None else 0 * value
