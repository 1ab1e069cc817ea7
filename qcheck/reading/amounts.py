"""Whether the amounts of a column are those of their year so far, and not of a longer period.

本年累计, 今年以来, 1-6月, 上半年 and 全年 begin on 1 January; 累计 or 截至 alone with the plan.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from qcheck.reading.headers import whole_year
from qcheck.reading.span import span
from qcheck.regex import regex

if TYPE_CHECKING:
    from qcheck.reading.headers import Header

_UNTIL = r"截[至止]到?"
_THIS_YEAR = regex(
    r"本年|今年|当年|年内|年初(?:以来|[至到]|累计)|[1一]月?[-—–~至到][本当]月", having="今内初当本"
)
_UNTIL_NOW = regex(rf"{_UNTIL}(?:本年度?|今年|当年)", having="截")
_OPEN = regex(rf"{_UNTIL}|目前|当前|20[0-9]{{2}}年?以来", having="以当截目")
_MONTHS = regex(r"(?:[0-9]|[一二三四])月?[-—–~至到][0-9一二三四五六七八九十]{1,2}月|前.{1,2}个?月")
_SOME_YEAR = 2096
_QUARTER = regex(r"(?<![前至到—–~～-])第?(?P<which>[二三四])季度(?![末底])|下半年")
_FROM_JANUARY = regex(
    r"上半年|[全本]年|年度|累计|[1一]月?[-—–~～至到](?:1[0-2]|[2-9])月|前.个?(?:季度|月)"
)
_ENDS = {"二": 6, "三": 9, "四": 12, None: 12}


def of_year(header: Header) -> bool:
    """Whether a header says that its amounts began with their year.

    >>> from qcheck.reading.headers import understand
    >>> [of_year(understand(said)) for said in ("1-6月累计", "本年累计完成", "累计完成", "6月底")]
    [True, True, False, False]
    """
    said = _UNTIL_NOW.sub("截至", header.text)  # only dates the state
    if _THIS_YEAR.search(said):
        return True
    whole = whole_year(header.text)
    if _OPEN.search(said) or whole in ("年末", "年底"):
        return False
    if header.running and not _MONTHS.search(said):  # 2024年(累计) over 上半年: since when?
        return False
    when = span(header.period or whole, _SOME_YEAR) if header.period or whole else None
    return when is not None and when.first is not None and when.first.month == 1


def of_title(about: str, day: date | None) -> date | None:
    """The first day of what a table of 第二季度 or 下半年 counts, if `day` is the end of it."""
    if day is None or re.search(rf"累计|{_UNTIL}", about):
        return None
    found = {one["which"] for one in _QUARTER.finditer(about)}
    if len(found) != 1:
        return None
    which = found.pop()
    last = _ENDS[which]
    return date(day.year, last - 2 if which else 7, 1) if day.month == last else None


def of_current(about: str, day: date | None) -> date:
    """The first day of what 本期 counts in a table whose title says of which time it is.

    A month where that says nothing longer; where it has no date, some time that is no whole year.
    """
    if day is None:
        return date(_SOME_YEAR, _ENDS["四"], 1)
    if quarter := of_title(about, day):
        return quarter
    return day.replace(month=1, day=1) if _FROM_JANUARY.search(about) else day.replace(day=1)


@lru_cache(maxsize=1024)
def for_year(header: str, day: date | None) -> bool:
    """Whether a header of targets says that they are those of the year of a value alone.

    >>> for_year("年初目标值", None), for_year("2025年目标", date(2024, 12, 31))
    (True, False)
    """
    years = set(re.findall(r"20[0-9]{2}", header))
    if years:
        return day is not None and years == {str(day.year)}
    return bool(re.search(r"年初|年度|全年|本年|当年|今年", header))
