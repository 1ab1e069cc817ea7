"""level: a state that must be reached by the due date (指数, 比例, 强度, 满意度 达到).

Before the due date a satisfied value is MET_EARLY. One that is not is judged by its pace from the
baseline; with a history but no baseline by its trend; with neither no pace can be claimed (91.6 of
92 is not "99.6% done"), so it is at-risk NOT_MET_NO_BASELINE. A trend that leads back below the
limit makes a satisfied value at-risk MET_BUT_SLIPPING. A range, or an exact value with a baseline,
is judged by the distance D from it: A = 1 - D(v)/D(b); without a baseline a value outside a range
is at-risk while it comes nearer, else fail. At or after the due date the value alone decides: MET
or MISSED (IN_RANGE).
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from qcheck import pace
from qcheck.kinds import change, course
from qcheck.model import Flag, Op, Reason, Status
from qcheck.pace import hold

if TYPE_CHECKING:
    from qcheck.kinds.case import Case
    from qcheck.model import Ruling


def judge(case: Case) -> Ruling:
    """The ruling on a level."""
    if case.requirement.op in (Op.RANGE, Op.EQ):
        return _near(case)
    if case.closed:
        return case.settled()
    if course.by_trend(case):
        return course.judge(case, slips=True)
    if case.baseline is not None:
        return change.judge(case, case.baseline)
    return value_only(case)


def value_only(case: Case) -> Ruling:
    """The ruling before the due date where nothing says how the value has moved."""
    if case.on_boundary():
        return case.plainly(Status.AT_RISK, Reason.BOUNDARY)
    if case.satisfied():
        return case.plainly(Status.PASS, Reason.MET_EARLY)
    return case.plainly(Status.AT_RISK, Reason.NOT_MET_NO_BASELINE)


def _near(case: Case) -> Ruling:
    """Against a range or an exact value, where the way may lead up or down."""
    exact = case.requirement.op is Op.EQ
    if case.closed:
        return case.settled(passed=Reason.MET if exact else Reason.IN_RANGE)
    if exact and course.by_trend(case):
        return course.judge(case, slips=True)
    planned = case.distance(case.baseline) if case.baseline is not None else None
    if planned == 0:
        towards = course.towards(case)
        return hold.judge(satisfied=case.satisfied(), elapsed=case.elapsed, towards=towards)
    if case.satisfied():
        return case.plainly(Status.PASS, Reason.MET_EARLY if exact else Reason.IN_RANGE)
    if planned is None:
        return _without_baseline(case, exact=exact)
    return _nearer(case, planned)


def _without_baseline(case: Case, *, exact: bool) -> Ruling:
    if exact:
        return case.plainly(Status.AT_RISK, Reason.NOT_MET_NO_BASELINE)
    if course.towards(case) is False:
        return case.plainly(Status.FAIL, Reason.MOVING_AWAY, "range")
    return case.plainly(Status.AT_RISK, Reason.OUT_OF_RANGE)


def _nearer(case: Case, planned: Fraction) -> Ruling:
    """By the share of the distance that is behind it; a distance has no growth rate."""
    ruling = pace.judge(1 - case.distance(case.value) / planned, case.elapsed, case.rules)
    turn = pace.RULES[case.rules.method].pass_from(case.elapsed, case.rules).share
    left = (1 - turn) * planned
    above = case.value > case.upper
    expected = Fraction(case.upper) + left if above else Fraction(case.limit) - left
    ruling = replace(ruling, pace=replace(ruling.pace, on_track_at=expected))
    return change.flagged(ruling, Flag.CAGR_UNDEFINED) if change.by_growth(case) else ruling
