"""Dates against the period of the plan.

due-outside (warning): a target is due before the plan's period begins, or after it ends.
start-outside (warning): a target starts before the plan's period, or after it ends.
baseline-future (warning): the baseline is dated after the end of the plan's period.

>>> found(due="2027-12-31")
['due-outside']
>>> found(start="2020-01-01")
['start-outside']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.checks.shape import about
from qcheck.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qcheck.model import Finding, Plan

CODES: dict[str, Severity] = {
    "due-outside": Severity.WARNING,
    "start-outside": Severity.WARNING,
    "baseline-future": Severity.WARNING,
}


def check(plan: Plan, _: Sequence[Plan]) -> Iterator[Finding]:
    """Every date of a target that lies outside the plan's period."""
    period = {"start": plan.start.isoformat(), "end": plan.end.isoformat()}
    for target in plan.targets:
        if not plan.start <= target.due <= plan.end:
            yield about(target, "due-outside", CODES, day=target.due.isoformat(), **period)
        if not plan.start <= target.start <= plan.end:
            yield about(target, "start-outside", CODES, day=target.start.isoformat(), **period)
        base = target.baseline
        if base and base.date and base.date > plan.end:
            yield about(target, "baseline-future", CODES, day=base.date.isoformat(), **period)
