"""What a row says of the kind of its figure: a plan, another year's, a forecast.

In 数据类型 or 数据口径, a category, the heading of a group, or 备注. Only where nothing else is
said: 计划生育 is a category like any other.
"""

from __future__ import annotations

import unicodedata
from enum import Enum
from functools import lru_cache

from qcheck.regex import regex


class RowKind(Enum):
    """The kind of a figure, where a word beside it says so."""

    RESULT = "result"  # 实际, 完成
    EARLY = "early"  # 预计: still a figure, and not certain
    OTHER = "other"  # a plan, another year, a rate: never the value
    DOUBT = "doubt"  # words that say what a figure is instead: see `otherwise`


_AMOUNT = r"(?:数据|数值|数字|数|值)"
_YEAR = r"(?:20[0-9]{2}年度?|本年度?|当年|今年|全年|年初|年度|年底|年末)?"
_LAST = r"(?:上年度?|去年|前年|往年|上期|基期)(?:同期)?(?:实际|完成)*|(?:历史)?同期(?:实际|完成)*"
_PLAN = r"(?:计划|目标|任务|规划|预算)(?:完成|任务|目标)?"
_EARLY = r"(?:预计|预测|预估|估计|估算|测算|暂估|推算)(?:完成|达到)?"
_DONE = r"(?:实际|完成|实绩|实际完成|累计完成|执行)"
# What says it for certain, and what does where nothing else is to be said there.
_SURE = (
    (
        RowKind.OTHER,
        regex(
            rf"{_YEAR}{_PLAN}{_AMOUNT}|(?:{_LAST}){_AMOUNT}?|基数|基准[数值]",
            having="数值上去前往期基",
        ),
    ),
    (RowKind.EARLY, regex(rf"{_YEAR}{_EARLY}{_AMOUNT}", having="数值")),
    (RowKind.RESULT, regex(rf"{_YEAR}{_DONE}{_AMOUNT}", having="数值")),
)
_LOOSE = (
    (
        RowKind.OTHER,
        regex(rf"{_YEAR}{_PLAN}|(?:目标)?完成率|完成比例|得分|评分|分值|权重|排名|位次|占比"),
    ),
    (RowKind.EARLY, regex(rf"{_YEAR}{_EARLY}", having="预估测暂推")),
    (RowKind.RESULT, regex(rf"{_YEAR}{_DONE}(?:情况)?", having="实完执")),
)
_NUMERALS = "[一二三四五六七八九十]"
_NUMBERED = regex(
    rf"^(?:第?{_NUMERALS}+[、.章节部]|\({_NUMERALS}+\)|[0-9]{{1,2}}[、.])",
    having="(.、一二三四五六七八九十",
)
_THIS = (
    r"(?:注:)?(?:此|该|本|上述|以上)?(?:行|项|列)?(?:指标)?"
    rf"{_AMOUNT}?(?:均|暂)?(?:为|系|是|按)?"
)
_NOTED = (
    (
        RowKind.EARLY,
        regex(
            rf"{_THIS}(?:{_YEAR}{_EARLY}{_AMOUNT}?|(?:快报|初步(?:统计|核算)?){_AMOUNT})",
            having="预估测暂推快初",
        ),
    ),
    (
        RowKind.OTHER,
        regex(rf"{_THIS}(?:{_YEAR}{_PLAN}{_AMOUNT}|(?:{_LAST}){_AMOUNT})", having="数值"),
    ),
)
_OF_A_YEAR = regex(
    r"(?P<year>20[0-9]{2})年度?(?:全年|数据|数值|数|值|列|均|各项|指标|的)*(?:为|系|是)"
    rf"(?:(?P<early>{_YEAR}{_EARLY}|快报|初步(?:统计|核算)?)|{_YEAR}{_PLAN})"
    r"(?:数据|数值|数字|数|值)?(?=$|[)。;,，；）\s])",
    having="0",
)


@lru_cache(maxsize=4096)
def kind_of(text: str, *, loose: bool) -> RowKind | None:
    """The kind that a text names and nothing else; `loose` where a bare 计划 says it too.

    >>> kind_of("一、上年同期数", loose=False), kind_of("计划", loose=False)
    (<RowKind.OTHER: 'other'>, None)
    """
    said = _NUMBERED.sub("", _squeezed(text)).strip(":()")
    forms = (*_SURE, *_LOOSE) if loose else _SURE
    return next((kind for kind, form in forms if form.fullmatch(said)), None)


@lru_cache(maxsize=4096)
def noted(text: str) -> RowKind | None:
    """The kind that 备注 gives the figure beside it. For what else it may say, see `remarked`.

    >>> noted("此为预计数"), noted("2024年数据")
    (<RowKind.EARLY: 'early'>, None)
    """
    said = _squeezed(text).strip("*().。;")
    return next((kind for kind, form in _NOTED if form.fullmatch(said)), None)


def of_years(text: str) -> dict[int, RowKind]:
    """What a title or a note says of all figures of a year: 注：2025年为计划数.

    >>> of_years("主要指标（2025年为预计数）")
    {2025: <RowKind.EARLY: 'early'>}
    """
    if not any(word in text for word in "为系是"):
        return {}
    return {
        int(found["year"]): RowKind.EARLY if found["early"] else RowKind.OTHER
        for found in _OF_A_YEAR.finditer(_squeezed(text))
    }


def _squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
