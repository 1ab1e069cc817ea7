"""milestone: done or not (成功创建…). `value` is 1 for done and 0 for not done.

Done is MET_EARLY before the due date and MET from it on; not done is at-risk NOT_DONE before and
MISSED from it on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.model import Reason, Ruling, Status

if TYPE_CHECKING:
    from qcheck.kinds.case import Case


def judge(case: Case) -> Ruling:
    """The ruling on something that is done or not."""
    if case.value:
        return case.plainly(Status.PASS, Reason.MET if case.closed else Reason.MET_EARLY)
    if case.closed:
        return case.plainly(Status.FAIL, Reason.MISSED)
    return case.plainly(Status.AT_RISK, Reason.NOT_DONE)
