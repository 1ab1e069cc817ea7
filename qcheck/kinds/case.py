"""What a kind is asked to judge: one value at one date within one period."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from qcheck.model import Op, Pace, Reason, Record, Ruling, Status
from qcheck.quantity import rounded, satisfies

if TYPE_CHECKING:
    from decimal import Decimal

    from qcheck.model import Point, Requirement, Rules


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Case(Record):
    """`baseline` is in the requirement's unit, as all values are; `elapsed` (E) is 0 < E ≤ 1.

    `points` are all that was reported, oldest first: the last one is judged; some may be from
    before `start`. `base_date` is the day of the baseline, where that is known.
    `closed`: the value is dated at or after the due date, so that it alone decides.
    `rounds`: the value is rounded to the limit's digits before comparing (GB/T 8170 修约值比较法).
    """

    requirement: Requirement
    points: tuple[Point, ...]
    start: dt.date
    due: dt.date
    baseline: Decimal | None
    base_date: dt.date | None = None
    elapsed: Fraction
    closed: bool
    yearly: bool
    rules: Rules
    rounds: bool = False

    @property
    def value(self) -> Decimal:
        """The value that is judged."""
        return self.points[-1].value

    @property
    def date(self) -> dt.date:
        """The day that it is of."""
        return self.points[-1].date

    @property
    def origin(self) -> dt.date:
        """The day that growth is counted from."""
        return counted_from(self.base_date, self.start, self.date)

    @property
    def limit(self) -> Decimal:
        """The required value; the lower end of a range."""
        if self.requirement.value is None:
            msg = "a milestone has no required value"
            raise TypeError(msg)
        return self.requirement.value

    @property
    def upper(self) -> Decimal:
        """The upper end of a range; the required value of anything else."""
        return self.limit if self.requirement.upper is None else self.requirement.upper

    def satisfied(self) -> bool:
        """Whether the value meets the requirement."""
        value = rounded(self.value, self.requirement.quantum) if self.rounds else self.value
        return satisfies(value, self.requirement)

    def on_boundary(self) -> bool:
        """Whether the value equals a limit that must be passed, not reached."""
        return self.requirement.op in (Op.GT, Op.LT) and self.value == self.limit

    def distance(self, value: Decimal | Fraction) -> Fraction:
        """D, how far a value is from where it should be; 0 on the good side, or inside a range."""
        op = self.requirement.op
        below = Fraction(self.limit) - Fraction(value)
        above = Fraction(value) - Fraction(self.upper)
        wrong = [below] if op not in (Op.LE, Op.LT) else []
        wrong += [above] if op not in (Op.GE, Op.GT) else []
        return max(*wrong, Fraction(0))

    def reached(self, value: Fraction) -> bool:
        """Whether a computed value, compared as a reported one is, would meet the requirement."""
        if self.rounds:
            quantum = Fraction(self.requirement.quantum)
            value = round(value / quantum) * quantum
        strict = self.requirement.op in (Op.GT, Op.LT)
        return not self.distance(value) and not (strict and value == self.limit)

    def settled(self, *, passed: Reason = Reason.MET, failed: Reason = Reason.MISSED) -> Ruling:
        """The ruling on the value alone, at or after the due date."""
        pace = Pace(rule="value", elapsed=self.elapsed)
        if self.satisfied():
            return Ruling(status=Status.PASS, reason=passed, pace=pace)
        return Ruling(status=Status.FAIL, reason=failed, pace=pace)

    def plainly(self, status: Status, reason: Reason, rule: str = "value") -> Ruling:
        """A ruling that no pace stands behind."""
        return Ruling(status=status, reason=reason, pace=Pace(rule=rule, elapsed=self.elapsed))


def counted_from(base: dt.date | None, start: dt.date, day: dt.date) -> dt.date:
    """The day that growth up to `day` is counted from: the baseline's own, else the start's eve.

    A state on the first of a month is that of the end of the month before, as offices count.
    """
    first = base if base and base < day else start
    return first - dt.timedelta(days=1) if first == start or first.day == 1 else first
