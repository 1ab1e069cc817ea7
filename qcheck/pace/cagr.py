"""Rule C, growth rate (Eurostat, Statistics Canada): `method: cagr`.

R is the compound annual growth rate since the baseline over the one required from the baseline to
the due date. Pass from `on_track` (0.95), at-risk from `fail_below` (0.60), else fail; a value that
moves away has a negative R. Where a growth rate has no meaning, with a zero or mixed signs, rule S
grades instead, and the verdict is flagged CAGR_UNDEFINED.

Roots do not terminate: they are taken with sixty digits and given with forty.

>>> d = Decimal
>>> ratio = growth_ratio(d("14.5"), d("10.4"), d("7.25"), Fraction(8), Fraction(15))
>>> f"{float(ratio):.12f}"
'0.901089954698'
"""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from qcheck.model import Status
from qcheck.pace.schedule import fail_under, grade, pass_from

if TYPE_CHECKING:
    from qcheck.model import Rules

__all__ = [
    "fail_under",
    "grade",
    "grade_ratio",
    "growth_rate",
    "growth_ratio",
    "pass_from",
    "value_at",
]

_DIGITS = Context(prec=60)
_GIVEN = Context(prec=40)


def growth_ratio(
    baseline: Decimal, value: Decimal, required: Decimal, since: Fraction, whole: Fraction
) -> Fraction | None:
    """R, of growth rates over `since` years and over the `whole` years from baseline to due date.

    None where a growth rate has no meaning: a zero, mixed signs, no time, nothing to change.
    """
    three = (baseline, value, required)
    one_sign = all(x > 0 for x in three) or all(x < 0 for x in three)
    if not one_sign or since <= 0 or whole <= 0 or baseline == required:
        return None
    observed = _rate(Fraction(value) / Fraction(baseline), since)
    needed = _rate(Fraction(required) / Fraction(baseline), whole)
    return Fraction(_GIVEN.divide(observed, needed))


def grade_ratio(ratio: Fraction, rules: Rules) -> Status:
    """Pass, at-risk or fail by R alone: no lag in points is asked."""
    if ratio >= Fraction(rules.on_track):
        return Status.PASS
    return Status.FAIL if ratio < Fraction(rules.fail_below) else Status.AT_RISK


def value_at(
    ratio: Decimal, baseline: Decimal, required: Decimal, since: Fraction, whole: Fraction
) -> Fraction | None:
    """The value after `since` years at which R is `ratio`; None where there is none."""
    if baseline * required <= 0:
        return None
    rate = _rate(Fraction(required) / Fraction(baseline), whole)
    factor = _DIGITS.add(1, _DIGITS.multiply(ratio, rate))
    if factor <= 0:
        return None
    grown = _power(factor, since)
    return Fraction(_GIVEN.multiply(baseline, grown))


def growth_rate(first: Fraction, last: Fraction, years: Fraction) -> Decimal:
    """The yearly rate from one value to another of the same sign."""
    return _GIVEN.plus(_rate(last / first, years))


def _rate(growth: Fraction, years: Fraction) -> Decimal:
    """The yearly rate that makes `growth` of 1 in so many years."""
    factor = _DIGITS.divide(Decimal(growth.numerator), Decimal(growth.denominator))
    return _DIGITS.subtract(_power(factor, 1 / years), Decimal(1))


def _power(factor: Decimal, exponent: Fraction) -> Decimal:
    numerator, denominator = Decimal(exponent.numerator), Decimal(exponent.denominator)
    logarithm = _DIGITS.divide(_DIGITS.multiply(_DIGITS.ln(factor), numerator), denominator)
    return _DIGITS.exp(logarithm)
