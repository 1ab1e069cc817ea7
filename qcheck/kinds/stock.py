"""stock: a running total counted since before the period (累计…, 拥有量, 达1.8万件).

With a baseline the pace from it decides, with a history but no baseline the trend. Without either,
v/T is the most that the share achieved can be, because a total does not start below zero: where
even that is far behind, the failure is certain (FAR_BEHIND); where it is behind, BEHIND; else
at-risk NOT_MET_NO_BASELINE, since the baseline may explain all of it. At or after the due date: MET
or MISSED.
An exact total is judged as a level; a total above a range is at-risk OUT_OF_RANGE: it may still
fall back.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from qcheck import pace
from qcheck.kinds import change, course, level
from qcheck.model import Op, Reason, Ruling, Status

if TYPE_CHECKING:
    from qcheck.kinds.case import Case


def judge(case: Case) -> Ruling:
    """The ruling on a running total."""
    if case.requirement.op is Op.EQ:
        return level.judge(case)
    ranged = case.requirement.op is Op.RANGE
    if case.closed:
        return case.settled(passed=Reason.IN_RANGE if ranged else Reason.MET)
    if ranged and case.value >= case.limit:
        inside = case.satisfied()
        status = Status.PASS if inside else Status.AT_RISK
        return case.plainly(status, Reason.IN_RANGE if inside else Reason.OUT_OF_RANGE)
    if course.by_trend(case):
        return course.judge(case)
    return change.judge(case, case.baseline) if case.baseline is not None else _value_only(case)


def _value_only(case: Case) -> Ruling:
    counts_up = case.requirement.op not in (Op.LE, Op.LT) and case.limit > 0
    if case.satisfied() or case.on_boundary() or not counts_up:
        return level.value_only(case)
    return _by_upper_bound(case)


def _by_upper_bound(case: Case) -> Ruling:
    """Judge by R⁺ = (v/T)/E, the most that R can be whatever the baseline was."""
    most = Fraction(case.value) / Fraction(case.limit)
    measured = pace.shares(most, case.elapsed, "upper-bound")
    status, reason = {
        Status.FAIL: (Status.FAIL, Reason.FAR_BEHIND),
        Status.AT_RISK: (Status.AT_RISK, Reason.BEHIND),
        Status.PASS: (Status.AT_RISK, Reason.NOT_MET_NO_BASELINE),
    }[pace.grade(most, case.elapsed, case.rules)]
    return Ruling(status=status, reason=reason, pace=measured)
