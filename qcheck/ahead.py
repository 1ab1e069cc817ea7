"""What is needed from here, and where it leads at today's pace: the numbers beside a ruling.

Linear, as the schedule is: the change since the baseline over the time since the start. Where the
series has a trend, the trend says where it leads. Nothing here changes a status.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from qcheck.kinds import course
from qcheck.model import Kind, Op, Reason
from qcheck.period import elapsed, is_month_end, month_end, months_left

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from qcheck.kinds import Case
    from qcheck.model import Pace, Ruling, Target

# What cannot be undone before the period ends (一票否决).
FOR_GOOD = (Reason.OCCURRED, Reason.BUDGET_EXHAUSTED)
_MONTHLY = (Kind.LEVEL, Kind.STOCK, Kind.FLOW, Kind.GROWTH)
_LAST_YEAR = 9999


def from_here(target: Target, case: Case, ruling: Ruling, missing: Decimal) -> Pace:
    """The ruling's pace with all that looks ahead, before the due date."""
    if case.closed or target.kind is Kind.MILESTONE:
        return ruling.pace
    pace = _with_trend(case, ruling.pace) if target.kind in _TRENDS else ruling.pace
    if pace.on_track_at is None:
        pace = replace(pace, on_track_at=_good_from(case))
    base = _base(target, case)
    if base is not None:
        pace = _with_course(target, case, pace, base)
    needed = _needed(target, case, ruling, missing)
    return replace(pace, needed_per_month=needed, met_on=_met_on(target, case, pace, base))


_TRENDS = (Kind.LEVEL, Kind.STOCK, Kind.HOLD)


def _with_trend(case: Case, pace: Pace) -> Pace:
    """The trend printed beside whatever rule has decided."""
    found = None if case.yearly else course.trend_of(case)
    if found is None:
        return pace
    ahead = found.projected(case.due)
    return replace(
        pace,
        projected=ahead,
        trend_per_year=found.slope,
        trend_at_due=ahead,
        current_per_month=found.slope / 12 if pace.rule == "trend" else None,
    )


def _good_from(case: Case) -> Fraction:
    """Where no pace decides only the limit itself is good enough."""
    ranged = case.requirement.op is Op.RANGE and case.value > case.upper
    return Fraction(case.upper if ranged else case.limit)


def _base(target: Target, case: Case) -> Fraction | None:
    """Where today's pace is counted from; None where no pace can be told."""
    if target.kind is Kind.FLOW or (target.kind is Kind.GROWTH and not target.yearly):
        return Fraction(0)
    if target.kind not in (Kind.LEVEL, Kind.STOCK) or case.baseline is None:
        return None
    return Fraction(case.baseline)


def _with_course(target: Target, case: Case, pace: Pace, base: Fraction) -> Pace:
    """The pace so far, a month, and where it leads."""
    change = Fraction(case.value) - base
    gone = months_left(case.start - dt.timedelta(days=1), case.date)
    monthly = change / gone if pace.current_per_month is None else pace.current_per_month
    linear = base + change / case.elapsed
    # A count begins at zero: its own pace says more than how other years went.
    ahead = linear if pace.projected is None or target.kind is Kind.FLOW else pace.projected
    return replace(pace, current_per_month=monthly, projected=ahead)


def _needed(target: Target, case: Case, ruling: Ruling, missing: Decimal) -> Fraction | None:
    """What is needed a month from here, where more can still be done."""
    yearly_growth = target.kind is Kind.GROWTH and target.yearly
    if not missing or target.kind not in _MONTHLY or yearly_growth:
        return None
    left = months_left(case.date, case.due)
    return None if left < 1 or ruling.reason in FOR_GOOD else Fraction(missing) / left


def _met_on(target: Target, case: Case, pace: Pace, base: Fraction | None) -> dt.date | None:
    """The day on which the limit is reached at today's pace; None where that is never."""
    capped = target.kind is Kind.FLOW and case.requirement.op in (Op.LE, Op.LT, Op.EQ)
    if capped and not (case.requirement.op is Op.EQ and case.limit):
        return _kept_until(case, pace)
    if case.satisfied():
        return _met_since(case)
    goal = _good_from(case)
    if pace.rule in ("trend", "hold") or base is None:
        return _by_trend(case, pace, goal)
    total = goal - base
    share = (Fraction(case.value) - base) / total if total else Fraction(0)
    if share <= 0:
        return None
    return _reached(case, case.elapsed / share, passed=case.requirement.op in (Op.GT, Op.LT))


def _kept_until(case: Case, pace: Pace) -> dt.date | None:
    """A budget is met when the period is over, if it lasts until then."""
    ahead = pace.projected or Fraction(0)
    return case.due if case.reached(ahead) and case.satisfied() else None


def _met_since(case: Case) -> dt.date:
    """The first report of those, up to the last one, that satisfy."""
    day = case.date
    for point in reversed(case.points):
        if point.date < case.start or not replace(case, points=(point,)).satisfied():
            break
        day = point.date
    return day


def _by_trend(case: Case, pace: Pace, goal: Fraction) -> dt.date | None:
    slope = pace.trend_per_year
    if not slope or (goal - Fraction(case.value)) / slope <= 0:
        return None
    months = (goal - Fraction(case.value)) / slope * 12
    return _after(case.date, months, passed=case.requirement.op in (Op.GT, Op.LT))


def _reached(case: Case, share: Fraction, *, passed: bool) -> dt.date | None:
    """The day on which this share of the period is over; beyond 1, after the due date.

    `passed`: the limit must be passed, so that reaching it is a day too early.
    """
    if case.rules.calendar == "profile" and share < 1:
        return _first(case, lambda day: _over(case, day, share, passed=passed))
    by_months = case.start.day == 1 and is_month_end(case.due) and case.rules.calendar != "days"
    eve = case.start - dt.timedelta(days=1)
    if by_months:
        return _after(eve, share * months_left(eve, case.due), passed=passed)
    return _later(eve, share * (case.due - eve).days, passed=passed)


def _over(case: Case, day: dt.date, share: Fraction, *, passed: bool) -> bool:
    gone = elapsed(case.start, case.due, day, case.rules)
    return gone > share if passed else gone >= share


def _first(case: Case, is_over: Callable[[dt.date], bool]) -> dt.date | None:
    days = (case.start + dt.timedelta(days=n) for n in range((case.due - case.start).days + 1))
    return next((day for day in days if is_over(day)), None)


def _after(day: dt.date, months: Fraction, *, passed: bool) -> dt.date | None:
    """So many months after a day: whole ones by the calendar, the rest by the days of the next."""
    if not is_month_end(day):
        return _later(day, months * Fraction(365 * 4 + 1, 12 * 4), passed=passed)
    whole = months.numerator // months.denominator
    year, month = divmod(day.year * 12 + day.month - 1 + whole, 12)
    if year > _LAST_YEAR - 1:
        return None
    end = month_end(year, month + 1)
    following = end + dt.timedelta(days=1)
    length = month_end(following.year, following.month).day
    return _later(end, (months - whole) * length, passed=passed)


def _later(day: dt.date, days: Fraction, *, passed: bool) -> dt.date | None:
    """The first day on which so many days are over."""
    whole, rest = divmod(days.numerator, days.denominator)
    count = whole + 1 if rest or passed else whole
    if count > (dt.date.max - day).days:
        return None
    return day + dt.timedelta(days=count)
