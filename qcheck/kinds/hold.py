"""hold: a state that must be kept at every report (稳定在…以上, 控制在…以内, 始终).

Satisfied is pass, HOLDING before the due date and MET from it on; not satisfied is at-risk
NOT_HOLDING before the due date (with a history RECOVERING, or fail NOT_RECOVERING) and MISSED from
it on. A recurring one must hold in every closed year. A baseline changes nothing: no change is
planned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.kinds import course
from qcheck.pace import hold

if TYPE_CHECKING:
    from qcheck.kinds.case import Case
    from qcheck.model import Ruling


def judge(case: Case) -> Ruling:
    """The ruling on a state to be kept."""
    if case.closed:
        return case.settled()
    return hold.judge(
        satisfied=case.satisfied(), elapsed=case.elapsed, towards=course.towards(case)
    )
