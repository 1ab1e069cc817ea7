"""Whether a value can be true of its target, and whether a hedged one can be said to meet it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from qcheck.model import Hedge, Kind, Op, Outcome, Unreadable
from qcheck.quantity import canonical_unit, is_count, plain, satisfies

if TYPE_CHECKING:
    from qcheck.model import Actual, Requirement, Target

_SLIP = 100  # a value more than this many times off the required one is a 万 slip, not a result


def implausible(target: Target, value: Decimal, raw: str) -> Unreadable | None:
    """Why a value cannot be true of the target: outside its limits, negative, a 万 slip.

    A target with `bounds` of its own says itself what is possible; the 100-times rule then rests.
    """
    said = {"text": raw}
    low, high = limits(target)
    if (low is not None and value < low) or (high is not None and value > high):
        bounds = f"{'' if low is None else plain(low)}–{'' if high is None else plain(high)}"
        return _invalid("value-out-of-bounds", {**said, "bounds": bounds})
    counted = target.kind in (Kind.STOCK, Kind.FLOW) or is_count(target.requirement.unit)
    if value < 0 and counted and target.bounds is None:
        return _invalid("value-negative", said)
    if target.bounds is None and target.kind is not Kind.GROWTH and _slipped(value, target):
        return _invalid("value-100-times-off", {**said, "required": target.requirement.text})
    return None


def limits(target: Target) -> tuple[Decimal | None, Decimal | None]:
    """The natural limits of a value: the plan's own, else 0..100 for a % that is a share."""
    if target.bounds is not None:
        return target.bounds
    exponent, base = canonical_unit(target.requirement.unit)
    whole = Decimal(100).scaleb(-exponent)
    # A limit above 100% is a ratio and no share.
    if base == "%" and target.kind is not Kind.GROWTH and (target.requirement.value or 0) <= whole:
        return Decimal(0), whole
    return None, None


def _slipped(value: Decimal, target: Target) -> bool:
    requirement: Requirement = target.requirement
    limit = requirement.value
    if not limit or not value:
        return False
    upper = requirement.upper if requirement.op is Op.RANGE and requirement.upper else limit
    return abs(value) > _SLIP * abs(upper) or abs(value) * _SLIP < abs(limit)


def _invalid(code: str, params: dict[str, str]) -> Unreadable:
    return Unreadable(outcome=Outcome.INVALID, code=code, params=params)


def hidden(target: Target, value: Decimal, hedge: Hedge | None, row: Actual) -> Unreadable | None:
    """Why a hedged number cannot be said to meet the limit, though as a number it does."""
    requirement = target.requirement
    if hedge in (None, Hedge.EARLY) or not satisfies(value, requirement):
        return None
    wrong_side = {
        Op.GE: Hedge.UNDER,
        Op.GT: Hedge.UNDER,
        Op.LE: Hedge.OVER,
        Op.LT: Hedge.OVER,
    }.get(requirement.op, hedge)
    on_the_limit = hedge is Hedge.ABOUT and value == requirement.value
    if hedge is not wrong_side and not on_the_limit:
        return None
    return Unreadable(
        outcome=Outcome.AMBIGUOUS,
        code="value-hedged-limit",
        params={"text": row.raw, "required": requirement.text},
    )
