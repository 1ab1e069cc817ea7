"""The corridor of one target: which values at which date pass, are at risk, fail.

No rule of its own: the values at which the rules may turn are worked out in closed form, and the
judge is asked at each of them and between each two. So whatever the corridor says of a value, the
judge says too.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from qcheck import pace
from qcheck.judge import judge
from qcheck.kinds.case import counted_from
from qcheck.model import Kind, Op, Point, Status
from qcheck.pace import cagr
from qcheck.period import elapsed, month_end, years, years_between
from qcheck.quantity import may_round

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qcheck.model import Target

_PERCENT = 100  # a growth in % starts from the base year's 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Neighbouring values with one status; an end is None where there is none."""

    status: Status
    low: Fraction | None
    low_in: bool
    high: Fraction | None
    high_in: bool

    def holds(self, value: Fraction) -> bool:
        """Whether a value lies in it."""
        above = self.low is None or value > self.low or (self.low_in and value == self.low)
        below = self.high is None or value < self.high or (self.high_in and value == self.high)
        return above and below


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The bands of one date, from the lowest values to the highest; they leave no value out."""

    date: dt.date
    elapsed: Fraction
    bands: tuple[Band, ...]


def corridor(target: Target, first: dt.date | None, last: dt.date | None) -> list[Moment]:
    """One moment for each month end of the period, and the due date, between two dates."""
    found = []
    for start, due in _periods(target):
        for day in _month_ends(start, due):
            if (first is None or day >= first) and (last is None or day <= last):
                share = elapsed(start, due, day, target.rules)
                found.append(Moment(date=day, elapsed=share, bands=bands(target, start, due, day)))
    return found


def _periods(target: Target) -> list[tuple[dt.date, dt.date]]:
    if target.yearly:
        return [(start, due) for _, start, due in years(target.start, target.due)]
    return [(target.start, target.due)]


def _month_ends(start: dt.date, due: dt.date) -> Iterator[dt.date]:
    """The month ends of a period; its last day in place of that of the last month."""
    day = month_end(start.year, start.month)
    while day < due:
        yield day
        following = day + dt.timedelta(days=1)
        day = month_end(following.year, following.month)
    yield due


def bands(target: Target, start: dt.date, due: dt.date, day: dt.date) -> tuple[Band, ...]:
    """The bands of a value dated `day` in the period start..due."""
    if target.kind is Kind.MILESTONE:
        turns = [Fraction(0), Fraction(1)]
    else:
        turns = sorted(set(_turns(target, start, due, day)))
    pieces: list[Band] = []
    edges = [None, *turns, None]
    for low, high in pairwise(edges):
        if low is not None and _decimal(low) is not None:
            pieces.append(_piece(target, day, low, low))
        pieces.append(_piece(target, day, low, high))
    return tuple(_merged(pieces))


def _piece(target: Target, day: dt.date, low: Fraction | None, high: Fraction | None) -> Band:
    """One value, or all between two: the judge says what they are."""
    single = low is not None and low == high
    value = _decimal(low) if single and low is not None else _between(low, high)
    found = judge(target, [Point(value=value or Decimal(0), date=day)], day)
    return Band(status=found.status, low=low, low_in=single, high=high, high_in=single)


def _merged(pieces: Iterable[Band]) -> list[Band]:
    """Neighbours of one status as one band.

    A turn that no decimal figure hits has no piece of its own: it belongs to neither side.
    """
    found: list[Band] = []
    for piece in pieces:
        before = found[-1] if found else None
        if before is not None and before.status is piece.status:
            found[-1] = Band(
                status=piece.status,
                low=before.low,
                low_in=before.low_in,
                high=piece.high,
                high_in=piece.high_in,
            )
        else:
            found.append(piece)
    return found


def _turns(target: Target, start: dt.date, due: dt.date, day: dt.date) -> Iterator[Fraction]:
    """Every value at which a verdict may turn on this day."""
    requirement = target.requirement
    limit = Fraction(requirement.value or 0)
    upper = limit if requirement.upper is None else Fraction(requirement.upper)
    yield from (Fraction(0), limit, upper)
    if target.rules.compare_rounded and may_round(requirement):
        half = Fraction(requirement.quantum) / 2
        yield from (end + side for end in (limit, upper) for side in (half, -half))
    share = elapsed(start, due, day, target.rules)
    rule = pace.RULES[target.rules.method]
    shares = [turn(share, target.rules).share for turn in (rule.pass_from, rule.fail_under)]
    base = _base(target)
    yield from (base + turn * (limit - base) for turn in shares)
    if target.rules.on_track:
        yield share / Fraction(target.rules.on_track) * limit
    if requirement.op in (Op.RANGE, Op.EQ):
        planned = max(limit - base, base - upper, Fraction(0))
        yield from (limit - (1 - turn) * planned for turn in shares)
        yield from (upper + (1 - turn) * planned for turn in shares)
    if target.rules.method == "cagr":
        yield from _of_growth(target, base, limit, (start, due, day))


def _base(target: Target) -> Fraction:
    counted = target.kind in (Kind.FLOW, Kind.GROWTH) or target.yearly
    return Fraction(0) if counted or target.baseline is None else Fraction(target.baseline.value)


def _of_growth(
    target: Target, base: Fraction, limit: Fraction, dates: tuple[dt.date, dt.date, dt.date]
) -> Iterator[Fraction]:
    """Where the ratio of growth rates reaches what passes and what fails: roots, to 40 digits."""
    start, due, day = dates
    offset = _PERCENT if target.kind is Kind.GROWTH else 0
    known = target.baseline.date if target.baseline and not offset else None
    origin = counted_from(known, start, day)
    since, whole = years_between(origin, day), years_between(origin, due)
    for ratio in (target.rules.on_track, target.rules.fail_below):
        first, last = _decimal(base + offset), _decimal(limit + offset)
        if first is not None and last is not None and first != last and since > 0:
            value = cagr.value_at(ratio, first, last, since, whole)
            if value is not None:
                yield value - offset


def _decimal(value: Fraction) -> Decimal | None:
    """The figure that is exactly this value; None where no decimal figure is."""
    rest = value.denominator
    twos = fives = 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return None
    places = max(twos, fives)
    return _scaled(value.numerator * 10**places // value.denominator, -places)


def _scaled(digits: int, exponent: int) -> Decimal:
    sign = 1 if digits < 0 else 0
    return Decimal((sign, tuple(map(int, str(abs(digits)))), exponent))


def _between(low: Fraction | None, high: Fraction | None) -> Decimal:
    """A figure strictly between two values."""
    if low is None or high is None:
        beside = (high or Fraction(0)) - 1 if low is None else low + 1
        return Decimal(beside.numerator // beside.denominator + (high is None))
    places = 1
    while True:
        digits = (low + high) / 2 * 10**places
        value = Fraction(digits.numerator // digits.denominator, 10**places)
        if low < value < high:
            return _scaled(value.numerator * 10**places // value.denominator, -places)
        places *= 2
