"""growth: a change in % against a base year (增长30%以上).

`value` is the growth in %, reported or computed from a level and the base value. By the due date:
rule S from no growth (b' = 1, T' = 1+g*, v' = 1+g, which is the same as 0, g*, g). Recurring
(每年增长…): year-to-date growth is compared as it is: reached ON_TRACK, positive but short BEHIND,
shrinking fails as MOVING_AWAY. At or after the due date: MET or MISSED.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from qcheck.kinds import change
from qcheck.model import Op, Reason, Ruling, Status

if TYPE_CHECKING:
    from qcheck.kinds.case import Case


def judge(case: Case) -> Ruling:
    """The ruling on a growth rate."""
    if case.closed:
        return case.settled()
    if case.yearly:
        return _year_to_date(case)
    if case.requirement.op in (Op.RANGE, Op.EQ):
        if case.satisfied():
            return case.plainly(Status.PASS, Reason.IN_RANGE)
        return case.plainly(Status.AT_RISK, Reason.OUT_OF_RANGE)
    return change.judge(case, Decimal(0), offset=100)


def _year_to_date(case: Case) -> Ruling:
    if case.satisfied():
        return case.plainly(Status.PASS, Reason.ON_TRACK)
    if case.on_boundary():
        return case.plainly(Status.AT_RISK, Reason.BOUNDARY)
    if case.value < 0 and case.requirement.op in (Op.GE, Op.GT):
        return case.plainly(Status.FAIL, Reason.MOVING_AWAY)
    return case.plainly(Status.AT_RISK, Reason.BEHIND)
