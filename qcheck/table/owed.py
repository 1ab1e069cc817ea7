"""What a department still owes for a target: to reach, to explain, to report, to check."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from qcheck.quantity import is_count
from qcheck.sentence import difference
from qcheck.table.prose import date, listed, promised, reported
from qcheck.words import say, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qcheck.model import Lang

    Entry = Mapping[str, Any]

_FOR_GOOD = ("BUDGET_EXHAUSTED", "OCCURRED")  # what the period does not make good any more
_DOUBTFUL = ("BAD_DATA", "AMBIGUOUS", "TEXT")
_SIDES = {"<=": "lower", "<": "lower", "=": "between", "range": "between"}


def missing(entry: Entry, as_of: str) -> bool:
    """Whether data should be there and are not."""
    unjudged = entry["status"] == "unknown"
    return unjudged and not (doubtful(entry) or not_started(entry, as_of))


def doubtful(entry: Entry) -> bool:
    """Whether there are data, but of no certain meaning."""
    return entry["status"] == "unknown" and entry["reason"] in _DOUBTFUL


def not_started(entry: Entry, as_of: str) -> bool:
    """Whether the period has not begun; data from before a period that has are missing data."""
    if entry["status"] != "unknown" or entry["reason"] != "NOT_STARTED":
        return False
    return str(entry["start"]) > as_of


def owed(entry: Entry, as_of: str, lang: Lang) -> tuple[str, ...]:
    """What is owed, each as a clause; nothing for a target that is on its way."""
    return tuple(_owed(entry, as_of, lang))


def _owed(entry: Entry, as_of: str, lang: Lang) -> Iterator[str]:
    pending = _own_pending(entry)
    if doubtful(entry):
        yield _check(entry, lang)
    elif missing(entry, as_of) and entry["reason"] != "MISSING_YEAR":
        yield say("notice.owe-report", lang)
    elif pending and entry["actual"] and entry["reason"] not in _FOR_GOOD:
        yield _said("owe-final", entry, lang, date=date(entry["actual"]["as_of"], lang))
    elif entry["status"] in ("fail", "at-risk") and entry["actual"]:
        yield _reach(entry, as_of, lang)
    late = entry.get("overdue_years") or []
    without = [year for year in entry.get("missing_years") or () if year not in late]
    if without:
        yield say("notice.owe-years", lang, years=listed(map(str, without), lang))
    if final := sorted({*late, *_awaited(entry)}):
        yield say("notice.owe-final-years", lang, years=listed(map(str, final), lang))
    if "STALE" in entry["flags"] and entry["actual"] and not pending:
        yield say("notice.owe-newer", lang, date=date(entry["actual"]["as_of"], lang))


def _awaited(entry: Entry) -> list[int]:
    """The years, apart from the one that is shown, whose final value is awaited."""
    years = entry.get("years") or ()
    shown = int(entry["due"][:4])
    return [
        one["year"]
        for one in years
        if "PENDING_FINAL" in one.get("flags", ()) and one["year"] != shown
    ]


def _own_pending(entry: Entry) -> bool:
    """Whether the final value of what is shown is awaited, and not only that of another year."""
    flagged = [one for one in entry.get("years") or () if "PENDING_FINAL" in one.get("flags", ())]
    return "PENDING_FINAL" in entry["flags"] and (
        not flagged or len(flagged) > len(_awaited(entry))
    )


def _check(entry: Entry, lang: Lang) -> str:
    cell = entry.get("cell") or {}
    raw, source = visible(cell.get("raw") or ""), visible(cell.get("source") or "")
    if not raw.strip():
        return say("notice.owe-check-blank", lang, source=source)
    return say("notice.owe-check", lang, raw=raw, source=source)


def _reach(entry: Entry, as_of: str, lang: Lang) -> str:
    """How a target that is not met, or may not be, is to be met."""
    op, gap = entry["target"]["op"], entry["gap"]
    if entry["status"] == "fail" and entry["due"] <= as_of:
        return _said("owe-missed", entry, lang)
    if entry["reason"] in _FOR_GOOD:
        return _said("owe-broken", entry, lang)
    if op == "done":
        return _said("owe-done", entry, lang)
    if not gap:
        return _said("owe-keep", entry, lang)
    key = f"owe-{_SIDES.get(op, 'reach')}"
    amount = difference(Decimal(gap), visible(entry["target"]["unit"]), lang)
    return _said(key, entry, lang, gap=amount, needed=_needed(entry, lang))


def _said(key: str, entry: Entry, lang: Lang, **params: str) -> str:
    return say(
        f"notice.{key}",
        lang,
        due=date(entry["due"], lang),
        required=promised(entry["target"], lang),
        actual=reported(entry),
        **params,
    )


def _needed(entry: Entry, lang: Lang) -> str:
    """How much a month; nothing where that is the whole gap, or less than one whole thing."""
    needed = (entry["pace"] or {}).get("needed_per_month")
    unit = entry["target"]["unit"]
    if not needed or needed >= entry["gap"] or (is_count(unit) and needed < 1):
        return ""
    return say("notice.needed", lang, needed=difference(Fraction(needed), visible(unit), lang))
