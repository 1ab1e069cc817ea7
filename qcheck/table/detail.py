"""What stands behind one verdict, as headed lines: clause, arithmetic, source, baseline, waiver.

Everything is taken from the result; a field that is absent or null gives no line.
"""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from qcheck.quantity import approximate, directed, is_count, percent, plain
from qcheck.sentence import difference
from qcheck.table.figures import figure, required
from qcheck.table.verdicts import flag_text, status_text
from qcheck.words import say, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from qcheck.model import Lang

    Entry = Mapping[str, Any]
    Line = tuple[str, str]  # heading, text

_IN_CELLS = ("page.line-elapsed", "page.line-achieved", "page.line-gap")


def planned_lines(entry: Entry, lang: Lang) -> list[Line]:
    """What the plan says of the target: the same for every region, whatever is reported."""
    support = say("table.comma", lang).join(entry.get("support") or ())
    return _headed(
        lang,
        ("page.line-section", entry.get("section")),
        ("page.line-clause", entry.get("clause")),
        ("page.line-text", entry["target"]["text"]),
        ("page.line-kind", say(f"table.kind-{entry['kind']}", lang)),
        ("page.line-commitment", say(f"table.{entry['commitment']}", lang)),
        ("page.line-term", f"{entry['start']} – {entry['due']}"),
        ("page.line-baseline", _baseline(entry.get("baseline"))),
        ("page.line-support", support),
        ("page.line-note", entry.get("note")),
    )


def found_lines(entry: Entry, lang: Lang, *, beside_cells: bool = False) -> list[Line]:
    """What was reported, and the arithmetic from there to the verdict.

    `beside_cells` leaves out what the cells of a row of the table show anyway.
    """
    cell = entry["actual"] or entry.get("cell") or {}
    comma = say("table.comma", lang)
    missing = comma.join(map(str, entry.get("missing_years") or ()))
    flags = comma.join(flag_text(flag, lang) for flag in entry["flags"])
    reported = _headed(
        lang,
        ("page.line-source", cell.get("source")),
        ("page.line-raw", cell.get("raw")),
        ("page.line-conversion", cell.get("conversion")),
        ("page.line-date", cell.get("as_of")),
        ("page.line-missing", missing),
        ("page.line-flags", flags),
    )
    worked = [(visible(one["heading"]), visible(one["text"])) for one in _worked(entry)]
    found = [*reported, *(worked or _arithmetic(entry, lang)), *_waiver(entry, lang)]
    shown = {say(key, lang) for key in _IN_CELLS} if beside_cells else set()
    return [line for line in found if line[0] not in shown]


def _worked(entry: Entry) -> list[Mapping[str, str]]:
    """The arithmetic in words, where the result brings it: [{heading, text}]."""
    return list(entry.get("working") or ())


def _arithmetic(entry: Entry, lang: Lang) -> list[Line]:
    pace, unit = entry["pace"] or {}, entry["target"]["unit"]
    upper, budget = pace.get("rule") == "upper-bound", pace.get("rule") == "budget"
    spent = entry["reason"] == "BUDGET_EXHAUSTED"
    achieved = _given(pace.get("achieved"), _share)
    return _headed(
        lang,
        ("page.line-attainment", _given(entry.get("attainment"), _share)),
        ("page.line-elapsed", _given(pace.get("elapsed"), _share)),
        ("page.line-achieved", f"≤{achieved}" if upper and achieved else achieved),
        ("page.line-ratio", _given(pace.get("ratio"), _share)),
        _lag(pace.get("lag_points"), lang),
        ("page.line-gap", _given(entry["gap"], lambda v: difference(v, unit, lang))),
        (
            "page.line-needed",
            _given(pace.get("needed_per_month"), lambda v: _monthly(v, unit, lang)),
        ),
        ("page.line-at-most" if budget else "page.line-expected", "" if spent else expected(entry)),
        ("page.line-projected", _given(pace.get("projected"), lambda v: _near(v, unit))),
        ("page.line-met-on", None if budget else pace.get("met_on")),
        ("page.line-reason", entry["reason"]),
    )


