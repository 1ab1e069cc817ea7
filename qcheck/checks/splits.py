"""`regions:`, what single regions owe of a target, against the plan's own region and value.

split-whole (error): the plan's own region has a split; what it owes is the target itself.
split-sum (warning): the splits of a count add up to less than the whole must reach, or, of an upper
limit, to more than the whole may.

>>> found(kind="flow", target="≥ 9家", clause="9家", regions={"东县": '"≥ 5家"', "西县": '"≥ 3家"'})
['split-sum']
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from qcheck.checks.shape import about
from qcheck.model import Kind, Op, Severity
from qcheck.quantity import canonical_unit, plain
from qcheck.region import is_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qcheck.model import Finding, Plan, Target

CODES: dict[str, Severity] = {"split-whole": Severity.ERROR, "split-sum": Severity.WARNING}


def check(plan: Plan, _: Sequence[Plan]) -> Iterator[Finding]:
    """Every target with splits that cannot be meant so."""
    for target in plan.targets:
        for name, required in target.regions:
            if is_whole(name, plan.region):
                yield about(target, "split-whole", CODES, region=name, text=required.text)
        yield from _sum(target)


def _sum(target: Target) -> Iterator[Finding]:
    requirement = target.requirement
    shares = canonical_unit(requirement.unit)[1] in ("", "%", "分")
    if not target.regions or shares or target.kind not in (Kind.STOCK, Kind.FLOW):
        return
    total = sum((need.value or Decimal(0) for _, need in target.regions), Decimal(0))
    limit = requirement.value or Decimal(0)
    short = requirement.op in (Op.GE, Op.GT) and total < limit
    if short or (requirement.op in (Op.LE, Op.LT) and total > limit):
        shown = f"{plain(total)}{requirement.unit}"
        yield about(target, "split-sum", CODES, total=shown, target=requirement.text)
