"""level: a state that must be reached by the due date (指数, 比例, 强度, 满意度 达到).

Before the due date a satisfied value is MET_EARLY. One that is not is judged by its pace from the
baseline; without a baseline no pace can be claimed (91.6 of 92 is not "99.6% done"), so it is
at-risk NOT_MET_NO_BASELINE. A range, or an exact value, is judged by the distance D from it:
A = 1 - D(v)/D(b). At or after the due date the value alone decides: MET or MISSED (IN_RANGE).
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from qcheck import pace
from qcheck.kinds import change
from qcheck.model import Op, Reason, Status
from qcheck.pace import hold

if TYPE_CHECKING:
    from decimal import Decimal

    from qcheck.kinds.case import Case
    from qcheck.model import Ruling


def judge(case: Case) -> Ruling:
    """The ruling on a level."""
    if case.requirement.op in (Op.RANGE, Op.EQ):
        return _near(case)
    if case.closed:
        return case.settled()
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
    planned = _distance(case, case.baseline) if case.baseline is not None else None
    if case.closed:
        return case.settled(passed=Reason.MET if exact else Reason.IN_RANGE)
    if planned == 0:
        return hold.judge(satisfied=case.satisfied(), elapsed=case.elapsed)
    if case.satisfied():
        return case.plainly(Status.PASS, Reason.MET_EARLY if exact else Reason.IN_RANGE)
    if planned is None:
        without = Reason.NOT_MET_NO_BASELINE if exact else Reason.OUT_OF_RANGE
        return case.plainly(Status.AT_RISK, without)
    return pace.judge(1 - _distance(case, case.value) / planned, case.elapsed, case.rules)


def _distance(case: Case, value: Decimal) -> Fraction:
    below, above = Fraction(case.limit) - Fraction(value), Fraction(value) - Fraction(case.upper)
    return max(below, above, Fraction(0))
