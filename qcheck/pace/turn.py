"""Where a grade turns."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fractions import Fraction


class Turn(NamedTuple):
    """The share of the planned change at which a grade turns; whether it turns right there."""

    share: Fraction
    inclusive: bool
