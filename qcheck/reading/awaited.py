"""What one row says of several periods → the values there are, and which newer cells are empty."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qcheck.model import Awaited
from qcheck.reading.values import missing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qcheck.model import Actual


def reported(own: Sequence[Actual]) -> list[Actual]:
    """The values that there are, oldest as they stand; the newest knows the later empty cells.

    The periods to come are empty in every row, and no gap: whoever knows all rows tells the two
    apart.
    """
    filled = [one for one in own if not missing(one.value)]
    if not filled or any(one.date is None for one in own):
        return filled
    newest = max(filled, key=lambda one: str(one.date))
    empty = (one for one in own if missing(one.value) and str(one.date) > str(newest.date))
    awaited = tuple(Awaited(one.date, one.raw, one.source) for one in empty if one.date)
    return [replace(one, awaited=awaited) if one is newest and awaited else one for one in filled]
