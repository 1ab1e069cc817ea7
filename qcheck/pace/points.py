"""Rule of points behind (Yinchuan's traffic lights, 2025): `method: points`.

Only the lag counts: less than `points_on_track` (10) points behind the schedule is green, from
there to `points_fail` (30) yellow, more than that red.

>>> from fractions import Fraction
>>> from qcheck.pace.settings import DEFAULTS
>>> [grade(Fraction(a, 100), Fraction(50, 100), DEFAULTS).value for a in (41, 40, 20, 19)]
['pass', 'at-risk', 'at-risk', 'fail']
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from qcheck.model import Status
from qcheck.pace.turn import Turn

if TYPE_CHECKING:
    from qcheck.model import Rules


def grade(achieved: Fraction, elapsed: Fraction, rules: Rules) -> Status:
    """Pass, at-risk or fail; `achieved` and `elapsed` are shares."""
    lag = 100 * (elapsed - achieved)
    if lag < Fraction(rules.points_on_track):
        return Status.PASS
    return Status.FAIL if lag > Fraction(rules.points_fail) else Status.AT_RISK


def pass_from(elapsed: Fraction, rules: Rules) -> Turn:
    """Above this share of the planned change the grade is pass."""
    return Turn(elapsed - Fraction(rules.points_on_track) / 100, inclusive=False)


def fail_under(elapsed: Fraction, rules: Rules) -> Turn:
    """Below this share of the planned change the grade is fail."""
    return Turn(elapsed - Fraction(rules.points_fail) / 100, inclusive=False)
