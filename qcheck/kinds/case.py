"""What a kind is asked to judge: one value at one date within one period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qcheck.model import Op, Pace, Reason, Ruling, Status
from qcheck.quantity import rounded, satisfies

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

    from qcheck.model import Requirement, Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """`value` and `baseline` are in the requirement's unit; `elapsed` (E) is 0 < E ≤ 1.

    `closed`: the value is dated at or after the due date, so that it alone decides.
    `rounds`: the value is rounded to the limit's digits before comparing (GB/T 8170 修约值比较法).
    """

    requirement: Requirement
    value: Decimal
    baseline: Decimal | None
    elapsed: Fraction
    closed: bool
    yearly: bool
    rules: Rules
    rounds: bool = False

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

    def settled(self, *, passed: Reason = Reason.MET, failed: Reason = Reason.MISSED) -> Ruling:
        """The ruling on the value alone, at or after the due date."""
        pace = Pace(rule="value", elapsed=self.elapsed)
        if self.satisfied():
            return Ruling(status=Status.PASS, reason=passed, pace=pace)
        return Ruling(status=Status.FAIL, reason=failed, pace=pace)

    def plainly(self, status: Status, reason: Reason, rule: str = "value") -> Ruling:
        """A ruling that no pace stands behind."""
        return Ruling(status=status, reason=reason, pace=Pace(rule=rule, elapsed=self.elapsed))
