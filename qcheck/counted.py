"""Since when an amount is counted, and since when the flow that it reports should be.

And whether it is counted at all as the target asks: a stock is not what one year added to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.model import Kind, Op, Outcome, Unreadable
from qcheck.promised import differs, promised_for_year
from qcheck.quantity import parse_stated
from qcheck.regex import regex

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

    from qcheck.model import Actual, Target


def begun_earlier(target: Target, row: Actual, day: dt.date) -> Unreadable | None:
    """Why an amount may have begun before the year, or the period, whose amount is asked for."""
    if target.kind is not Kind.FLOW:
        return None
    first = row.covers
    if first and first.year < min(day.year, counted_from(target, day).year):
        said = {"since": first.isoformat(), "start": counted_from(target, day).isoformat()}
        return Unreadable(outcome=Outcome.AMBIGUOUS, code="amount-of-more", params=said)
    end = row.titled(day)
    if target.yearly and row.date is None and end and end.year < day.year:
        said = {"title": str(end.year), "used": day.isoformat()}
        return Unreadable(outcome=Outcome.AMBIGUOUS, code="amount-of-earlier-year", params=said)
    return row.beyond_year if target.yearly else None


def is_part(target: Target, row: Actual, day: dt.date) -> bool:
    """Whether an amount only covers a part of what a flow counts: one month, one of its years."""
    if target.kind is not Kind.FLOW:
        return False
    year = day.year if row.of_year else row.only_year if _by_title(target, row) else None
    january = day.replace(year=year, month=1, day=1) if year else None
    first = row.covers or january
    if first is None:
        return False
    # Where the plan's figure is the task of that one year, so is what came of it.
    if first == january and day.year < target.due.year and promised_for_year(target, row):
        return False
    return counted_from(target, day) < first


def _by_title(target: Target, row: Actual) -> bool:
    """Whether only a title says that an amount is one year's: 2024年完成情况.

    It says so where nothing beside the amount says more: what is promised is the plan's own figure,
    the remark or the header tells of a total, the row has a date of its own.
    """
    if row.only_year is None or row.date:
        return False
    if _SINCE.search(_OF_YEAR.sub("", f"{row.header} {row.note}")):
        return False
    return not parse_stated(row.stated).figures or differs(target, row)


def exceeds(target: Target, value: Decimal) -> bool:
    """Whether a part of what is counted is more already than all of it may be."""
    limit = target.requirement.value
    if limit is None or target.requirement.op not in (Op.LE, Op.LT, Op.EQ):
        return False
    return value > limit or (value == limit and target.requirement.op is Op.LT)


def counted_from(target: Target, day: dt.date) -> dt.date:
    """Since when a flow counts: the start of its period, of a yearly one that of the year."""
    return max(target.start, day.replace(month=1, day=1)) if target.yearly else target.start


# Said of an amount that began with the plan; of this year's, it did not.
_SINCE = regex("累计|以来|截[至止]|目前|期末|总数", having="累来截目期总")
_OF_YEAR = regex(r"(?:本年度?|今年|当年|年初|年内)(?:以来|累计|至今|起)+", having="本今当初内")
# 2025年新增目标, 增幅目标, or a target 新增5000家 in the cell: what is told is the change.
_ADDED = regex(r"新增|净增|增量|增加数|增[长幅]|新[建培]", having="净增新")
_ADDED_FIRST = regex(r"[^0-9]{0,4}(?:新增|净增|新[建培]|增加|增长)", having="净增新")
_WITHIN = regex(
    r"(?:[本当]年|今年|年)度?(?:内|实际|累计|任务|目标)*(?:完成|累计)", having="今年当本"
)
_TOTAL = regex(r"^累计|总累计")
_BASE_AND_MORE = 2  # a stock of less than half of what is asked, or of its baseline
_AHEAD = 3  # a year's amount that is more than this many times its target


def otherwise_counted(target: Target, row: Actual, value: Decimal) -> Unreadable | None:
    """Why a value, in the target's unit, may count something else: an addition, a long total."""
    if target.kind is Kind.STOCK:
        within = row.below_stock or _within_year(target, row, value)
        return within or _against_addition(target, row)
    if target.kind is Kind.LEVEL:
        return _against_addition(target, row)
    return _beyond_year(target, row, value)


def _against_addition(target: Target, row: Actual) -> Unreadable | None:
    """The row's own target is one of a change, and no other figure than that was promised."""
    added = _ADDED.search(row.stated_as) or _ADDED_FIRST.match(row.stated)
    if (
        not added
        or _TOTAL.search(row.header)
        or _ADDED.search(target.name)
        or not differs(target, row)
    ):
        return None
    said = {"stated": row.stated, "header": row.stated_as, "planned": target.requirement.text}
    return Unreadable(outcome=Outcome.AMBIGUOUS, code="value-of-added-target", params=said)


def _within_year(target: Target, row: Actual, value: Decimal) -> Unreadable | None:
    """本年完成 of a stock that is far below what there should be: only what the year brought?"""
    base, limit = target.baseline, target.requirement.value
    least = base.value if base else limit
    up = target.requirement.op in (Op.GE, Op.GT)
    if not up or least is None or not _WITHIN.search(row.header):
        return None
    if value * _BASE_AND_MORE >= least:
        return None
    said = {"column": row.header, "planned": target.requirement.text}
    return Unreadable(outcome=Outcome.AMBIGUOUS, code="stock-of-year", params=said)


def _beyond_year(target: Target, row: Actual, value: Decimal) -> Unreadable | None:
    """累计 that is several times the target of one year: the total of how many?"""
    limit = target.requirement.value
    if not (target.kind is Kind.FLOW and target.yearly and limit and _TOTAL.search(row.header)):
        return None
    if row.of_year or value <= _AHEAD * limit:
        return None
    said = {"column": row.header}
    return Unreadable(outcome=Outcome.AMBIGUOUS, code="amount-of-years", params=said)
