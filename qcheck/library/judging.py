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
from qcheck.period import is_month_end, years

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
_LIMITS = {"on_track": 10, "fail_below": 10, "fail_lag_points": 1000}  # 10: nobody means 95 for 95%
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
    for key, high in _LIMITS.items():
        if (value := section.number(key, 0, high)) is not None:
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


def check_calendar(rules: Rules, start: date, due: date, *, yearly: bool) -> bool:
    """Whether a profile calendar fits: each share a whole number of months of whole periods."""
    if rules.calendar != "profile":
        return True
    periods = [(first, last) for _, first, last in years(start, due)] if yearly else [(start, due)]
    return all(_fits(first, last, len(rules.shares)) for first, last in periods)


def _fits(start: date, due: date, shares: int) -> bool:
    months = (due.year - start.year) * 12 + due.month - start.month + 1
    return start.day == 1 and is_month_end(due) and months % shares == 0
