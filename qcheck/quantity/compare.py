"""Comparing, rounding and writing exact figures."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from qcheck.model import Op

if TYPE_CHECKING:
    from qcheck.model import Requirement

_TENTH_OF_A_PERCENT = Decimal("0.001")
_TENTH = Decimal("0.1")
_THREE_FIGURES_BELOW = 10
_HUNDRED = 100
_WIDE = Context(prec=120)  # more than any figure has


def satisfies(value: Decimal, requirement: Requirement) -> bool:
    """Whether a value meets a limit as written (全数值比较法, GB/T 8170 §4.3.1).

    >>> satisfies(Decimal("3.5"), parse_requirement("< 3.5%"))
    False
    """
    limit = requirement.value
    if limit is None:
        return False
    if requirement.op is Op.RANGE:
        return limit <= value <= (requirement.upper if requirement.upper is not None else limit)
    return {
        Op.GE: value >= limit,
        Op.GT: value > limit,
        Op.LE: value <= limit,
        Op.LT: value < limit,
        Op.EQ: value == limit,
    }[requirement.op]


def plain(value: Decimal) -> str:
    """A figure as a person writes it: no exponent, no trailing zeros. 1.80E+4 → "18000"."""
    return format(trimmed(value), "f")


def trimmed(value: Decimal) -> Decimal:
    """The same number with the fewest digits and no positive exponent; -0 becomes 0."""
    if not value:
        return Decimal(0)
    fewest = value.normalize()
    if fewest.same_quantum(value):
        fewest = value  # one object for what is kept of it again and again
    # Only what has a positive exponent is written with E+. Its digits are written out: a cell may
    # hold 1e300, which is too long for any arithmetic.
    return Decimal(format(fewest, "f")) if "E+" in str(fewest) else fewest


def percent(share: Fraction | Decimal | None) -> str:
    """A share with one decimal, 5/6 → 83.3%; what is short of 1 is never shown as 100.0%."""
    if share is None:
        return ""
    exact = _decimal(share)
    shown = exact.quantize(_TENTH_OF_A_PERCENT, ROUND_HALF_EVEN, _WIDE)
    if shown == 1 and exact < 1:
        shown = exact.quantize(_TENTH_OF_A_PERCENT, ROUND_DOWN, _WIDE)
    return f"{shown.scaleb(2):.1f}%"


def approximate(value: Fraction | Decimal) -> str:
    """A ratio for a person: one decimal, or three figures where it is small. 1900/6 → "316.7"."""
    exact = _decimal(value)
    if abs(exact) >= _THREE_FIGURES_BELOW or not exact:
        return plain(exact.quantize(_TENTH, ROUND_HALF_EVEN, _WIDE))
    return plain(exact.quantize(Decimal(1).scaleb(exact.adjusted() - 2), ROUND_HALF_EVEN))


def directed(value: Fraction, *, up: bool) -> str:
    """A turning point to two decimals, rounded only in the direction that promises nothing."""
    exact = Fraction(value) * _HUNDRED
    whole = (
        -((-exact.numerator) // exact.denominator) if up else exact.numerator // exact.denominator
    )
    return plain(Decimal(whole).scaleb(-2))


def _decimal(value: Fraction | Decimal) -> Decimal:
    if isinstance(value, Decimal):
        return value
    return _WIDE.divide(Decimal(value.numerator), Decimal(value.denominator))
