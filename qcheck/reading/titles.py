"""The lines above a table → the date of its data: 截至…, then the title, then 填报日期."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from qcheck.period import find_dates, said_years
from qcheck.quantity import UNIT_LIST
from qcheck.reading.headers import is_unit
from qcheck.regex import regex

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_FILED = (
    "填报日期 填报时间 填表日期 填表时间 填写日期 填写时间 制表日期 制表时间 报送日期 报送时间 "
    "上报日期 上报时间 打印日期 打印时间 导出日期 导出时间 生成日期 生成时间 自评日期 自评时间 "
    "自查日期 自查时间 审核日期 审核时间 签字日期 盖章日期 编制日期 编制时间 汇总日期 汇总时间 "
    "提交日期 提交时间 印发日期 印发时间 公布日期 公布时间 发布日期 发布时间"
).split()
_WORDS = "|".join(r"\s*".join(word) for word in _FILED)
_WHEN = (
    r"(?:20[0-9]{2}\s*[年./－-]\s*)?[0-9]{1,2}\s*[月./－-](?:\s*[0-9]{1,2}\s*[日号]?)?"
    r"|20[0-9]{6}(?![0-9])|20[0-9]{2}\s*年?(?:度|[上下]半年|[前第]?[一二三四]个?季度)?"
)
FILING = regex(rf"(?:{_WORDS})[^0-9；]{{0,6}}(?:{_WHEN})?", having="期间")
# From 截至 as far as a date can go.
_UNTIL = (
    r"(?:截[至止]|数据\s*时点)[^0-9一二三四五六七八九十上下前第；]{0,4}"
    r"[0-9０-９一二三四五六七八九十〇零○上下前第半年月日号个季度末底份./—–~～至\s－-]*"
)
_TITLE_UNIT = regex(r"(?<!\w)(?:计量)?单位[:：]\s*([^\s,，;；()（）。]+)", having="位")
# 单位：见表 says that each row has its own.
_ELSEWHERE = r"[详如同]?见|如[表下]|各异|不[一等同]|各指标|按指标|多种|略$|[/—-]+$"
_OFFICE = tuple("局 委 办 院 部 厅 会 府 中心 公司 室 处 科".split())
_FILED_EARLY = timedelta(days=31)  # a yearly report may be filed before the last day of its year


class Dated(NamedTuple):
    """What the lines say: the date of the data, and the year of a header that names none.

    `differ` are the dates of a contradiction, which leaves no date; `filed` is True where the date
    is only that of the filing, and `open` where the table is of a year that is not over.
    """

    day: date | None = None
    year: int | None = None
    filed: bool = False
    differ: tuple[date, ...] = ()
    open: bool = False


def labelled(text: str) -> bool:
    """Whether a text above a table says when the data are from, or when they were filed."""
    return bool(re.search(rf"{_WORDS}|截[至止]|数据\s*时点", text))


def dated(lines: Sequence[Sequence[str]], year: int | None) -> Dated:
    """The date that the lines above a header give its table; each line is the texts of its cells.

    A title may name a period whose end is not reached yet (2023—2025年): where 填报日期 is well
    before that end, nobody can have known the final figures, and 填报日期 is the date.

    Args:
        lines: the lines above the header.
        year: what the tables above it were about; for lines that say no year.
    """
    text = "；".join(" ".join(line) for line in lines)
    filed = find_dates("；".join(FILING.findall(text))) or ()
    text = FILING.sub("；", text)
    until = "；".join(re.findall(_UNTIL, text))
    years = said_years(text) or ({year} if year else set())
    sole = next(iter(years)) if len(years) == 1 else None
    found = _first(until, re.sub(_UNTIL, "；", text), years, filed)
    if found is None:
        return _by_filing(filed, sole if years else _year(filed))
    if len(found) > 1:
        return Dated(year=sole, differ=found)
    day = found[0]
    if not find_dates(until, years) and filed and day - filed[-1] > _FILED_EARLY:
        return _by_filing(filed, sole or day.year)
    return Dated(day=day, year=day.year)


def by_sheet(found: Dated, name: str) -> Dated:
    """What the name of the sheet adds to lines that give no date: 6月 of their year."""
    own = dated([[spelled(name)]], found.year)
    return own if own.day and found.year in (None, own.day.year) else found


def spelled(sheet: str) -> str:
    """The name of a sheet, with its word where it is a bare year: 2024 → 2024年."""
    return f"{sheet.strip()}年" if re.fullmatch(r"\s*20[0-9]{2}\s*", sheet) else sheet


def after(above: Dated, year: int | None) -> Dated:
    """What holds for a table whose lines name a year at most, below one that was `above` dated.

    2024年 below a table of June 2025 is a year that has ended; 2025年 below one of 2024 is running,
    and nothing says how far.
    """
    if above.day is None or year in (None, above.day.year, above.year):
        return above._replace(year=year)
    if year < above.day.year:
        return Dated(day=date(year, 12, 31), year=year)
    return Dated(year=year, open=True)


def _first(
    until: str, title: str, years: Collection[int], filed: tuple[date, ...]
) -> tuple[date, ...] | None:
    """The dates of the first that gives any; None where none does, or a year is not certain."""
    for part in (until, title):
        found = find_dates(part, years)
        if found is None:
            return _before(part, filed) if not years else None
        if found:
            return found
    return None


def _before(part: str, filed: tuple[date, ...]) -> tuple[date, ...] | None:
    """截至6月底 above 填报日期：2025-07-10, and no year anywhere else: the June before."""
    year = _year(filed)
    found = find_dates(part, {year}) if year else None
    return found if found and found[-1] <= filed[-1] else None


def _by_filing(filed: tuple[date, ...], year: int | None) -> Dated:
    if len(filed) > 1:
        return Dated(year=year, differ=filed)
    return Dated(day=filed[0], year=year, filed=True) if filed else Dated(year=year)


def _year(days: tuple[date, ...]) -> int | None:
    years = {day.year for day in days}
    return years.pop() if len(years) == 1 else None


def unit_of_title(text: str) -> str:
    """The unit that a line above the table gives to all of it: (单位:万元), not 填报单位:××局.

    Of several (单位：亿元、%) each row has the one that fits it: they are told as a list.
    """
    found = _TITLE_UNIT.search(text)
    if not found or (found[1].endswith(_OFFICE) and not is_unit(found[1])):
        return ""
    if re.match(_ELSEWHERE, found[1]):
        return ""
    rest = re.split(r"[;；()（）。]", text[found.start(1) :])[0]
    units = re.split(r"\s*[、,，和]\s*", rest.strip())
    several = len(units) > 1 and all(map(is_unit, units))
    return UNIT_LIST.join(units) if several else found[1]