def _waiver(entry: Entry, lang: Lang) -> list[Line]:
    """An exemption that stands beside the verdict; the verdict itself stays as it was."""
    waiver = entry.get("waiver")
    if not waiver:
        return []
    keys = ("document", "approver", "expires", "reason")
    text = say("page.waiver-text", lang, **{key: waiver.get(key) or "—" for key in keys})
    if value := waiver.get("value"):
        text += say("page.waiver-value", lang, value=required(value, lang))
    adjusted = waiver.get("verdict") or {}
    said = say("page.waiver-verdict", lang, **_adjusted(adjusted, lang)) if adjusted else ""
    return _headed(lang, ("page.line-waiver", text), ("page.line-adjusted", said))


def _adjusted(verdict: Mapping[str, Any], lang: Lang) -> dict[str, str]:
    return {"status": status_text(verdict["status"], lang), "message": verdict["message"]}


def series_points(entry: Entry) -> list[Mapping[str, Any]]:
    """The values reported so far, oldest first; none where the result brings no series."""
    return list(entry.get("series") or ())


def series_text(entry: Entry, lang: Lang) -> str:
    """The series in one line: 2023-12-31 13000件、2024-12-31 15000件."""
    unit = entry["target"]["unit"]
    told = (
        say("page.series-point", lang, date=one["date"], value=figure(one["value"], unit))
        for one in series_points(entry)
    )
    return visible(say("table.comma", lang).join(told))


def expected(entry: Entry) -> str:
    """Where it should be today, rounded so that reaching what is written is enough."""
    value = (entry["pace"] or {}).get("on_track_at")
    if value is None:
        return ""
    up, unit = entry["target"]["op"] not in {"<=", "<"}, entry["target"]["unit"]
    if entry["pace"].get("rule") == "budget" and is_count(unit):
        return figure(Decimal(math.floor(Fraction(value))), unit)  # whole things
    return figure(Decimal(directed(Fraction(value), up=up)), unit)


def _monthly(value: Decimal, unit: str, lang: Lang) -> str:
    """What is needed a month; of percentages 个百分点."""
    near = _near(value, "" if unit == "%" else unit)
    return say("verdict.points", lang, value=near) if unit == "%" else near


def _near(value: Decimal, unit: str) -> str:
    """A figure that may be a ratio, to the digits that a person reads: 316.666667件 → 316.7件."""
    try:
        return figure(Decimal(approximate(value)), unit)
    except ArithmeticError:  # a cell may hold 1e300, which is too long for any arithmetic
        return figure(value, unit)


def _lag(value: Decimal | int | None, lang: Lang) -> tuple[str, str]:
    """Points behind the time gone, or ahead of it."""
    if value is None:
        return "page.line-lag", ""
    return "page.line-lag" if value >= 0 else "page.line-ahead", _points(abs(Decimal(value)), lang)


def _points(value: Decimal, lang: Lang) -> str:
    return say("verdict.points", lang, value=_near(value, ""))


def _baseline(base: Mapping[str, Any] | None) -> str:
    if not base:
        return ""
    value = f"{plain(Decimal(base['value']))}{base['unit']}"
    return " ".join(filter(None, (value, base.get("date"), base.get("source"))))


def _share(value: Decimal) -> str:
    try:
        return percent(value)
    except ArithmeticError:  # as above
        return plain(value)


def _given(value: Decimal | int | None, write: Callable[[Decimal], str]) -> str:
    return "" if value is None else write(Decimal(value))


def _headed(lang: Lang, *lines: tuple[str, str | None]) -> list[Line]:
    return list(_filled(lang, lines))


def _filled(lang: Lang, lines: tuple[tuple[str, str | None], ...]) -> Iterator[Line]:
    for key, text in lines:
        if text:
            yield say(key, lang), visible(text)
