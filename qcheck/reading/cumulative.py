"""Titles and notes that say how far the figures of a table reach: 各月均为年初以来累计数; 1-12月.

Under such a title the column 9月 is what there was from January to September, and under
时间：2019年1-12月 the column 完成值 is what there was in those months.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from qcheck.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qcheck.model import Actual

_FROM = (
    r"(?:从|自)?(?:年初|今年|本年度?|当年|1月份?)?"
    r"(?:以来|至今|起|[-—–~～至到][本当](?:月|季度?|期))?"
)
_SUM = r"(?:的|逐月|月度|实际|完成)*累计(?:完成)?(?:值|数据|数|量|额|口径|情况|统计)?"
_FIGURES = r"(?:的?(?:数据|数值|数字|数|值|完成数|完成值))?"
_ALL = rf"(?:各|每|所有|分)个?(?:月|季度?|期|时期|列)(?:份|度)?{_FIGURES}"
_HERE = rf"(?:本表|表中|表内|以上|上述)?(?:各项|所列)?{_FIGURES}"
_IS = r"(?:均|都|全)?(?:为|是|系|按|用)?"
_SAID = regex(rf"(?:{_ALL}|{_HERE})?{_IS}{_FROM}{_SUM}(?:填[报列写])?")
_BRACKETED = regex(r"[(\[【]([^()\[\]【】]*)[)\]】]", having="([【")
_TITLED = regex(
    r"(?:月度|分月|按月|逐月|各月|月报)累计|累计(?:完成)?(?:进度|进展|情况|值|数)*(?:月度|分月)?(?:情况)?(?:表|一览表|统计表)?$"
)
_NOTE = regex(r"^(?:附?注|备注|说明|填[报表]说明)[0-9一二三四五]?[:：、.]?")
_OWN = regex(r"当月|单月|本月|当季|单季|本季|当期")
_THIS_YEAR = regex(r"年初|今年|本年|当年", having="年")
_SINCE = regex(
    r"(?:自|从)?20[0-9]{2}年(?:以来|起)|(?:规划|计划|方案)(?:期|实施)?(?:以来|期?内)",
    having="以起内",
)
_MONTHS = regex(
    r"(?P<from>20[0-9]{2})年(?:度)?0?1(?:月)?[-—–~～至到]+(?:(?P<to>20[0-9]{2})年)?12月"
)


class Cumulative:
    """Whether what stands above or below a table says that its periods count from January."""

    def __init__(self) -> None:
        self._begins: list[int] = [0]  # how many rows there were before each table
        self._said: list[bool] = [False]
        self._total: list[bool] = [False]  # of all years, and not of this one

    def begin(self, titles: Sequence[str], rows: int) -> None:
        """A table below these lines, after so many rows; without any, those above it hold on."""
        self._begins.append(rows)
        self._said.append(any(map(says_running, titles)) if titles else self._said[-1])
        self._total.append(any(map(says_total, titles)) if titles else self._total[-1])

    def hear(self, texts: Iterable[str]) -> None:
        """A line among the rows that may say it."""
        lines = list(texts)
        self._said[-1] = self._said[-1] or any(map(says_running, lines))
        self._total[-1] = self._total[-1] or any(map(says_total, lines))

    def applied(self, rows: list[Actual]) -> list[Actual]:
        """The rows of a sheet, as what is said of their table lets them be understood."""
        ends = (*self._begins[1:], len(rows))
        tables = zip(self._begins, ends, self._said, self._total, strict=True)
        for begin, end, said, total in tables:
            if total:
                rows[begin:end] = [replace(row, only_year=None) for row in rows[begin:end]]
            if said:
                rows[begin:end] = map(_running, rows[begin:end])
        return rows


def _running(row: Actual) -> Actual:
    if row.covers is None or row.covers.month == 1 or _OWN.search(row.header):
        return row
    return replace(row, covers=None, of_year=True)


def says_running(text: str) -> bool:
    """Whether a title or a note says that each period is a total since January.

    >>> [says_running(one) for one in ("注：各月为累计数", "调度表（累计）", "注：第5项为累计数")]
    [True, True, False]
    """
    if "累计" not in text:
        return False
    said = "".join(unicodedata.normalize("NFKC", text).split())
    if _NOTE.match(said):
        clauses = re.split(r"[,;。，；]", _NOTE.sub("", said))
        return any(_SAID.fullmatch(one) for one in clauses)
    inside = (part for one in _BRACKETED.findall(said) for part in re.split(r"[,;、]", one))
    return any(_SAID.fullmatch(one) for one in inside) or bool(_TITLED.search(said))


def says_total(text: str) -> bool:
    """Whether a title or a note says that the figures are totals of all years so far.

    >>> [says_total(one) for one in ("注：完成值为2023年以来累计数", "注：均为当年累计数")]
    [True, False]
    """
    if "累计" not in text or _THIS_YEAR.search(text):
        return False
    return says_running(_SINCE.sub("", text))


@lru_cache(maxsize=256)
def of_months(about: str) -> bool:
    """Whether a title says that its figures are those of the twelve months of one year.

    1-6月 only dates its table: what 累计 below it counts may have begun before.
    """
    said = "".join(unicodedata.normalize("NFKC", about).split())
    found = _MONTHS.search(said)
    return found is not None and found["to"] in (None, found["from"])
