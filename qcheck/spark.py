"""A run of figures as one line of bars, eight heights from the least to the greatest.

The bars are in GBK; a console that lacks them shows the digits 1 to 8.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

BARS = "▁▂▃▄▅▆▇█"
NOTHING = "·"  # no figure at that time
_LEVEL = 3  # of figures that are all the same


def spark(values: Sequence[Decimal | int | None]) -> str:
    """One character for each figure."""
    said = [Fraction(Decimal(one)) for one in values if one is not None]
    low, high = (min(said), max(said)) if said else (Fraction(0), Fraction(0))
    return "".join(
        NOTHING if one is None else _bar(Fraction(Decimal(one)), low, high) for one in values
    )


def _bar(value: Fraction, low: Fraction, high: Fraction) -> str:
    if low == high:
        return BARS[_LEVEL]
    return BARS[int((value - low) * (len(BARS) - 1) / (high - low))]
