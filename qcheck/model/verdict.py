"""What is made of the two: points in time, pace, verdicts, the whole verification."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qcheck.model.record import Record

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal
    from fractions import Fraction

    from qcheck.model.data import Finding, Input
    from qcheck.model.plan import Baseline, Plan, Target
    from qcheck.model.terms import Basis, Flag, Reason, Status
    from qcheck.model.waiver import Granted, Waiver


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Point(Record):
    """A value in the target's unit at a date, with where it came from and how it was converted."""

    value: Decimal
    date: dt.date
    raw: str = ""
    source: str = ""
    conversion: str = ""
    hedged: bool = False
    short: bool = False  # hedged, and the truth is not as good as the number
    basis: Basis | None = None
    written: dt.datetime | None = None  # of an earlier result's value: when that was made


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Unusable(Record):
    """A date for which rows were found but no value that can be judged, with the cell."""

    date: dt.date
    reason: Reason
    raw: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Pace(Record):
    """How far the planned change should be, and is, before the due date.

    `elapsed` (E) and `achieved` (A) are shares of the period and of the planned change, `ratio`
    (R) is A/E, or of growth rates under rule C, `lag_points` is 100·(E-A). In the target's unit:
    `current_per_month` since the start, `needed_per_month` from here, `projected` at the due date,
    `on_track_at` the value that would be on track today, `trend_per_year` the mean of the last
    yearly changes. `miss` is the share of what remains that the trend falls short by; `met_on` the
    day on which the limit is reached at today's pace, None where that is never.
    """

    rule: str
    elapsed: Fraction
    achieved: Fraction | None = None
    ratio: Fraction | None = None
    lag_points: Fraction | None = None
    needed_per_month: Fraction | None = None
    projected: Fraction | None = None
    on_track_at: Fraction | None = None
    current_per_month: Fraction | None = None
    trend_per_year: Fraction | None = None
    trend_at_due: Fraction | None = None
    miss: Fraction | None = None
    met_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Ruling(Record):
    """What a kind says of its case."""

    status: Status
    reason: Reason
    pace: Pace
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Year(Record):
    """One year of a target that recurs, judged as a period of its own."""

    year: int
    status: Status
    reason: Reason
    point: Point
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Verdict(Record):
    """The result for one target: status, reason, and the numbers behind it."""

    target: Target
    status: Status
    reason: Reason
    period: str
    start: dt.date
    due: dt.date
    region: str = ""
    actual: Point | None = None
    cell: tuple[str, str] = ("", "")  # raw text and source of a cell that could not be judged
    flags: tuple[Flag, ...] = ()
    margin: Decimal | None = None
    attainment: Fraction | None = None
    pace: Pace | None = None
    baseline: Baseline | None = None  # what the pace was counted from, or would be
    years: tuple[Year, ...] = ()
    missing_years: tuple[int, ...] = ()
    overdue_years: tuple[int, ...] = ()  # those of the missing that have a value, but no final one
    series: tuple[Point, ...] = ()  # every value reported, oldest first
    waived: Waived | None = None
    near: Unmatched | None = None  # where there is no row: one that is called nearly so


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Waived(Record):
    """A waiver beside the verdict on its target, which stays as it is.

    `verdict` is the one on the adjusted requirement; None where the target is exempt.
    """

    waiver: Waiver
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Unmatched(Record):
    """A row that belongs to no target of the plan, with names that look like it."""

    source: str
    name: str
    suggestions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Verification(Record):
    """All verdicts of one run, in the plan's order."""

    plan: Plan
    as_of: dt.date
    as_of_from: str
    verdicts: tuple[Verdict, ...]
    unmatched: tuple[Unmatched, ...]
    findings: tuple[Finding, ...]
    inputs: tuple[tuple[Input, int], ...]  # each with the number of its rows that matched a target
    waivers: Granted | None = None
    leads: tuple[str, ...] = ()  # only what these departments lead was judged; of others it is part
    regions: tuple[str, ...] = ()  # where all were asked for: each is judged on every target
