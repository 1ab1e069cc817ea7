"""A planned change from a baseline to a limit on one side: level, stock, flow and growth.

Order of the questions (rule S): a value on a strict limit is BOUNDARY; a baseline that already
satisfies, or equals, the limit leaves nothing to change, so rule H; a satisfied value is MET_EARLY;
else the pace decides.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from qcheck import pace
from qcheck.model import Reason, Status
from qcheck.pace import hold
from qcheck.quantity import satisfies

if TYPE_CHECKING:
    from decimal import Decimal

    from qcheck.kinds.case import Case
    from qcheck.model import Ruling


def judge(case: Case, baseline: Decimal) -> Ruling:
    """The ruling before the due date on a value that should move from `baseline` to the limit."""
    if baseline == case.limit or satisfies(baseline, case.requirement):
        if case.on_boundary():
            return case.plainly(Status.AT_RISK, Reason.BOUNDARY)
        return hold.judge(satisfied=case.satisfied(), elapsed=case.elapsed)
    share = pace.achieved(baseline, case.value, case.limit)
    ruling = pace.judge(share, case.elapsed, case.rules)
    if case.satisfied():
        ruling = replace(ruling, status=Status.PASS, reason=Reason.MET_EARLY)
    elif case.on_boundary():
        ruling = replace(ruling, status=Status.AT_RISK, reason=Reason.BOUNDARY)
    turn = pace.RULES[case.rules.method].pass_from(case.elapsed, case.rules)
    expected = Fraction(baseline) + turn.share * (Fraction(case.limit) - Fraction(baseline))
    return replace(ruling, pace=replace(ruling.pace, on_track_at=expected))
