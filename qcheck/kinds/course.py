"""How a value has moved: the series of what was reported, its trend, and where it leads."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from qcheck.model import Point, Reason, Ruling, Status
from qcheck.pace import trend

if TYPE_CHECKING:
    from qcheck.kinds.case import Case

_LATEST = 4  # how many points tell the direction where no other year can be compared with


def series(case: Case) -> list[Point]:
    """Baseline and reports as one series, oldest first.

    The plan's baseline is one of it only where its month is that of the points compared: from a
    December to a June is no yearly change.
    """
    day = case.base_date
    dates = {point.date for point in case.points}
    if case.baseline is None or day is None or day in dates or day >= case.date:
        return list(case.points)
    if {point.date.month for point in trend.comparable(case.points)} != {day.month}:
        return list(case.points)
    return sorted((*case.points, Point(value=case.baseline, date=day)), key=lambda p: p.date)


def trend_of(case: Case) -> trend.Trend | None:
    """The trend of the series, where it has points enough for one."""
    found = trend.of(series(case))
    return found if found and found.sure else None


def by_trend(case: Case) -> bool:
    """Whether the trend decides: a history without a baseline, or `method: trend` and a trend."""
    if case.yearly:
        return False
    if case.baseline is None:
        return len(case.points) > 1
    return case.rules.method == "trend" and trend_of(case) is not None


def judge(case: Case, *, slips: bool = False) -> Ruling:
    """The ruling of rule T before the due date; `slips` where a state that is met may be lost."""
    found = trend_of(case)
    if case.on_boundary():
        return case.plainly(Status.AT_RISK, Reason.BOUNDARY)
    if not case.satisfied():
        return trend.judge(found, case.limit, case.due, case.elapsed)
    ruling = case.plainly(Status.PASS, Reason.MET_EARLY)
    if not slips or found is None:
        return ruling
    ahead = found.projected(case.due)
    told = replace(ruling.pace, rule="trend", trend_per_year=found.slope, trend_at_due=ahead)
    steady = ahead == case.value  # of an exact value, any movement leads away
    if steady or case.reached(ahead):
        return replace(ruling, pace=told)
    # The value from which the same slope would still end on the limit.
    told = replace(told, on_track_at=trend.value_at(Fraction(0), found, case.limit, case.due))
    return Ruling(status=Status.AT_RISK, reason=Reason.MET_BUT_SLIPPING, pace=told)


def towards(case: Case) -> bool | None:
    """Whether the history comes nearer to what is required; None where there is no history.

    The point that serves as the baseline is, alone, no history.
    """
    own = [point for point in case.points if point.date != case.base_date]
    if len(own) < 2:  # noqa: PLR2004 - a movement needs two points
        return None
    found = trend.of(case.points)
    first = found.first if found else case.points[-_LATEST:][0]
    return case.distance(case.value) < case.distance(first.value)
