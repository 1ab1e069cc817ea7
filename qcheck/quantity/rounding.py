"""Rounding a value to the digits of its limit (GB/T 8170), and where that may not be done."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING

from qcheck.quantity.unit import canonical_unit, is_count

if TYPE_CHECKING:
    from qcheck.model import Requirement

_ALL = Decimal(100)


def rounded(value: Decimal, quantum: Decimal) -> Decimal:
    """`value` rounded half to even, in one step, to the digit that `quantum` weighs (GB/T 8170 §3).

    >>> rounded(Decimal("98.95"), Decimal("0.1"))
    Decimal('99.0')
    """
    return value.quantize(quantum, rounding=ROUND_HALF_EVEN)


def may_round(requirement: Requirement) -> bool:
    """Whether a limit may be compared rounded: not 100% (all), not 0 (none), not a whole count."""
    exponent, base = canonical_unit(requirement.unit)
    limits = [limit for limit in (requirement.value, requirement.upper) if limit is not None]
    if not limits or Decimal(0) in limits:
        return False
    if base == "%" and any(limit.scaleb(exponent) == _ALL for limit in limits):
        return False
    return not is_count(requirement.unit)
