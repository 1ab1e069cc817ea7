"""percent-outside (warning): a share in % or ‰ that is required, or was, outside 0 to 100%.

Growth may be any %, and a target with `bounds` of its own says itself what is possible; the
library refuses a target outside those. `> 100%` and `< 0%` can never be reached.

>>> found(target="≥ 980%", clause="合格率达980%")
['percent-outside']
>>> found(target="> 100%", clause="合格率超过100%")
['percent-outside']
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from qcheck.checks.shape import about
from qcheck.model import Kind, Op, Severity
from qcheck.quantity import canonical_unit, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qcheck.model import Finding, Plan, Target

CODES: dict[str, Severity] = {"percent-outside": Severity.WARNING}
_TOP = Decimal(100)


def check(plan: Plan, _: Sequence[Plan]) -> Iterator[Finding]:
    """Every share that cannot be."""
    for target in plan.targets:
        exponent, base = canonical_unit(target.requirement.unit)
        if base == "%" and target.kind is not Kind.GROWTH:
            top = _TOP.scaleb(-exponent)
            for wrong in _outside(target, top):
                yield about(target, "percent-outside", CODES, text=wrong, top=plain(top))


def _outside(target: Target, top: Decimal) -> Iterator[str]:
    requirement, base = target.requirement, target.baseline
    low, high = target.bounds or (Decimal(0), top)
    limits = [limit for limit in (requirement.value, requirement.upper) if limit is not None]
    never = (requirement.op is Op.GT and requirement.value == high) or (
        requirement.op is Op.LT and requirement.value == low
    )
    if never or any(_beyond(limit, low, high) for limit in limits):
        yield requirement.text
    if base and _beyond(base.value, low, high):
        yield f"{plain(base.value)}{base.unit}"


def _beyond(value: Decimal, low: Decimal | None, high: Decimal | None) -> bool:
    return (low is not None and value < low) or (high is not None and value > high)
