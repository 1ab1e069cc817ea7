"""Rule S, schedule (时序进度): the default.

R is the share of the planned change achieved over the share of the time elapsed. Pass from
`on_track` (0.95); fail below `fail_below` (0.60) when the lag is also `fail_lag_points` (10) or
more, so that a small absolute lag early in a period is never a failure; at-risk between.

Linear because 时序进度 is linear, and because growth rates misjudge targets that are a multiple of
their baseline. Source of the thresholds: `qcheck.pace.settings`.

>>> from fractions import Fraction
>>> from qcheck.pace.settings import DEFAULTS
>>> grade(Fraction("0.6833"), Fraction(30, 36), DEFAULTS).value
'at-risk'
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from qcheck.model import Status
from qcheck.pace.turn import Turn

if TYPE_CHECKING:
    from qcheck.model import Rules


def grade(achieved: Fraction, elapsed: Fraction, rules: Rules) -> Status:
    """Pass, at-risk or fail; `achieved` and `elapsed` are shares, elapsed > 0."""
    ratio = achieved / elapsed
    if ratio >= Fraction(rules.on_track):
        return Status.PASS
    lag = 100 * (elapsed - achieved)
    if ratio < Fraction(rules.fail_below) and lag >= Fraction(rules.fail_lag_points):
        return Status.FAIL
    return Status.AT_RISK


def pass_from(elapsed: Fraction, rules: Rules) -> Turn:
    """The smallest share of the planned change that passes at this moment."""
    return Turn(elapsed * Fraction(rules.on_track), inclusive=True)


def fail_under(elapsed: Fraction, rules: Rules) -> Turn:
    """The share under which the grade is fail: R below `fail_below`, and the lag large enough."""
    by_ratio = elapsed * Fraction(rules.fail_below)
    by_lag = elapsed - Fraction(rules.fail_lag_points) / 100
    return Turn(by_ratio, inclusive=False) if by_ratio <= by_lag else Turn(by_lag, inclusive=True)
