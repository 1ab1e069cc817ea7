"""Since when an amount is counted, and since when the flow that it reports should be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.model import Kind, Outcome, Unreadable
from qcheck.promised import promised_for_year

if TYPE_CHECKING:
    import datetime as dt

    from qcheck.model import Actual, Target


def begun_earlier(target: Target, row: Actual, day: dt.date) -> Unreadable | None:
    """Why an amount may have begun before the year, or the period, whose amount is asked for."""
    if target.kind is not Kind.FLOW:
        return None
    first = row.covers
    if first and first.year < min(day.year, counted_from(target, day).year):
        said = {"since": first.isoformat(), "start": counted_from(target, day).isoformat()}
        return Unreadable(outcome=Outcome.AMBIGUOUS, code="amount-of-more", params=said)
    return row.beyond_year if target.yearly else None


def is_part(target: Target, row: Actual, day: dt.date) -> bool:
    """Whether an amount only covers a part of what a flow counts: one month, one of its years."""
    january = day.replace(month=1, day=1) if row.of_year else None
    first = row.covers or january
    if first is None or target.kind is not Kind.FLOW:
        return False
    # Where the plan's figure is the task of that one year, so is what came of it.
    if first == january and day.year < target.due.year and promised_for_year(target, row):
        return False
    return counted_from(target, day) < first


def counted_from(target: Target, day: dt.date) -> dt.date:
    """Since when a flow counts: the start of its period, of a yearly one that of the year."""
    return max(target.start, day.replace(month=1, day=1)) if target.yearly else target.start
