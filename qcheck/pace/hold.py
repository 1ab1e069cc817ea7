"""Rule H, hold: a state that must be kept, with no change planned.

Satisfied is pass (`HOLDING` before the due date, `MET` from it on). Not satisfied before the due
date: it was or should be there already. With a history that moves towards the target it is at-risk
`RECOVERING`, with any other history fail `NOT_RECOVERING`; without one nobody can say whether it is
coming back, so it is at-risk `NOT_HOLDING`. A baseline alone is not history.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.model import Pace, Reason, Ruling, Status

if TYPE_CHECKING:
    from fractions import Fraction


def judge(*, satisfied: bool, elapsed: Fraction, towards: bool | None = None) -> Ruling:
    """The ruling before the due date; `towards` says where the history moves, if there is any."""
    pace = Pace(rule="hold", elapsed=elapsed)
    if satisfied:
        return Ruling(status=Status.PASS, reason=Reason.HOLDING, pace=pace)
    status, reason = {
        None: (Status.AT_RISK, Reason.NOT_HOLDING),
        True: (Status.AT_RISK, Reason.RECOVERING),
        False: (Status.FAIL, Reason.NOT_RECOVERING),
    }[towards]
    return Ruling(status=status, reason=reason, pace=pace)
