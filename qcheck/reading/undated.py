"""Words that say a time and give no date: a bare year, a month of no year, a row over others."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

from qcheck.model import Names
from qcheck.period import find_dates, read_date, said_years, since
from qcheck.reading import cells
from qcheck.reading.grid import Seen
from qcheck.reading.headers import squeeze
from qcheck.reading.settle import PLANS, sets_tasks
from qcheck.reading.span import span
from qcheck.reading.titles import FILING, Dated, spelled
from qcheck.regex import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qcheck.reading.columns import Columns
    from qcheck.reading.context import Context
    from qcheck.reading.grid import Row

_LONGEST = 60  # characters of a title, in a message
_YEAR = r"20[0-9]{2}"
_ITS_YEAR = regex(
    rf"(?P<year>{_YEAR})年度?(?:全[省市县区])?(?:主要|重点|质量)*(?:指标|目标|任务|工作)*"
    r"(?:实际|累计)*(?:完成|执行|进展|落实)",
    having="完执进落",
)
# Goes before a year of the goals: 2027年目标进展（2025年）.
_YEAR_BEHIND = regex(
    rf"(?:完成|执行|进展|落实)(?:情况)?(?:一览|汇总|统计)?表?\((?P<year>{_YEAR})年度?\)",
    having="(",
)
_UNTIL = rf"(?:[0-9]{{1,2}}月)?[底末]?[-—–~～至到]+{_YEAR}年?(?:[0-9]{{1,2}}月)?[底末]?"
_RANGE = regex(rf"{_YEAR}年?{_UNTIL}", having="0")
# The years of a plan, and not of the figures: 实施方案(2023—2025年).
_PLAN = (
    rf"(?:{PLANS.pattern}|五[”\"]规划|工作方案|(?:规划|计划|实施|考核)(?:期限?|年限|年度)[:：]?)"
)
_NAMED = r"(?=[^;；0-9]{0,20}?(?:实施方案|工作方案|行动计划|规划))"
_OF_PLAN = regex(rf"{_PLAN}\(?{_YEAR}年?{_UNTIL}\)?|{_YEAR}年?{_UNTIL}{_NAMED}", having="0")
_FIVE_YEARS = regex(
    r"(?P<which>十[二三四五])五[”\"]?(?:规划)?(?:时期|期间|以来|实施以来)", having="五"
)
_FIRST = {"十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026}
_YEARLY = regex(
    rf"{_YEAR}年(?:度|[上下]半年|[前第一二三四1-4]{{1,2}}个?季|[0-9]{{1,2}}[月—–~～至-])",
    having="0",
)
_YEAR_ONLY = regex(rf"(?P<year>{_YEAR})年(?:度|全年)?(?:[(].*[)])?", having="0")
_NUMBERED = regex(
    r"^(?:第?[一二三四五六七八九十]+[、.章节部]|\([一二三四五六七八九十0-9]+\)|[0-9]{1,2}[、.])",
    having="(.、一二三四五六七八九十",
)
_ABOUT = (
    r"(?:主要|重点|各项|质量|核心)*(?:指标|目标任务|任务|工作)?(?:实际|累计)*"
    r"(?:完成|执行|进展|落实)?(?:情况|数据|数值|指标|数|值)?$"
)
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_PART = (
    rf"(?:{_MONTH}月?[-—–~至到])?{_MONTH}月份?[底末]?|[上下]半年|前?第?[一二三四1-4]个?季度[末底]?"
    rf"|前{_MONTH}个月"
)
_PART_OF_YEAR = regex(
    rf"(?P<until>截[至止]到?)?(?:(?P<year>{_YEAR})年)?(?P<part>{_PART})", having="月半季前"
)
# Amounts that are counted up to some day may have begun before its year; 本年累计 have not.
_UP_TO = regex(
    r"累计|截[至止]|目前|至今|以来|[到至]20[0-9]{2}年|年(?:[0-9]{1,2}月)?[末底](?!考核|之?前|以前)",
    having="累截目至以到年",
)
_THIS_YEAR = regex(r"(?:本年度?|今年|当年|年初|年内)(?:以来|累计|至今|起)+", having="本今当初内")
# A day, and not the time of which the amounts are.
_DAY = regex(rf"{_YEAR}[-./][0-9]|{_YEAR}[01][0-9]{{3}}|月[0-3]?[0-9][日号]", having="0月")
_LABELLED = regex(r"(?:时间|日期|时点|时期|期间|周期)[:：]", having=":：")
_ASKS = regex(r"请|报送|上报|报给", having="请报")
_DEADLINE = regex(r"时限|期限|完成(?:时间|日期)|要求|拟|应|预计|截[至止]")


class Hint(NamedTuple):
    """The year that lines report on and no more; or words of which no date could be made."""

    year: int | None = None
    text: str = ""


class Section(NamedTuple):
    """The time of the rows below a row that only says it; `covers` is its first day, if later."""

    day: dt.date | None
    year: int | None
    covers: dt.date | None


def of_lines(lines: Sequence[Sequence[str]], sheet: str, found: Dated) -> Hint:
    """What the lines above a table say of a time that is no date; else what its sheet is called."""
    if found.day or found.open:
        return Hint()
    text = " ".join(part for line in lines for part in line)
    told = _hint(text)
    if found.differ or any(told):
        return Hint(text=_cut(text)) if found.differ else told
    return _hint(spelled(sheet))


def ended(lines: Sequence[Sequence[str]], found: Dated) -> Dated:
    """2024年完成情况 that was filed in January 2025 is of the end of 2024."""
    if not found.filed or found.day is None or found.year is None or found.year >= found.day.year:
        return found
    text = " ".join(part for line in lines for part in line)
    if found.year not in said_years(text) or _reported(text, {found.year}) != found.year:
        return found
    return Dated(day=dt.date(found.year, 12, 31), year=found.year)


def _hint(text: str) -> Hint:
    if find_dates(text) is None:
        return Hint(text=_cut(text))
    years = said_years(text)
    year = _reported(text, years)
    return Hint(year=year) if year or not years else Hint(text=_cut(text))


def _reported(text: str, years: set[int]) -> int | None:
    """The one year that the figures below a text are of: not that of a plan, or of its tasks."""
    said = squeeze(text)
    found = list(_YEAR_BEHIND.finditer(said)) or _ITS_YEAR.finditer(said)
    its = {int(one["year"]) for one in found} or years
    sets = its is years and (PLANS.search(said) or sets_tasks(said))
    return next(iter(its)) if len(its) == 1 and not sets else None


def only_year(texts: Sequence[str], sheet: str) -> int | None:
    """The year that the lines above, or the sheet, report on, or on a part of it.

    None where they say that the figures are counted up to then: those may have begun in any year.

    >>> [only_year([said], "S") for said in ("2024年完成情况", "2024年底完成情况", "2024年1-6月")]
    [2024, None, 2024]
    >>> only_year(["2023年以来完成情况"], "S"), only_year(["2023—2025年完成情况"], "S")
    (2023, 2023)
    """
    said = _said(texts, sheet)
    began = since(said)
    rest = _RANGE.sub(";", said)
    years = said_years(rest)
    yearly = min(years) if len(years) == 1 and _YEARLY.search(rest) else None
    year = _reported(rest, years) or yearly
    if year is None:
        return began.year if began else None
    rest = _THIS_YEAR.sub("", rest)
    return None if _UP_TO.search(rest) or _DAY.search(rest) else year


def began(texts: Sequence[str], sheet: str) -> dt.date | None:
    """The first day of several years whose total the lines above say that the figures are.

    >>> began(["2023年1月至2025年6月累计完成情况"], "S"), began(["2025年完成情况"], "S")
    (datetime.date(2023, 1, 1), None)
    >>> began(["实施方案（2023—2025年）完成情况"], "S"), began(["“十四五”以来完成情况"], "S")
    (None, datetime.date(2021, 1, 1))
    """
    said = _OF_PLAN.sub(";", _said(texts, sheet))
    rest = _RANGE.sub(";", said)
    if open_ := since(rest):
        return open_
    if _YEAR_BEHIND.search(rest) or _ITS_YEAR.search(rest):
        return None
    if found := _FIVE_YEARS.search(said):
        return dt.date(_FIRST[found["which"]], 1, 1)
    return since(said)


def _said(texts: Sequence[str], sheet: str) -> str:
    """What lines and sheet say of a time, but for what is asked of whoever fills them in."""
    told = (FILING.sub(";", squeeze(text)) for text in texts)
    told = (text for text in told if not _LABELLED.search(text))
    lines = (text for text in told if not _ASKS.search(text) or said_years(text))
    return FILING.sub(";", ";".join(map(squeeze, (spelled(sheet), *lines))))


def _cut(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"


def of_columns(found: Columns) -> str:
    """The headers of values that say a time of which no date came: 6月底完成值 of no year."""
    left = [one.column for one in found.values if one.date is None]
    return Names(found.label(c) for c in left if _says_time(found.labels.get(c, "")))


def _says_time(text: str) -> bool:
    return find_dates(text) != () or bool(said_years(text))


def of_row(context: Context, row: Row) -> str:
    """What says a time of a row that has no other: above it, or in a column nothing was made of.

    填报日期 may be the date of the figures, or not.
    """
    columns = context.columns
    for c in sorted(context.unsaid & row.cells.keys()):
        cell, label = row.cells[c], columns.labels.get(c, "")
        if cell.seen not in (Seen.DATE, Seen.TEXT) or _DEADLINE.search(label):
            continue
        if cell.seen is Seen.DATE or read_date(cells.words(cell)):
            return f"{columns.label(c)} {cells.words(cell)}"
    return context.undated


def section(text: str, year: int | None) -> Section | None:
    """The time of the rows below, where a row says that and nothing else: 2024年, 二、上半年.

    A day is rather that of signing. `year` is the table's, for a part of a year that names none.
    """
    said = _NUMBERED.sub("", squeeze(text)).strip("():")
    when = re.sub(_ABOUT, "", said)
    if whole := _YEAR_ONLY.fullmatch(when):
        return Section(None, int(whole["year"]), None)
    part = _PART_OF_YEAR.fullmatch(when)
    own = int(part["year"]) if part and part["year"] else year
    if part is None or own is None:
        return None
    found = span(part["part"], own)
    first = found.first if found and not part["until"] else None
    covers = first if first and first.month > 1 else None
    return Section(found.last, None, covers) if found else None
