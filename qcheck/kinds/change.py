"""A planned change from a baseline to a limit on one side: level, stock, flow and growth.

Order of the questions (rule S): a value on a strict limit is BOUNDARY; a baseline that already
satisfies, or equals, the limit leaves nothing to change, so rule H; a satisfied value is MET_EARLY;
else the pace decides: the share of the change against the share of the time (rule S), or growth
rate against growth rate (rule C).
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from qcheck import pace
from qcheck.kinds import course
from qcheck.model import Flag, Reason, Ruling, Status
from qcheck.pace import cagr, hold
from qcheck.period import years_between
from qcheck.quantity import satisfies

if TYPE_CHECKING:
    from decimal import Decimal

    from qcheck.kinds.case import Case


def judge(case: Case, baseline: Decimal, offset: int = 0) -> Ruling:
    """The ruling before the due date on a value that should move from `baseline` to the limit.

    Growth rates are those of the values plus `offset`: 100 for a growth in %, whose base is 100.
    """
    if baseline == case.limit or satisfies(baseline, case.requirement):
        if case.on_boundary():
            return case.plainly(Status.AT_RISK, Reason.BOUNDARY)
        towards = course.towards(case)
        return hold.judge(satisfied=case.satisfied(), elapsed=case.elapsed, towards=towards)
    ruling = _paced(case, baseline, offset)
    if case.satisfied():
        ruling = replace(ruling, status=Status.PASS, reason=Reason.MET_EARLY)
    elif case.on_boundary():
        ruling = replace(ruling, status=Status.AT_RISK, reason=Reason.BOUNDARY)
    return ruling


def _paced(case: Case, baseline: Decimal, offset: int) -> Ruling:
    share = pace.achieved(baseline, case.value, case.limit)
    turn = pace.RULES[case.rules.method].pass_from(case.elapsed, case.rules)
    expected = Fraction(baseline) + turn.share * (Fraction(case.limit) - Fraction(baseline))
    by_share = pace.judge(share, case.elapsed, case.rules)
    by_share = replace(by_share, pace=replace(by_share.pace, on_track_at=expected))
    if not by_growth(case):
        return by_share
    return _grown(case, baseline, offset, share) or flagged(by_share, Flag.CAGR_UNDEFINED)


def by_growth(case: Case) -> bool:
    """Whether growth rates decide (rule C)."""
    return case.rules.method == "cagr"


def flagged(ruling: Ruling, flag: Flag) -> Ruling:
    """The ruling with a flag more."""
    return replace(ruling, flags=(*ruling.flags, flag))


def _grown(case: Case, baseline: Decimal, offset: int, share: Fraction) -> Ruling | None:
    """The ruling of rule C; None where growth rates have no meaning."""
    since, whole = years(case)
    ratio = cagr.growth_ratio(
        baseline + offset, case.value + offset, case.limit + offset, since, whole
    )
    if ratio is None:
        return None
    needed = (baseline + offset, case.limit + offset, since, whole)
    expected = cagr.value_at(case.rules.on_track, *needed)
    measured = replace(
        pace.shares(share, case.elapsed, "cagr"),
        ratio=ratio,
        lag_points=None,
        on_track_at=None if expected is None else expected - offset,
    )
    status = cagr.grade_ratio(ratio, case.rules)
    reason = Reason.MOVING_AWAY if ratio < 0 else pace.REASONS[status]
    return Ruling(status=status, reason=reason, pace=measured)


def years(case: Case) -> tuple[Fraction, Fraction]:
    """The years since the baseline, and those from it to the due date."""
    return years_between(case.origin, case.date), years_between(case.origin, case.due)
