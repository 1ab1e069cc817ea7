"""The date of a run over several files: each file dates its own rows, the latest dates the run."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qcheck.model import Figure, Finding, Outcome, Severity, Unreadable
from qcheck.period import find_dates, said_years
from qcheck.verify import resolve_as_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from qcheck.model import Actual, Actuals

    Resolved = tuple[dt.date, str, tuple[Finding, ...]]


def date_of_run(option: dt.date | None, actuals: Actuals, today: dt.date) -> Resolved:
    """The date that the run speaks of, where it came from, and what is to be confirmed of it.

    Of several files the latest date counts, found for each by the rule for one. A file that names
    no date is taken to be of that date too, and this is said: it may be an old one.
    """
    if option or len(actuals.inputs) <= 1:
        return resolve_as_of(option, actuals, today)
    of_file = [
        (path, resolve_as_of(None, replace(actuals, rows=rows), today))
        for path, rows in _by_file(actuals)
    ]
    doubts = tuple(doubt for _, (_, _, said) in of_file for doubt in said)
    dated = [(day, origin == "title") for _, (day, origin, _) in of_file if origin != "today"]
    if doubts or not dated:  # a title that names a day to come leaves the run at today
        return today, "today", doubts
    day, titled = max(dated)
    undated = (
        Finding(
            code="file-undated",
            severity=Severity.WARNING,
            source=path,
            params={"used": day.isoformat()},
        )
        for path, (_, origin, _) in of_file
        if origin == "today"
    )
    return day, "title" if titled else "row", tuple(undated)


def certain(actuals: Actuals, origin: str, today: dt.date) -> Actuals:
    """The same without the values that only the day of the run would date, and words say otherwise.

    A title that names another year, two dates, or a month of no year says that they are not of
    today; of when, the user has to say.
    """
    if origin == "option" or not any(row.undated for row in actuals.rows):
        return actuals
    return replace(actuals, rows=tuple(_doubted(row, today) for row in actuals.rows))


def _doubted(row: Actual, today: dt.date) -> Actual:
    dated = row.date or row.titled(today)
    if dated or not isinstance(row.value, Figure) or not _is_other(row.undated, today):
        return row
    params = {"text": row.raw, "said": row.undated}
    why = Unreadable(outcome=Outcome.AMBIGUOUS, code="date-unused", params=params)
    return replace(row, value=why)


def _is_other(said: str, today: dt.date) -> bool:
    """Whether words say another time than today, or one of no year."""
    days, years = find_dates(said), said_years(said)
    if days is None:
        return True
    return any(day != today for day in days) or (bool(years) and today.year not in years)


def _by_file(actuals: Actuals) -> Iterator[tuple[str, tuple[Actual, ...]]]:
    """The rows of each file that has any; they stand in the order of the files."""
    rows = list(actuals.rows)
    at = 0
    for one in actuals.inputs:
        begin = at
        while at < len(rows) and rows[at].source.startswith(f"{one.path}!"):
            at += 1
        if at > begin:
            yield one.path, tuple(rows[begin:at])
