"""flow: an amount counted from zero within the period (新增, 年内, 全年完成).

≥: the pace from b = 0 decides; projected = v/E.
≤ n: a budget, U = v/n: over it fails at once (BUDGET_EXHAUSTED), E/U < `on_track` is at-risk
PROJECTED_OVER, else ON_TRACK.
= 0: none may happen: 0 is pass ZERO_SO_FAR, anything else fails at once (OCCURRED, 一票否决).
A range counts up to its lower end; above its upper end it fails at once: a count never falls.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from qcheck.kinds import change
from qcheck.model import Op, Pace, Reason, Ruling, Status

if TYPE_CHECKING:
    from qcheck.kinds.case import Case


def judge(case: Case) -> Ruling:
    """The ruling on an amount counted within the period."""
    op = case.requirement.op
    if case.limit == 0 and op in (Op.EQ, Op.LE):
        return _none_may_happen(case)
    if op in (Op.LE, Op.LT):
        return case.settled() if case.closed else _budget(case)
    if op in (Op.RANGE, Op.EQ):
        return _counted_range(case)
    return case.settled() if case.closed else _counted(case)


def _counted(case: Case) -> Ruling:
    ruling = change.judge(case, Decimal(0))
    return replace(ruling, pace=replace(ruling.pace, projected=Fraction(case.value) / case.elapsed))


def _counted_range(case: Case) -> Ruling:
    inside = Reason.IN_RANGE if case.requirement.op is Op.RANGE else Reason.MET
    if case.closed:
        return case.settled(passed=inside)
    if case.satisfied():
        early = Reason.IN_RANGE if case.requirement.op is Op.RANGE else Reason.MET_EARLY
        return case.plainly(Status.PASS, early)
    if case.value > case.upper:
        return case.plainly(Status.FAIL, Reason.BUDGET_EXHAUSTED)
    return _counted(case)


def _budget(case: Case) -> Ruling:
    used = Fraction(case.value) / Fraction(case.limit)
    measured = Pace(
        rule="budget",
        elapsed=case.elapsed,
        achieved=used,
        ratio=case.elapsed / used if used else None,
        projected=Fraction(case.value) / case.elapsed,
        on_track_at=on_track_at(case),
    )
    if not case.satisfied():
        return Ruling(status=Status.FAIL, reason=Reason.BUDGET_EXHAUSTED, pace=measured)
    if measured.ratio is not None and measured.ratio < Fraction(case.rules.on_track):
        return Ruling(status=Status.AT_RISK, reason=Reason.PROJECTED_OVER, pace=measured)
    return Ruling(status=Status.PASS, reason=Reason.ON_TRACK, pace=measured)


def on_track_at(case: Case) -> Fraction:
    """The most that may be used of a budget by now: E/on_track of it, and never more than all."""
    allowed = Fraction(case.rules.on_track)
    share = min(case.elapsed / allowed, Fraction(1)) if allowed else Fraction(1)
    return share * Fraction(case.limit)


def _none_may_happen(case: Case) -> Ruling:
    if not case.satisfied():
        return case.plainly(Status.FAIL, Reason.OCCURRED)
    return case.plainly(Status.PASS, Reason.MET if case.closed else Reason.ZERO_SO_FAR)
