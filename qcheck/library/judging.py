"""The `judge:` of a plan or of one target → settings of the judge.

Keys and values are those of the section "Overrides and profiles" of the judging rules; what a
setting may not be combined with is checked here too, against the target that it would judge.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from qcheck.library.document import Items, Mapping
from qcheck.library.fields import number
from qcheck.pace import RULES
from qcheck.pace.settings import ANNUAL_RULES, CALENDARS, PROFILES, override
from qcheck.period import MONTHS_PER_QUARTER, is_month_end, years

if TYPE_CHECKING:
    from datetime import date

    from qcheck.library.document import Node
    from qcheck.library.fields import Section
    from qcheck.model import Rules

KEYS = (
    "profile",
    "method",
    "on_track",
    "fail_below",
    "fail_lag_points",
    "compare",
    "annual_rule",
    "calendar",
    "final_grace_days",
)
COMPARE = ("full", "rounded")
_CHOICES = {"profile": tuple(PROFILES), "method": tuple(RULES), "annual_rule": ANNUAL_RULES}
# 1.5: nobody means 95 for 95%. What is on track at 0 would be so whatever happens.
_LIMITS = {
    "on_track": (Decimal("0.01"), Decimal("1.5")),
    "fail_below": (Decimal(0), Decimal("1.5")),
    "fail_lag_points": (Decimal(0), Decimal(100)),
}
_MAX_GRACE = 3650


def read_judge(section: Section | None, rules: Rules) -> Rules:
    """`rules` with what a `judge:` says put over them; problems go to the section's notes."""
    if section is None:
        return rules
    settings = {**_choices(section), **_numbers(section), **_calendar(section)}
    compare = section.choice("compare", COMPARE)
    if compare is not None:
        settings["compare_rounded"] = compare == "rounded"
    judged = override(rules, settings)
    if judged.fail_below > judged.on_track:
        section.notes.add("judge-order", section.place)
    return judged


def _choices(section: Section) -> dict[str, object]:
    read = {key: section.choice(key, allowed) for key, allowed in _CHOICES.items()}
    return {key: value for key, value in read.items() if value is not None}


def _numbers(section: Section) -> dict[str, object]:
    read: dict[str, object] = {}
    for key, (low, high) in _LIMITS.items():
        if (value := section.number(key, low, high)) is not None:
            read[key] = value
    days = section.number("final_grace_days", 0, _MAX_GRACE, whole=True)
    if days is not None:
        read["final_grace_days"] = int(days)
    return read


def _calendar(section: Section) -> dict[str, object]:
    node = section.node("calendar")
    if isinstance(node, Mapping):
        inner = section.section("calendar", keys=("profile",), required=("profile",))
        shares = _shares(inner) if inner else ()
        return {"calendar": "profile", "shares": shares} if shares else {}
    chosen = section.choice("calendar", CALENDARS)
    return {"calendar": chosen} if chosen else {}


def _shares(section: Section) -> tuple[Decimal, ...]:
    """Cumulative shares of the year or period: they rise, from above 0, to exactly 1."""
    node = section.node("profile")
    if node is None:
        return ()
    read = [number(item, section.notes) for item in _items(node)]
    shares = [share for share in read if share is not None]
    if len(shares) < len(read):
        return ()
    steps = zip([Decimal(0), *shares], shares, strict=False)
    if not shares or shares[-1] != 1 or any(after <= before for before, after in steps):
        section.notes.add("calendar-shares", node)
        return ()
    return tuple(shares)


def _items(node: Node) -> list[Node]:
    return [item for item in node.nodes if item is not None] if isinstance(node, Items) else []


def misfit(rules: Rules, start: date, due: date, *, yearly: bool) -> str | None:
    """How many shares a profile calendar should have where it has not one for each quarter.

    "" where a judged period has no whole quarters; None where all is well.
    """
    if rules.calendar != "profile":
        return None
    periods = [(first, last) for _, first, last in years(start, due)] if yearly else [(start, due)]
    wanted = [_quarters(first, last) for first, last in periods]
    if None in wanted or len(set(wanted)) > 1:
        return ""
    return None if wanted[0] == len(rules.shares) else str(wanted[0])


def _quarters(start: date, due: date) -> int | None:
    """The quarters of a period that begins and ends with one of its own; None where it does not."""
    months = (due.year - start.year) * 12 + due.month - start.month + 1
    whole = start.day == 1 and is_month_end(due) and months % MONTHS_PER_QUARTER == 0
    return months // MONTHS_PER_QUARTER if whole else None
