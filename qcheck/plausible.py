"""Whether a value can be true of its target, and whether a hedged one can be said to meet it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from qcheck.model import Hedge, Kind, Op, Outcome, Unreadable
from qcheck.quantity import canonical_unit, fitting_unit, is_count, plain, satisfies, scaled_name

if TYPE_CHECKING:
    from qcheck.model import Actual, Figure, Requirement, Target

_WRONG_SIDE = {Op.GE: Hedge.UNDER, Op.GT: Hedge.UNDER, Op.LE: Hedge.OVER, Op.LT: Hedge.OVER}
_SLIP = 100  # a value more than this many times off the required one is a 万 slip, not a result
_RISE = 5  # what is less than this part of the required value, behind an arrow, is a change
_ARROWS = frozenset("↑↓▲▼△▽⬆⬇")
# How near to the limit 100 times a % must come to be meant: written bare, or with its sign.
_THIRD, _NEAR = Fraction(3), Fraction(3, 2)


def implausible(target: Target, value: Decimal, row: Actual, figure: Figure) -> Unreadable | None:
    """Why a value cannot be true of the target: outside its limits, negative, a 万 slip.

    A target with `bounds` of its own says itself what is possible; the 100-times rule then rests.
    """
    said = {"text": row.raw}
    if share := _share(target, figure):
        return share
    low, high = limits(target)
    if (low is not None and value < low) or (high is not None and value > high):
        bounds = f"{'' if low is None else plain(low)}–{'' if high is None else plain(high)}"
        return _invalid("value-out-of-bounds", {**said, "bounds": bounds})
    if signed := _signed(target, value, row):
        return _invalid(signed, said)
    if target.bounds is None and _slipped(value, target):
        return _slip(target, value, row, figure)
    if value % 1 and _counts_whole(target):
        return _invalid("value-not-whole", {**said, "unit": target.requirement.unit})
    return None


def _signed(target: Target, value: Decimal, row: Actual) -> str:
    """The code of the finding about a sign or an arrow that no such value has; "" if it may."""
    if _is_rise(target, value, row):
        return "value-is-a-change"
    negative = value < 0 and target.bounds is None and _never_negative(target)
    return "value-negative" if negative else ""


def _is_rise(target: Target, value: Decimal, row: Actual) -> bool:
    """Whether ↑1.2 of a height of 90 can only be how much it rose."""
    limit = target.requirement.value or Decimal(0)
    small = abs(value) * _RISE < limit and not _on_the_way(value, target)
    return row.raw.strip()[:1] in _ARROWS and target.kind is not Kind.GROWTH and small


def _never_negative(target: Target) -> bool:
    """Whether what is asked for is counted, or a level that shall reach a height above 0."""
    if target.kind in (Kind.STOCK, Kind.FLOW) or is_count(target.requirement.unit):
        return True
    base = target.baseline.value if target.baseline else 0
    upward = target.requirement.op in (Op.GE, Op.GT) and (target.requirement.value or 0) > 0
    return target.kind is Kind.LEVEL and upward and base >= 0


def _counts_whole(target: Target) -> bool:
    """Whether the target counts whole things, one by one: 5.5家 is then no result."""
    limit = target.requirement.value or Decimal(0)
    return (
        target.kind in (Kind.STOCK, Kind.FLOW)
        and is_count(target.requirement.unit)
        and not limit % 1
    )


def _share(target: Target, figure: Figure) -> Unreadable | None:
    """1.3 for a ratio of ≥ 120%, or 0.986% for ≥ 98%: what is meant may be 100 times as much."""
    limit = target.requirement.value
    exponent, base = canonical_unit(target.requirement.unit)
    if base != "%" or not limit or target.kind is Kind.GROWTH or figure.unit not in ("", "%"):
        return None
    if target.requirement.op in (Op.LE, Op.LT) and figure.unit:
        return None  # a small share is what is wished for
    high = limits(target)[1]
    if high is not None and figure.value.scaleb(2) > high.scaleb(exponent):
        return None
    times = Fraction(figure.value.scaleb(2)) / Fraction(limit.scaleb(exponent))
    near = _THIRD if not figure.unit else _NEAR
    if not 1 / near <= times <= near:
        return None
    params = {"text": plain(figure.value), "percent": plain(figure.value.scaleb(2))}
    return Unreadable(outcome=Outcome.AMBIGUOUS, code="share-or-percent", params=params)


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
    """Whether a value is more than 100 times off; growth may be as small as it likes.

    A baseline can be further off than that (0.37 → 60): from there to the limit all is possible.
    """
    limit, upper = _ends(target)
    if not limit or not value:
        return False
    if abs(value) > _SLIP * abs(upper):
        return not _on_the_way(value, target)
    times = abs(value) * _SLIP
    height = target.requirement.op in (Op.GE, Op.GT) and _is_height(target)
    small = times < abs(limit) or (height and times == limit)  # 0.92 where 92 is asked for
    return small and target.kind is not Kind.GROWTH and not _on_the_way(value, target)


def _is_height(target: Target) -> bool:
    """Whether a target is a state that is measured; of what is counted 1 of 100 is a beginning."""
    return target.kind in (Kind.LEVEL, Kind.HOLD) and not is_count(target.requirement.unit)


def _ends(target: Target) -> tuple[Decimal, Decimal]:
    """The required value and its upper end; the baseline where nothing may happen (= 0)."""
    requirement: Requirement = target.requirement
    limit = requirement.value or Decimal(0)
    base = target.baseline
    if not limit and base is not None and target.kind is not Kind.GROWTH:
        return base.value, base.value
    upper = requirement.upper if requirement.op is Op.RANGE and requirement.upper else limit
    return limit, upper


def _on_the_way(value: Decimal, target: Target) -> bool:
    base, limit = target.baseline, target.requirement.value
    if base is None or limit is None or not base.value or target.kind is Kind.GROWTH:
        return False
    low, high = sorted((base.value, limit))
    return low / 2 <= value <= high * 2


def _slip(target: Target, value: Decimal, row: Actual, figure: Figure) -> Unreadable:
    """A value more than 100 times off, and in which unit it may have been meant."""
    limit, upper = _ends(target)
    small = abs(value) < abs(limit)
    times = abs(limit / value) if small else abs(value / upper)
    powers = ((times * times).adjusted() + 1) // 2  # the nearest power of ten
    written = figure.unit or _row_unit(row, target) or target.requirement.unit
    meant = scaled_name(written, powers if small else -powers)
    said = {"text": row.raw, "required": target.requirement.text}
    if meant is None or figure.multiplied:
        return _invalid("value-100-times-off", said)
    return _invalid(
        "value-unit-slip", {**said, "power": plain(Decimal(1).scaleb(powers)), "unit": meant}
    )


def _row_unit(row: Actual, target: Target) -> str:
    return fitting_unit(row.unit, target.requirement.unit)


def _invalid(code: str, params: dict[str, str]) -> Unreadable:
    return Unreadable(outcome=Outcome.INVALID, code=code, params=params)


def hidden(target: Target, value: Decimal, hedge: Hedge | None, row: Actual) -> Unreadable | None:
    """Why a hedged number cannot be said to meet the limit, though as a number it does."""
    requirement = target.requirement
    if hedge in (None, Hedge.EARLY):
        return None
    if hedge is Hedge.MORE:
        unsure = _reaches(value, requirement)
    elif not satisfies(value, requirement):
        return None
    else:
        wrong_side = _WRONG_SIDE.get(requirement.op, hedge)
        unsure = hedge is wrong_side or (hedge is Hedge.ABOUT and value == requirement.value)
    if not unsure:
        return None
    return Unreadable(
        outcome=Outcome.AMBIGUOUS,
        code="value-hedged-limit",
        params={"text": row.raw, "required": requirement.text},
    )


def falls_short(hedge: Hedge | None, requirement: Requirement) -> bool:
    """Whether the truth lies on the bad side of the number: 不足298 where more is better."""
    return hedge is not None and hedge is _WRONG_SIDE.get(requirement.op)


def _reaches(value: Decimal, requirement: Requirement) -> bool:
    """Whether a limit lies within what 300多 may be, above 300 and below 400."""
    digits = value.normalize()
    above = value + Decimal(1).scaleb(int(digits.as_tuple().exponent))
    ends = [end for end in (requirement.value, requirement.upper) if end is not None]
    inside = any(value < end < above for end in ends)
    if requirement.op in (Op.GE, Op.GT):
        return inside
    return inside or value in ends
