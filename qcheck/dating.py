"""The date of a run over several files: each file dates its own rows, the latest dates the run."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qcheck.model import Finding, Severity
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
