"""The judged period of a row where that alone is empty: 一季度 450 | 上半年 —."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from qcheck.inspection.rows import iso
from qcheck.model import Finding, Severity
from qcheck.words import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qcheck.inspection.rows import Json, Known
    from qcheck.model import BlankSeen

    Key = tuple[str, str]  # the address of a row's name, and a region


def blank_entries(blanks: Sequence[BlankSeen], entries: list[Json], known: Known) -> list[Json]:
    """The rows of a sheet with the blanks among them, each behind the other values of its row.

    Only the period that is judged counts, the last one up to that day: those to come are empty by
    nature, and no row needs those before. A row that no target knows has its name to be put right.
    """
    of_row: dict[Key, list[BlankSeen]] = defaultdict(list)
    for empty in blanks:
        of_row[empty.record, empty.region].append(empty)
    days: dict[Key, set[str | None]] = defaultdict(set)
    for one in entries:
        days[_key(one)].add(one["date"])
        if one["status"] == "missing":  # all its periods are empty, and that has been said
            of_row.pop(_key(one), None)
    last = {_key(one): place for place, one in enumerate(entries)}
    shown = []
    for place, one in enumerate(entries):
        shown.append(one)
        own = of_row.get(_key(one), []) if last[_key(one)] == place else []
        if one["targets"] and (blank := _judged(own, days[_key(one)], known)):
            shown.append(_entry(blank, one, known))
    return shown


def _key(entry: Json) -> Key:
    return entry["record"], entry["region"]


def _judged(own: Sequence[BlankSeen], days: set[str | None], known: Known) -> BlankSeen | None:
    """The blank in the period that is judged, if that is where one is."""
    until = iso(known.as_of) or ""
    by_day = {blank.day.isoformat(): blank for blank in own}
    reached = [day for day in (*by_day, *days) if day and day <= until]
    return by_day.get(max(reached, default=""))


def _entry(blank: BlankSeen, beside: Json, known: Known) -> Json:
    """A row like the others of its record, with nothing in it."""
    code = "value-missing"
    told = Finding(code=code, severity=Severity.WARNING, source=blank.source)
    problem = {"code": code, "severity": told.severity.value, "message": message(told, known.lang)}
    day = iso(blank.day)
    return beside | {
        "source": blank.source,
        "cell": blank.source.rpartition("!")[2],
        "raw": blank.text,
        "value": None,
        "date": day,
        "own_date": day,
        "problems": [problem],
        "status": "missing",
    }
