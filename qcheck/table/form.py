"""A plan → the sheet that a department fills in: what stands there, which cells are open for what.

Pure: `qcheck.report.template` draws it. What is typed must read back as exactly that, so a cell
asks for the figure in the unit that stands beside it: whole things one by one (18000件, not
1.8万件), measures as the plan writes them (万平方米, 亿元).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from qcheck.model import Kind, Names, Op
from qcheck.plausible import limits
from qcheck.quantity import canonical_unit, is_count, plain
from qcheck.quantity.grammar import MULTIPLIER, NUMBER, exponent_of
from qcheck.table.shape import Column, Table, row
from qcheck.words import say

if TYPE_CHECKING:
    import datetime as dt

    from qcheck.model import Lang, Plan, Requirement, Target

# The canonical sheet; the columns that a department may write in.
COLUMNS = ("id", "name", "unit", "target", "actual", "date", "region", "note")
OPEN = ("actual", "date", "note")
# Counts that are averages: 每万人口发明专利拥有量 is 17.3件.
_SHARED_OUT = re.compile("[每均率比占]")


class Asks(Enum):
    """What a value cell asks for."""

    WHOLE = "whole"
    SHARE = "share"  # a % within limits: 98.6 is typed as 98.6
    DECIMAL = "decimal"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What may be typed as a value: `low` to `high` in `unit`, None where there is no limit.

    `same` is the required value in that unit where the plan writes it with another: 1.8万件, 18000.
    """

    asks: Asks
    unit: str = ""
    same: str = ""
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One sheet to fill in; `entries` and `remarks` (about the name) are one for each row."""

    title: str
    lead: str
    as_of: dt.date | None
    made: dt.date  # the date that the file itself bears: the same plan gives the same bytes
    table: Table
    entries: tuple[Entry, ...]
    remarks: tuple[str, ...]


def forms_by_lead(plan: Plan) -> dict[str, tuple[Target, ...]]:
    """The targets of each lead department; those without one under "", last.

    A target that several departments lead stands in the sheet of each: equal values twice are fine,
    blanks yield, and different ones are a finding.
    """
    leads = [*dict.fromkeys(lead for target in plan.targets for lead in target.lead), ""]
    groups = {lead: tuple(t for t in plan.targets if lead in (t.lead or ("",))) for lead in leads}
    return {lead: targets for lead, targets in groups.items() if targets}


def form(
    plan: Plan, targets: tuple[Target, ...], lang: Lang, *, lead: str = "", as_of: dt.date | None
) -> Form:
    """The sheet for these targets of a plan; `as_of` dates all of its values."""
    key = "template.title-dated" if as_of else "template.title"
    said = {"year": as_of.year, "month": as_of.month, "day": as_of.day} if as_of else {}
    columns = (Column(key=k, heading=say(f"template.head-{k}", lang), fold=1) for k in COLUMNS)
    entries = tuple(map(entry, targets))
    return Form(
        title=say(key, lang, plan=plan.title, **said),
        lead=lead,
        as_of=as_of,
        made=as_of or plan.start,
        table=Table(
            title="",
            columns=tuple(columns),
            rows=tuple(
                row(t.id, t.name, e.unit, _required(t, lang), "", "", plan.region, "")
                for t, e in zip(targets, entries, strict=True)
            ),
        ),
        entries=entries,
        remarks=tuple(_remark(target, lang) for target in targets),
    )


def _required(target: Target, lang: Lang) -> str:
    done = target.requirement.op is Op.DONE
    return say("template.done", lang) if done else target.requirement.text


def entry(target: Target) -> Entry:
    """What the value cell of a target asks for; never refuses what the judge would accept."""
    if target.kind is Kind.MILESTONE:
        return Entry(asks=Asks.CHOICE)
    requirement = target.requirement
    low, high = _limits(target)
    exponent, unit = _written(requirement)
    if _is_whole(target):
        same = plain(requirement.value) if exponent and requirement.value else ""
        return Entry(asks=Asks.WHOLE, unit=requirement.unit, same=same, low=low, high=high)
    low, high = (None if one is None else one.scaleb(-exponent) for one in (low, high))
    share = canonical_unit(unit)[1] == "%"
    return Entry(asks=Asks.SHARE if share else Asks.DECIMAL, unit=unit, low=low, high=high)


def _limits(target: Target) -> tuple[Decimal | None, Decimal | None]:
    """The natural limits, and 0 for what is counted or summed, as `qcheck.plausible` has them."""
    summed = target.kind in (Kind.STOCK, Kind.FLOW) or is_count(target.requirement.unit)
    if target.bounds is None and summed:
        return Decimal(0), limits(target)[1]
    return limits(target)


def _is_whole(target: Target) -> bool:
    """Whether every value is a whole number: a total of things, and no average of them."""
    requirement, base = target.requirement, target.baseline
    known = [requirement.value, requirement.upper, base.value if base else None]
    return (
        target.kind in (Kind.STOCK, Kind.FLOW)
        and is_count(requirement.unit)
        and not _SHARED_OUT.search(target.name)
        and all(one == one.to_integral_value() for one in known if one is not None)
    )


def _written(requirement: Requirement) -> tuple[int, str]:
    """The unit with the 万 or 亿 that the plan writes before it, and that power of ten."""
    for found in re.finditer(rf"(?:{NUMBER})\s*{MULTIPLIER}", requirement.text):
        # Of 27万元/人 the 万 belongs to the unit, and stands in it already.
        exponent = exponent_of(found["multiplier"], requirement.text[found.end() :])
        if exponent:
            return exponent, found["multiplier"] + requirement.unit
    return 0, requirement.unit


def span(entry: Entry, lang: Lang) -> str:
    """The limits in words, "" where there is none."""
    low, high = (None if one is None else plain(one) for one in (entry.low, entry.high))
    if low is None and high is None:
        return ""
    key = "at-most" if low is None else "at-least" if high is None else "between"
    return say(f"template.{key}", lang, low=low, high=high)


def _remark(target: Target, lang: Lang) -> str:
    """What is to be known for filling in one row: its clause, what to count, when it is due."""
    key = f"how-{target.kind.value}"
    if target.kind is Kind.FLOW and target.yearly:
        key = "how-yearly"
    said = {
        "clause": target.clause,
        "section": target.section,
        "how": say(f"template.{key}", lang, start=target.start.isoformat()),
        "due": target.due.isoformat(),
        "lead": Names(target.lead),
        "support": Names(target.support),
        "also": target.note,
    }
    return "\n".join(say(f"template.remark-{k}", lang, text=v) for k, v in said.items() if v)
