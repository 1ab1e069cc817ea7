"""Dates as offices write them, and the share of a period that has elapsed (时序进度)."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from qcheck.model import Rules

MONTHS_PER_QUARTER = 3


def elapsed(start: date, due: date, as_of: date, rules: Rules) -> Fraction:
    """The share of the period start..due that is over at the end of `as_of`; 0 before, 1 after.

    Counted in months where the period starts on the first of a month and ends at a month end and
    `as_of` is a month end (half a year is exactly 1/2, as offices count), else in inclusive days.
    With `calendar: {profile: [...]}` the shares are cumulative per quarter, linear inside one.
    """
    if as_of < start:
        return Fraction(0)
    if as_of >= due:
        return Fraction(1)
    if rules.calendar == "profile":
        return _by_profile(start, due, as_of, rules.shares)
    if rules.calendar == "months" and start.day == 1 and is_month_end(due) and is_month_end(as_of):
        return Fraction(_months(start, as_of), _months(start, due))
    return Fraction((as_of - start).days + 1, (due - start).days + 1)


def _by_profile(start: date, due: date, as_of: date, profile: tuple[Decimal, ...]) -> Fraction:
    """Cumulative shares, one for each equal run of months between start and due."""
    step = _months(start, due) // len(profile)
    edges = [add_months(start, step * i) for i in range(len(profile))] + [due + timedelta(days=1)]
    index = max(i for i, edge in enumerate(edges[:-1]) if edge <= as_of)
    first, after = edges[index], edges[index + 1]
    last = after - timedelta(days=1)
    if first.day == 1 and is_month_end(as_of) and is_month_end(last):
        inside = Fraction(_months(first, as_of), _months(first, last))
    else:
        inside = Fraction((as_of - first).days + 1, (after - first).days)
    shares = [Fraction(0), *map(Fraction, profile)]
    return shares[index] + inside * (shares[index + 1] - shares[index])


def months_left(as_of: date, due: date) -> Fraction:
    """Months from the end of `as_of` to `due`: whole where both are month ends, else by days."""
    if is_month_end(as_of) and is_month_end(due):
        return Fraction((due.year - as_of.year) * 12 + due.month - as_of.month)
    return Fraction((due - as_of).days * 12 * 4, 365 * 4 + 1)


def is_month_end(day: date) -> bool:
    """Whether `day` is the last of its month."""
    return day.day == monthrange(day.year, day.month)[1]


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """The same day of the month, `months` later; the last of the month where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _months(start: date, end: date) -> int:
    """Calendar months that start..end touch, both included."""
    return (end.year - start.year) * 12 + end.month - start.month + 1


# --- Dates in words ------------------------------------------------------------------------------

_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_END = r"(?:末|底)?"
# Plain texts, so that only those tried are compiled: compiling is a good part of a start.
# From the most to the least precise; a title is dated by the most precise form that it holds.
_FORMS = (
    (
        rf"(?<![0-9]){_YEAR}(?:[-/.](?P<month>[01]?[0-9])[-/.](?P<day>[0-3]?[0-9])(?![0-9])"
        r"|年(?P<month2>[01]?[0-9])月(?P<day2>[0-3]?[0-9])[日号])"
    ),
    rf"(?<![0-9]){_YEAR}年?(?:1|一)月?[-–—~～至](?P<month>1[0-2]|[2-9])月(?:份)?",
    rf"(?<![0-9]){_YEAR}年(?P<month>1[0-2]|0?[1-9])月(?:份)?{_END}",
    rf"(?<![0-9]){_YEAR}[-/.](?P<month>1[0-2]|0?[1-9])(?![0-9年])",
    rf"(?<![0-9]){_YEAR}年?(?P<half>上半年|下半年)",
    rf"(?<![0-9]){_YEAR}年?前(?P<quarter>[一二三四1-4])个?季度",
    (rf"(?<![0-9]){_YEAR}年?(?:第?(?P<quarter>[一二三四1-4])季度|[Qq](?P<quarter2>[1-4]))"),
    rf"(?<![0-9]){_YEAR}(?:年度|年?全年|年?年终|年[末底])",
)
_YEAR_ALONE = rf"{_YEAR}年?"
_COMPACT = r"(?P<year>(?:19|20)[0-9]{2})(?P<month>[01][0-9])(?P<day>[0-3][0-9])"


def read_date(text: str) -> date | None:
    """The date that a 数据时点 cell or a `--period` names: the last day of the period it says.

    2025-06-30, 2025/6/30, 2025年6月, 2025-06, 2025Q2, 2025年上半年, 2025年1-6月, 2025年, 2025.
    """
    said = "".join(text.split()).translate({0x3002: ".", 0xFF0F: "/", 0xFF0D: "-"})
    said = re.sub(r"^(?:截至|截止|至)到?", "", said)
    said = re.sub(r"(?:止|为止)$", "", said)
    for form in (*_FORMS, _COMPACT, _YEAR_ALONE):
        if found := re.fullmatch(form, said):
            return _day(found)
    return None


def find_date(text: str) -> date | None:
    """The date that a title or a 填报 line gives its sheet; None where none or several stand.

    The most precise form wins: in "2023—2025年…完成情况(截至2025年6月底)" the June of 2025.
    A bare year names the plan, and 到2025年底 its horizon: neither dates the data.
    """
    said = re.sub(rf"{_YEAR}年?[-–—~～至](?=(?:19|20)[0-9]{{2}}年)", "", "".join(text.split()))
    said = re.sub(r"截[至止]到?", " ", said)
    for form in _FORMS:
        hits = (
            hit for hit in re.finditer(form, said) if said[: hit.start()][-1:] not in ("到", "至")
        )
        days = {_day(hit) for hit in hits} - {None}
        if days:
            return days.pop() if len(days) == 1 else None
    return None


def _day(found: re.Match[str]) -> date | None:
    parts = found.groupdict()
    year = int(parts["year"])
    month, day = parts.get("month") or parts.get("month2"), parts.get("day") or parts.get("day2")
    quarter = parts.get("quarter") or parts.get("quarter2")
    if parts.get("half"):
        month = "6" if parts["half"] == "上半年" else "12"
    elif quarter:
        month = str(_NUMERALS[quarter] * MONTHS_PER_QUARTER)
    try:
        return date(year, int(month or 12), int(day)) if day else month_end(year, int(month or 12))
    except ValueError:
        return None


def years(start: date, due: date) -> Iterator[tuple[int, date, date]]:
    """The calendar years of a period, each with its first and last day inside it."""
    for year in range(start.year, due.year + 1):
        yield year, max(start, date(year, 1, 1)), min(due, date(year, 12, 31))
