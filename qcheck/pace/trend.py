"""Rule T, trend (Destatis): a history but no baseline, or `method: trend`.

At least four points at different dates. The slope is the mean of the last five yearly changes: the
change since the oldest point of the last five years, over the years between; where those years hold
fewer than four points, since the fourth last. The value projected to the due date may miss the
required one: a miss under 5% of what is left is pass (TREND_ON_TRACK), up to 20% at-risk
(TREND_SHORT), more fail (TREND_FAR_SHORT); no slope, or one away from the target, fails
(MOVING_AWAY). Fewer points are no trend: at-risk SHORT_SERIES.

A series with several months in one year is compared with the same month of other years, so that a
season is never taken for a trend.

Source: dns-indikatoren.de, "status of the indicators".
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from qcheck.model import Pace, Reason, Ruling, Status
from qcheck.pace.schedule import fail_under, grade, pass_from
from qcheck.period import add_months, years_between

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from decimal import Decimal

    from qcheck.model import Point

__all__ = ["Trend", "fail_under", "grade", "judge", "of", "pass_from", "value_at"]

LEAST = 4
ON_TRACK_MISS = Fraction(5, 100)
SHORT_MISS = Fraction(20, 100)
_WINDOW_MONTHS = 60


class Trend(NamedTuple):
    """The change since `first`, a year; `points` is how many are comparable."""

    first: Point
    last: Point
    points: int

    @property
    def years(self) -> Fraction:
        """The years between the two."""
        return years_between(self.first.date, self.last.date)

    @property
    def slope(self) -> Fraction:
        """The mean yearly change, in the target's unit."""
        return (Fraction(self.last.value) - Fraction(self.first.value)) / self.years

    @property
    def sure(self) -> bool:
        """Whether there are points enough to project it."""
        return self.points >= LEAST

    def projected(self, due: dt.date) -> Fraction:
        """The value at the due date, if it goes on like this."""
        return Fraction(self.last.value) + self.slope * years_between(self.last.date, due)


def of(points: Sequence[Point]) -> Trend | None:
    """The trend of a series, oldest first; None where nothing can be compared with its last."""
    series = comparable(points)
    if len(series) < 2:  # noqa: PLR2004 - a change needs two points
        return None
    last = series[-1]
    since = add_months(last.date, -_WINDOW_MONTHS)
    recent = [point for point in series if point.date >= since]
    window = recent if len(recent) >= LEAST else series[-LEAST:]
    return Trend(first=window[0], last=last, points=len(series))


def comparable(points: Sequence[Point]) -> list[Point]:
    """The points that can be compared with the last one: all, or those of the same month."""
    if not points:
        return []
    months = {(point.date.year, point.date.month) for point in points}
    if len(months) == len({year for year, _ in months}):
        return list({point.date.year: point for point in points}.values())
    same = [point for point in points if point.date.month == points[-1].date.month]
    return list({point.date.year: point for point in same}.values())


def judge(trend: Trend | None, required: Decimal, due: dt.date, elapsed: Fraction) -> Ruling:
    """The ruling before the due date on a value that is not there yet, nor on the limit."""
    pace = Pace(rule="trend", elapsed=elapsed)
    if trend is None or not trend.sure:
        return Ruling(status=Status.AT_RISK, reason=Reason.SHORT_SERIES, pace=pace)
    left = Fraction(required) - Fraction(trend.last.value)
    projected = trend.projected(due)
    miss = (Fraction(required) - projected) / left
    pace = Pace(
        rule="trend",
        elapsed=elapsed,
        projected=projected,
        trend_per_year=trend.slope,
        trend_at_due=projected,
        miss=miss,
        on_track_at=value_at(ON_TRACK_MISS, trend, required, due),
    )
    status, reason = _grade(miss, away=trend.slope * left <= 0)
    return Ruling(status=status, reason=reason, pace=pace)


def _grade(miss: Fraction, *, away: bool) -> tuple[Status, Reason]:
    if away:
        return Status.FAIL, Reason.MOVING_AWAY
    if miss < ON_TRACK_MISS:
        return Status.PASS, Reason.TREND_ON_TRACK
    if miss <= SHORT_MISS:
        return Status.AT_RISK, Reason.TREND_SHORT
    return Status.FAIL, Reason.TREND_FAR_SHORT


def value_at(miss: Fraction, trend: Trend, required: Decimal, due: dt.date) -> Fraction:
    """The last value at which the trend would miss by this share: a weighted mean of T and v₀.

    From (T - v - (v - v₀)·k) = miss·(T - v), with k the years left over the years gone.
    """
    ahead = years_between(trend.last.date, due) / trend.years
    weight = 1 - miss
    goal, first = Fraction(required), Fraction(trend.first.value)
    return (weight * goal + ahead * first) / (weight + ahead)
