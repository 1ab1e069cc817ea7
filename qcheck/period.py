"""Dates as offices write them, and the share of a period that has elapsed (时序进度)."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from qcheck.regex import regex

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
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


def years_between(earlier: date, later: date) -> Fraction:
    """Years from one day to another: by months where both are month ends, else by days."""
    return months_left(earlier, later) / 12


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
_MONTH = r"(?P<month>1[0-2]|0?[1-9])"
_NUMBER = r"(?P<month>[01]?[0-9])"
_DAY = r"(?P<day>[0-3]?[0-9])"
_TO = r"[-–—~～至到]"
_SPAN = rf"(?:1[0-2]|0?[1-9]|一)月?{_TO}{_MONTH}月份?[末底]?"
_HALF = r"(?P<half>[上下]半年)"
_QUARTER = r"[前第]?(?P<quarter>[一二三四1-4])个?季度"
_NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
# From the most to the least precise: a day, a month, a part of a year, a year.
_TIERS = (
    (
        regex(rf"(?<![0-9]){_YEAR}[-/.]{_NUMBER}[-/.]{_DAY}(?![0-9])", having="-/."),
        regex(rf"(?<![0-9]){_YEAR}年{_NUMBER}月{_DAY}[日号]", having="日号"),
    ),
    (
        regex(rf"(?<![0-9]){_YEAR}年?{_SPAN}", having="月"),
        regex(rf"(?<![0-9]){_YEAR}年?前{_MONTH}个月", having="前"),
        regex(rf"(?<![0-9]){_YEAR}年{_MONTH}月份?[末底]?", having="月"),
        regex(rf"(?<![0-9]){_YEAR}[-/.]{_MONTH}(?![0-9年])", having="-/."),
    ),
    (
        regex(rf"(?<![0-9]){_YEAR}年?{_HALF}", having="半"),
        regex(rf"(?<![0-9]){_YEAR}年?(?:{_QUARTER}|[Qq](?P<quarter2>[1-4]))", having="季Qq"),
    ),
    (regex(rf"(?<![0-9]){_YEAR}(?:年度|年?全年|年?年终|年[末底])", having="度全终末底"),),
)
# The same without a year. 9月底前 is when something is due, 7月10日报送 when it was sent.
_ALONE = r"(?<![0-9于每到至])"
_NOT_SENT = (
    r"(?!份?[末底]?(?:[0-3]?[0-9][日号])?(?:以?前|之前|内|报送|上报|填报|填表|印发|制表|打印))"
)
_YEARLESS = (
    (regex(rf"{_ALONE}{_MONTH}月{_NOT_SENT}{_DAY}[日号]", having="日号"),),
    (
        regex(rf"{_ALONE}{_SPAN}", having="月"),
        regex(rf"前{_MONTH}个月", having="前"),
        regex(rf"{_ALONE}{_MONTH}月{_NOT_SENT}份?[末底]?", having="月"),
    ),
    (regex(_HALF, having="半"), regex(rf"{_ALONE}{_QUARTER}", having="季")),
    (),
)
_YEAR_ALONE = regex(rf"{_YEAR}年?", having="12")
_COMPACT = regex(r"(?P<year>(?:19|20)[0-9]{2})(?P<month>[01][0-9])(?P<day>[0-3][0-9])", having="12")
_UNTIL = regex(r"^(?:截至|截止|至)到?", having="截至")
# 2021年版, 2023年印发, 2023年以来: the year of a form, of a document, of a beginning.
_NOT_ITS = r"(?![0-9]{0,2}月?(?:版|修订|修改|印发|发布|公布|制定|制订|启动|起|以来))"
_SAID_YEAR = regex(
    rf"(?<![0-9到至…]){_YEAR}"
    rf"(?=年{_NOT_ITS}|[-/.][0-9]|上半年|下半年|[前第]?[一二三四]个?季度|[Qq])",
    having="12",
)
# The first part of a range of years, and of days or months: the end of it is what dates the data.
_Y = r"(?:19|20)[0-9]{2}"
_M = r"[01]?[0-9]"
_FROM_YEAR = regex(rf"(?<![0-9]){_Y}年?{_TO}(?={_Y}年)", having="年")
_FROM_DAY = regex(rf"({_Y}年)?{_M}月[0-3]?[0-9][日号]{_TO}+(?=({_Y}年)?{_M}月)", having="号日")
_FROM_MONTH = regex(rf"(?<![0-9]){_Y}年{_M}月{_TO}+(?={_Y}年)", having="年")
_FROM_NUMBER = regex(rf"(?<![0-9]){_Y}([-/.]){_M}(?:\1[0-3]?[0-9])?{_TO}+(?={_Y}\1)", having="-./")
_FROM_POINT = regex(rf"(?<![0-9])({_Y}[/.]){_M}{_TO}+(?={_M}(?:月|(?![0-9/.])))", having="./")
_YEAR_IN_WORDS = regex(r"二[〇零○][〇零○一二三四五六七八九]{2}(?=年)", having="二")
_MONTH_IN_WORDS = regex(r"十[一二]?(?=个?月)|[一二三四五六七八九](?=个?月)", having="月")
_CHINESE = str.maketrans("〇零○一二三四五六七八九", "000123456789")


@lru_cache(maxsize=1024)
def read_date(text: str) -> date | None:
    """The date that a 数据时点 cell or a `--period` names: the last day of the period it says.

    2025-06-30, 2025/6/30, 2025年6月, 2025-06, 2025Q2, 2025年上半年, 2025年1-6月, 2025年, 2025.
    """
    said = _plain(text).replace("。", ".")
    said = _UNTIL.sub("", said)
    said = said.removesuffix("止").removesuffix("为") if said.endswith("止") else said
    for form in (*(form for tier in _TIERS for form in tier), _COMPACT, _YEAR_ALONE):
        if found := form.fullmatch(said):
            return _day(found)
    return None


def find_date(text: str) -> date | None:
    """The date that a title or a 填报 line gives its sheet; None where none or several stand."""
    days = find_dates(text)
    return days[0] if days and len(days) == 1 else None


def find_dates(text: str, known: Collection[int] = ()) -> tuple[date, ...] | None:
    """The dates that a text gives its sheet: one if all is well, several if it contradicts itself.

    The most precise one counts: in "2023—2025年…完成情况(截至2025年6月底)" the June of 2025. A part
    of a year that names none (上半年, 截至6月底) belongs to the one year that the text says, or to
    the one of `known` if it says none; None where that is not certain. A bare year names the plan,
    and 到2025年底 its horizon: neither dates the data.
    """
    said = re.sub(r"截[至止]到?", " ", _plain(text))
    if not re.search(r"[0-9]|半年|季度", said):
        return ()
    named = said_years(text) or set(known)
    year = named.pop() if len(named) == 1 else None
    tiers, horizon, said = _hits(said)
    for precision, forms in enumerate(_YEARLESS):
        for form in forms:
            hits = list(form.finditer(said))
            if hits and year is None and not any(tiers[:precision]):
                return None
            if year is not None:
                tiers[precision].update(_days(hits, year))
            said = form.sub(_blank, said)
    return _agreed(tiers) or tuple(horizon)


def said_years(text: str) -> set[int]:
    """The years that a text says; those of a range (2023—2025年) and a horizon (到2025年) aside."""
    said = re.sub(r"截[至止]到?", " ", _plain(text))
    return {int(found["year"]) for found in _SAID_YEAR.finditer(said)}


_LATER = rf"{_TO}+(?P<to>{_Y})|(?:以来|至今|起)"
_SINCE = regex(
    rf"{_YEAR}年?(?:{_MONTH}月)?(?:[0-3]?[0-9][日号])?(?:{_LATER})", having="-~–—以到至起～"
)


def since(text: str) -> date | None:
    """The first day of a time that begins in a year and ends in a later one, or is left open.

    >>> since("累计完成（2023年1月—2025年6月）"), since("2023-2025年累计"), since("2025年1-6月")
    (datetime.date(2023, 1, 1), datetime.date(2023, 1, 1), None)
    """
    said = "".join(unicodedata.normalize("NFKC", text).split())
    found = _SINCE.search(said)
    if found is None or found["year"] == found["to"]:
        return None
    return date(int(found["year"]), int(found["month"] or 1), 1)


def _hits(said: str) -> tuple[list[set[date]], set[date], str]:
    """The dates with a year in them by precision, the end of a range of years, and the rest."""
    tiers: list[set[date]] = []
    horizon: set[date] = set()
    for forms in _TIERS:
        tier: set[date] = set()
        for form in forms:
            for hit in form.finditer(said):
                before = said[: hit.start()][-1:]
                if before == "…" and forms is _TIERS[-1]:
                    horizon.update(_days([hit]))
                elif before not in ("到", "至"):
                    tier.update(_days([hit]))
            said = form.sub(_blank, said)
        tiers.append(tier)
    return tiers, horizon, said


def _days(hits: Iterable[re.Match[str]], year: int | None = None) -> Iterator[date]:
    return (day for hit in hits if (day := _day(hit, year)))


def _agreed(tiers: Sequence[set[date]]) -> tuple[date, ...]:
    """The most precise dates, with any less precise one that they do not lie in."""
    first = next((tier for tier in tiers if tier), set())
    others = {
        day
        for tier in tiers
        for day in tier
        if any(one.year != day.year or one > day for one in first)
    }
    return tuple(sorted(first | others if len(first) == 1 else first))


def _plain(text: str) -> str:
    """Half-width, without white space, months in digits; of a range of dates only its end.

    A range of years keeps a … for its beginning: its end is the horizon of a plan.
    """
    said = unicodedata.normalize("NFKC", text)
    said = re.sub(r"(?<=[0-9])\s+(?=20[0-9]{2}(?![0-9]))", ";", said)
    said = "".join(said.split())
    said = _YEAR_IN_WORDS.sub(lambda f: f[0].translate(_CHINESE), said)
    said = _MONTH_IN_WORDS.sub(_month, said)
    said = _FROM_DAY.sub(lambda f: "" if f[2] else f[1] or "", said)
    said = _FROM_MONTH.sub("", said)
    said = _FROM_NUMBER.sub("", said)
    said = _FROM_POINT.sub(r"\1", said)
    return _FROM_YEAR.sub("…", said)


def _month(found: re.Match[str]) -> str:
    tens, ones = found[0].startswith("十"), found[0].removeprefix("十").translate(_CHINESE)
    return f"1{ones or 0}" if tens else ones


def _blank(found: re.Match[str]) -> str:
    return ";" * len(found[0])


def _day(found: re.Match[str], year: int | None = None) -> date | None:
    parts = found.groupdict()
    year = year or int(parts["year"])
    month, day = parts.get("month"), parts.get("day")
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
