"""A newer cell that is empty beside an older value: never passed over in silence.

450 in 前三季度 and — in 全年: the value judged is that of September, and it is said that the one of
December is awaited. Months to come are empty in all rows of a table, and nobody waits for them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qcheck.model import Outcome, Unreadable

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from qcheck.model import Actual


def told(
    rows: Mapping[str, Sequence[Actual]], every: Iterable[Actual], as_of: dt.date
) -> dict[str, list[Actual]]:
    """The rows of each target, with one more for the newest empty cell that is not after `as_of`.

    Args:
        rows: by target id.
        every: all rows that were read: what is empty in all of them is yet to come.
        as_of: the date of the run.
    """
    if not any(row.awaited for own in rows.values() for row in own):
        return {target: list(own) for target, own in rows.items()}
    filled = {(_sheet(row.source), row.date) for row in every if not _missing(row)}
    return {
        target: [*own, *(blank for row in own if (blank := _blank(row, own, filled, as_of)))]
        for target, own in rows.items()
    }


def _blank(
    row: Actual,
    own: Sequence[Actual],
    filled: Collection[tuple[str, dt.date | None]],
    as_of: dt.date,
) -> Actual | None:
    """The newest cell for which a row has no value, if no other row of the target has one."""
    due = [
        one for one in row.awaited if one.date <= as_of and (_sheet(one.source), one.date) in filled
    ]
    if not due or row.date is None:
        return None
    last = max(due, key=lambda one: one.date)
    if any(_later(other, row.date, as_of) for other in own if other.region == row.region):
        return None
    said = {"said": last.raw.strip(), "dated": last.date.isoformat(), "used": row.date.isoformat()}
    code = "value-newest-missing" if said["said"] else "value-newest-blank"
    why = Unreadable(outcome=Outcome.MISSING, code=code, params=said)
    return replace(row, value=why, raw=last.raw, date=last.date, source=last.source, awaited=())


def _later(other: Actual, day: dt.date, as_of: dt.date) -> bool:
    return not _missing(other) and (other.date is None or day < other.date <= as_of)


def _missing(row: Actual) -> bool:
    return isinstance(row.value, Unreadable) and row.value.outcome is Outcome.MISSING


def _sheet(source: str) -> str:
    return source.rpartition("!")[0]
