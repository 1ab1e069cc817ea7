"""One target and its points → a judgement: the time guards, years that recur, then its kind.

The value's own date counts, never the run's: E is taken at the date of the data. The run date only
says whether a final value should have come by now.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from qcheck.ahead import FOR_GOOD, from_here
from qcheck.kinds import JUDGES, Case
from qcheck.model import Baseline, Flag, Kind, Op, Reason, Record, Status, Unusable, Year
from qcheck.period import elapsed, years
from qcheck.quantity import may_round, rounded, satisfies

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from qcheck.model import Pace, Point, Target

STALE_AFTER_DAYS = 400
_WORST_FIRST = list(Status)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Judgement(Record):
    """Status and reason, and the point or cell, the period and the years they were drawn from."""

    status: Status
    reason: Reason
    start: dt.date
    due: dt.date
    point: Point | None = None
    cell: Unusable | None = None
    pace: Pace | None = None
    flags: tuple[Flag, ...] = ()
    years: tuple[Year, ...] = ()
    missing_years: tuple[int, ...] = ()
    overdue_years: tuple[int, ...] = ()
    baseline: Baseline | None = None


def judge(
    target: Target, points: Sequence[Point], as_of: dt.date, unusable: Sequence[Unusable] = ()
) -> Judgement:
    """The judgement on what was reported, both oldest first, at the run date `as_of`.

    What is dated after the run is no result yet, and counts for nothing.
    """
    points = [point for point in points if point.date <= as_of]
    unusable = [one for one in unusable if one.date <= as_of] or ([] if points else unusable)
    blocking = _newer(unusable, points)
    if not points or (blocking and not target.yearly):
        return _without_value(target, blocking or next(iter(unusable[-1:]), None), as_of)
    latest = points[-1]
    if latest.date < target.start:
        return _unknown(target, Reason.NOT_STARTED, point=latest)
    judgement = (
        _recurring(target, points, unusable, as_of)
        if target.yearly
        else _single(target, points, target.start, target.due, as_of)
    )
    if (as_of - latest.date).days > STALE_AFTER_DAYS:
        judgement = replace(judgement, flags=(*judgement.flags, Flag.STALE))
    if latest.date < judgement.due == as_of and any(one.date == as_of for one in unusable):
        # The cell of the due date is there, and empty.
        flags = dict.fromkeys((*judgement.flags, Flag.PENDING_FINAL))
        judgement = replace(judgement, flags=tuple(flags))
    return judgement


def _newer(unusable: Sequence[Unusable], points: Sequence[Point]) -> Unusable | None:
    """The newest unusable report, where no value is newer; a blank never stands in the way."""
    told = [one for one in unusable if one.reason is not Reason.NO_DATA]
    if told and (not points or told[-1].date > points[-1].date):
        return told[-1]
    return None


def _without_value(target: Target, cell: Unusable | None, as_of: dt.date) -> Judgement:
    reason = cell.reason if cell else Reason.NO_DATA
    if reason is Reason.NO_DATA and as_of < target.start:
        reason = Reason.NOT_STARTED
    return _unknown(target, reason, cell=cell)


def _unknown(
    target: Target, reason: Reason, *, point: Point | None = None, cell: Unusable | None = None
) -> Judgement:
    return Judgement(
        status=Status.UNKNOWN,
        reason=reason,
        start=target.start,
        due=target.due,
        point=point,
        cell=cell,
    )


def _single(
    target: Target, points: Sequence[Point], start: dt.date, due: dt.date, as_of: dt.date
) -> Judgement:
    """One period with its series: the latest decides, but what has occurred has occurred."""
    point = points[-1]
    if point.date < due and not point.value and _none_may_happen(target):
        inside = [one for one in points if one.date >= start]
        point = next((one for one in reversed(inside) if one.value), point)
    base = baseline_of(target, points)
    case = _case(target, [one for one in points if one.date <= point.date], start, due, base)
    ruling = JUDGES[target.kind](case)
    if point.short and ruling.status is Status.PASS:
        return _unknown(target, Reason.AMBIGUOUS, cell=_too_unsure(point))
    flags: list[Flag] = []
    if point.date < due < as_of:
        overdue = (as_of - due).days >= target.rules.final_grace_days
        # Of a year that is over, what occurred in it stays known among the other years.
        if overdue and not (target.yearly and ruling.reason in FOR_GOOD):
            unknown = _unknown(target, Reason.OVERDUE_NO_DATA, point=point)
            return replace(unknown, start=start, due=due)
        flags.append(Flag.PENDING_FINAL)
    if rounding_matters(target, point.value):
        flags.append(Flag.ROUNDING)
    if point.hedged:
        flags.append(Flag.HEDGED)
    return Judgement(
        status=ruling.status,
        reason=ruling.reason,
        start=start,
        due=due,
        point=point,
        pace=ruling.pace
        if due < as_of
        else from_here(target, case, ruling, gap(target, point.value)),
        flags=(*flags, *ruling.flags),
        baseline=base,
    )


def _too_unsure(point: Point) -> Unusable:
    """不足298 is less than the number that would be on track."""
    return Unusable(date=point.date, reason=Reason.AMBIGUOUS, raw=point.raw, source=point.source)


def _none_may_happen(target: Target) -> bool:
    return target.kind is Kind.FLOW and target.requirement.value == 0


def baseline_of(target: Target, points: Sequence[Point]) -> Baseline | None:
    """Where a planned change starts: the plan's baseline, else the last report up to the start.

    A recurring target begins each year anew, so a baseline before the plan says nothing of it.
    """
    if target.yearly or target.kind is Kind.GROWTH:
        return None
    early = [one for one in points[:-1] if one.date <= target.start]
    if target.baseline or not early or target.kind not in _FROM_REPORTS:
        return target.baseline
    point = early[-1]
    unit = target.requirement.unit
    return Baseline(value=point.value, unit=unit, date=point.date, source=point.source)


def _base_date(target: Target, points: Sequence[Point], base: Baseline | None) -> dt.date | None:
    """The day of the baseline; of a state to be kept each year, of the last report before it."""
    if base is not None or target.kind is not Kind.HOLD:
        return None if base is None else base.date
    early = [one.date for one in points[:-1] if one.date <= target.start]
    return early[-1] if early else None


_FROM_REPORTS = (Kind.LEVEL, Kind.STOCK, Kind.HOLD)


def _case(
    target: Target, points: Sequence[Point], start: dt.date, due: dt.date, base: Baseline | None
) -> Case:
    day = points[-1].date
    return Case(
        requirement=target.requirement,
        points=tuple(points),
        start=start,
        due=due,
        baseline=None if base is None else base.value,
        base_date=_base_date(target, points, base),
        elapsed=elapsed(start, due, day, target.rules),
        closed=day >= due,
        yearly=target.yearly,
        rules=target.rules,
        rounds=target.rules.compare_rounded and may_round(target.requirement),
    )


def _recurring(
    target: Target, points: Sequence[Point], unusable: Sequence[Unusable], as_of: dt.date
) -> Judgement:
    """Each year a period of its own; the worst of the years that have data is the whole.

    A year whose newest report is unusable makes the whole unknown, unless another year failed.
    """
    judged: dict[int, Judgement] = {}
    missing: list[int] = []
    blocked: list[Unusable] = []
    for year, start, due in years(target.start, target.due):
        of_year = [one for one in points if _belongs(target, one.date, start, due)]
        blocking = _newer([one for one in unusable if start <= one.date <= due], of_year)
        if blocking:
            blocked.append(blocking)
        elif of_year:
            series = [one for one in points if one.date <= of_year[-1].date]
            one = _single(target, series, start, due, as_of)
            if one.cell:
                blocked.append(one.cell)
            else:
                judged[year] = one
        elif due <= as_of:
            missing.append(year)
    overdue = [year for year, one in judged.items() if one.reason is Reason.OVERDUE_NO_DATA]
    if len(overdue) < len(judged):
        judged = {year: one for year, one in judged.items() if year not in overdue}
        missing = sorted((*missing, *overdue))
    if not judged:
        return _without_value(target, blocked[-1] if blocked else None, as_of)
    late = tuple(year for year in overdue if year not in judged)
    overall = replace(_overall(target, judged, tuple(missing)), overdue_years=late)
    if blocked and overall.status is not Status.FAIL:
        return replace(overall, status=Status.UNKNOWN, reason=blocked[-1].reason, cell=blocked[-1])
    return overall


def _belongs(target: Target, day: dt.date, start: dt.date, due: dt.date) -> bool:
    """Whether a value of this date speaks of the year start..due; after the last, of the last."""
    if start <= day <= due:
        return True
    return day > due == target.due


def _overall(target: Target, judged: dict[int, Judgement], missing: tuple[int, ...]) -> Judgement:
    considered = judged
    if target.rules.annual_rule == "latest":
        considered = {max(judged): judged[max(judged)]}
    year = min(considered, key=lambda y: (_WORST_FIRST.index(considered[y].status), -y))
    worst = considered[year]
    reason = Reason.MISSED_YEAR if worst.reason is Reason.MISSED else worst.reason
    status = worst.status
    if target.rules.annual_rule == "complete" and missing and status is not Status.FAIL:
        status, reason = Status.UNKNOWN, Reason.MISSING_YEAR
    flags = list(worst.flags)
    if Flag.PENDING_FINAL in {flag for one in judged.values() for flag in one.flags} - {*flags}:
        flags.append(Flag.PENDING_FINAL)  # of another year than the worst
    if missing:
        flags.append(Flag.MISSING_YEAR)
    return replace(
        worst,
        status=status,
        reason=reason,
        flags=tuple(flags),
        years=tuple(
            Year(year=y, status=one.status, reason=one.reason, point=one.point, flags=one.flags)
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


def margin(target: Target, value: Decimal) -> Decimal | None:
    """How far the value is on the good side, in the target's unit; negative when short."""
    requirement = target.requirement
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


def attainment(target: Target, value: Decimal) -> Fraction | None:
    """v/T, where more is better: the plain share of the required value, which is no pace."""
    requirement = target.requirement
    if requirement.op not in (Op.GE, Op.GT) or not requirement.value:
        return None
    return Fraction(value) / Fraction(requirement.value)


def gap(target: Target, value: Decimal) -> Decimal:
    """The amount still missing, in the target's unit; 0 when the value, as compared, meets it."""
    requirement = target.requirement
    rounds = target.rules.compare_rounded and may_round(requirement)
    compared = rounded(value, requirement.quantum) if rounds else value
    if satisfies(compared, requirement):
        return Decimal(0)
    return max(-(margin(target, value) or Decimal(0)), Decimal(0))
