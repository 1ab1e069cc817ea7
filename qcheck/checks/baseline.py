"""baseline-met (warning): the baseline meets the target already, so there is nothing to reach.

Either figure, or the operator, is then usually wrong. A hold is meant to be met from the start,
and a flow or growth counts from zero, so both are left out.

>>> found(kind="level", target="≥ 92", clause="达92", baseline={"value": '"93"'})
['baseline-met']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.checks.shape import about
from qcheck.model import Kind, Severity
from qcheck.quantity import plain, satisfies

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qcheck.model import Finding, Plan

CODES: dict[str, Severity] = {"baseline-met": Severity.WARNING}


def check(plan: Plan, _: Sequence[Plan]) -> Iterator[Finding]:
    """Every level and stock whose baseline is on the good side of the target."""
    for target in plan.targets:
        base = target.baseline
        if base is None or target.kind not in {Kind.LEVEL, Kind.STOCK}:
            continue
        if satisfies(base.value, target.requirement):
            shown = f"{plain(base.value)}{base.unit}"
            target_text = target.requirement.text
            yield about(target, "baseline-met", CODES, baseline=shown, target=target_text)
