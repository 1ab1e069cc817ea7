"""Which time a period in words covers: 9月 is one month, 1-9月 is all since January."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_STATE = r"累计|截[至止]|目前|当前|[月年]?[底末]|年终|[日号]$"  # a running total, or a state
_FIRST = (
    (r"(?P<month>[0-9]{1,2})月?[-—–~至到][0-9]{1,2}月份?", None),
    (r"前.{1,3}个?月|前.个?季度|上半年|第?[一1]个?季度|q1|全年", 1),
    (r"下半年|第?[三3]个?季度|q3", 7),
    (r"第?[二2]个?季度|q2", 4),
    (r"第?[四4]个?季度|q4", 10),
    (r"(?P<month>[0-9]{1,2})月份?", None),
    (r"(?:19|20)[0-9]{2}(?:年度?)?", 1),
)
_MONTHS = {m: str(i) for i, m in enumerate("一二三四五六七八九十", start=1)}
_MONTHS |= {"十一": "11", "十二": "12"}


def covered(words: str, end: date) -> date | None:
    """The first day of the time that an amount of this period covers.

    None where the words say a running total or a state (累计, 截至, 年底), or a day.

    >>> covered("2024年9月", date(2024, 9, 30))
    datetime.date(2024, 9, 1)
    >>> covered("1-9月累计", date(2024, 9, 30)) is None
    True
    """
    said = "".join(unicodedata.normalize("NFKC", words).split()).lower()
    if re.search(_STATE, said):
        return None
    said = re.sub(
        r"十[一二]?(?=月)|[一二三四五六七八九](?=月|[至到~-])", lambda f: _MONTHS[f[0]], said
    )
    said = re.sub(r"^(?:19|20)[0-9]{2}(?:年度?(?=.)|[-./]?(?=q)|[-./](?=[0-9]))", "", said)
    for form, month in _FIRST:
        if found := re.fullmatch(form, said):
            return _day(end, month or int(found["month"]))
    if re.fullmatch(r"0?[1-9]|1[0-2]", said):  # 2024-09
        return _day(end, int(said))
    return None


def _day(end: date, month: int) -> date | None:
    return date(end.year, month, 1) if 1 <= month <= end.month else None
