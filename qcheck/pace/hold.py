"""Rule H, hold: a state that must be kept, with no change planned.

Satisfied is pass (`HOLDING` before the due date, `MET` from it on). Not satisfied before the due
date is at-risk `NOT_HOLDING`: it was or should be there already, and without a history nobody can
say whether it is coming back. A baseline alone is not history.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.model import Pace, Reason, Ruling, Status

if TYPE_CHECKING:
    from fractions import Fraction


def judge(*, satisfied: bool, elapsed: Fraction) -> Ruling:
    """The ruling before the due date."""
    pace = Pace(rule="hold", elapsed=elapsed)
    if satisfied:
        return Ruling(status=Status.PASS, reason=Reason.HOLDING, pace=pace)
    return Ruling(status=Status.AT_RISK, reason=Reason.NOT_HOLDING, pace=pace)
