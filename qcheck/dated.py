"""Of which day a row's value is: its own day, else that of the run, else that of its title."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from qcheck.period import find_dates, said_years

if TYPE_CHECKING:
    from collections.abc import Callable

    from qcheck.model import Actual


def dater(as_of: dt.date, as_of_from: str, end: dt.date) -> Callable[[Actual], dt.date]:
    """The date of a row's value: its own, else the option's, else its title's, else as_of.

    A time that is nearer to the row than a title goes before the option, where it is over. `end` is
    the plan's: a title that names its year (2027年目标) says what is to be reached, and not when.
    """

    def dated(row: Actual) -> dt.date:
        if row.date:
            return row.date
        if as_of_from == "option" and (begun := _begins_after(row, as_of, end)):
            return begun
        title = row.titled(as_of)
        if title is None or title > as_of or (as_of_from == "option" and not row.own_time):
            return as_of
        return title

    return dated


# A later day above a table may be when it was filed; one later than that ends a later period.
_FILED_WITHIN = 62


def _begins_after(row: Actual, as_of: dt.date, horizon: dt.date) -> dt.date | None:
    """The end of the time that a table is of, where all of it is after the date of the run."""
    end, year = row.title_date, row.title_year or _year_said(row)
    if end is None and year and year != horizon.year:
        end = dt.date(year, 12, 31)
    if end is None or end.year <= as_of.year or (end - as_of).days <= _FILED_WITHIN:
        return None
    return end


def _year_said(row: Actual) -> int | None:
    """The first year of a title of tasks, 指标计划表（2026年）: no earlier figure stands there."""
    return None if find_dates(row.undated) else min(said_years(row.undated), default=None)
