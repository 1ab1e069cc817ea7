"""The rules of pace: how a share of the planned change against a share of the time is graded.

Each module is one rule and its docstring is its manual; `RULES` is the registry, one line a rule.
A rule has `grade(achieved, elapsed, rules) -> Status` and the two shares at which its grade turns,
`pass_from(elapsed, rules)` and `fail_under(elapsed, rules)`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Protocol

from qcheck.model import Pace, Reason, Ruling, Status
from qcheck.pace import cagr, points, schedule, trend

if TYPE_CHECKING:
    from decimal import Decimal

    from qcheck.model import Rules
    from qcheck.pace.turn import Turn


class Rule(Protocol):
    """What a module of this package offers."""

    def grade(self, achieved: Fraction, elapsed: Fraction, rules: Rules) -> Status:
        """Pass, at-risk or fail."""

    def pass_from(self, elapsed: Fraction, rules: Rules) -> Turn:
        """The share of the planned change at, or above, which the grade is pass."""

    def fail_under(self, elapsed: Fraction, rules: Rules) -> Turn:
        """The share of the planned change under, or at, which the grade is fail."""


RULES: dict[str, Rule] = {
    "schedule": schedule,
    "points": points,
    "cagr": cagr,
    "trend": trend,
}
# What grades by shares where growth rates or a trend cannot be told.
_BY_SHARES = {"cagr": "schedule", "trend": "schedule"}

REASONS = {
    Status.PASS: Reason.ON_TRACK,
    Status.AT_RISK: Reason.BEHIND,
    Status.FAIL: Reason.FAR_BEHIND,
}


def achieved(baseline: Decimal, value: Decimal, required: Decimal) -> Fraction:
    """A = (v-b)/(T-b), the share of the planned change achieved; b and T differ.

    Reductions need no other formula.
    """
    change = Fraction(required) - Fraction(baseline)
    return (Fraction(value) - Fraction(baseline)) / change


def shares(share: Fraction, elapsed: Fraction, rule: str) -> Pace:
    """The numbers behind a ruling: R = A/E and the lag of 100·(E-A) points."""
    return Pace(
        rule=rule,
        elapsed=elapsed,
        achieved=share,
        ratio=share / elapsed,
        lag_points=100 * (elapsed - share),
    )


def grade(share: Fraction, elapsed: Fraction, rules: Rules) -> Status:
    """Pass, at-risk or fail by the rule that `rules.method` names."""
    return RULES[rules.method].grade(share, elapsed, rules)


def by_shares(rules: Rules) -> str:
    """The rule that grades a share of the planned change under these settings."""
    return _BY_SHARES.get(rules.method, rules.method)


def judge(share: Fraction, elapsed: Fraction, rules: Rules) -> Ruling:
    """The ruling on a share of the planned change, which is below zero when it moves away."""
    status = grade(share, elapsed, rules)
    away = share < 0 and status is not Status.PASS
    return Ruling(
        status=status,
        reason=Reason.MOVING_AWAY if away else REASONS[status],
        pace=shares(share, elapsed, by_shares(rules)),
    )
