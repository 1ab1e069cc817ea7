"""A spreadsheet cell's text or number → the figure it certainly holds, or why it holds none."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from qcheck.model import Figure, Hedge, Outcome, Unreadable
from qcheck.quantity.compare import trimmed
from qcheck.quantity.grammar import (
    BRACKETED,
    MAX_DIGITS,
    MULTIPLIER,
    NUMBER,
    ZERO_WIDTH,
    exponent_of,
)

_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x2212: ord("-")}
_MISSING = frozenset(
    "/ - -- — —— – … ... 无 暂无 空 缺 缺报 待定 待统计 待核实 未统计 未报 未上报 尚未统计 "
    "尚未公布 暂无数据 无数据 数据暂缺 未公布 待公布 n/a na none null".split()
) | {""}
_UNIT_SIGNS = dict.fromkeys(map(ord, "%‰㎡㎥°·/23²³"))
_FOOTNOTES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳*†‡※"
_ARROWS = "↑↓"  # not ▲ or △: in accounts they mean a minus
_REMARK = r"[(]\s*(?:较|比|同比|环比|增长|提高|下降|上升|增加|减少)[^()]*[)]$"
_FIGURE = re.compile(
    rf"(?P<sign>[+-]?)(?P<number>{NUMBER})\s*{MULTIPLIER}"
    r"(?P<unit>%|[^0-9%/]*[23²³]?(?:/[^0-9%/]+[23²³]?)?)"
)
_DATE = r"(?:19|20)[0-9]{2}(?:[-/.年][01]?[0-9](?:[-/.月][0-3]?[0-9]日?)?|年)[月底]*"
# Words beside a number that say which way the truth may lie, longest first.
_HEDGES = {
    **dict.fromkeys(("不低于", "不少于", "超过", "大于", "高于", "逾", "超", "≥", ">"), Hedge.OVER),
    **dict.fromkeys(
        ("不超过", "不足", "不到", "接近", "小于", "低于", "近", "≤", "<"), Hedge.UNDER
    ),
    **dict.fromkeys(("大约", "约为", "大概", "约", "~"), Hedge.ABOUT),
    **dict.fromkeys(("预计", "预估", "快报数", "快报", "初步数", "初步", "估计"), Hedge.EARLY),
}
_BEHIND = {
    **dict.fromkeys(("以上",), Hedge.OVER),
    **dict.fromkeys(("以下", "以内"), Hedge.UNDER),
    **dict.fromkeys(("左右",), Hedge.ABOUT),
    **dict.fromkeys(("(预计)", "(预估)", "(快报数)", "(快报)", "(初步数)", "(初步)"), Hedge.EARLY),
}
_HEDGE = re.compile(
    f"(?P<before>{'|'.join(_HEDGES)})?(?P<bare>.+?)(?P<behind>{'|'.join(map(re.escape, _BEHIND))})?"
)
_HEDGED_UNIT = r"左右|以[上下内]|[多余约近超逾±]"
# Something inside a number that does not belong there: 98。6, 1O0, 1_000, 1e5000.
_BROKEN_NUMBER = r"[0-9][A-Za-z_。·'’:：]+[0-9]|[0-9]\.[0-9]+\.[0-9]|,,|\.\."


def parse_figure(text: str) -> Figure | Unreadable:
    """The number that a cell's text certainly holds, or why it holds none.

    Units are kept as written; white space around and after the number, full-width forms,
    strict thousands groups, footnote marks and a remark like (较上年提高0.3个百分点) are
    understood.
    """
    shown = text.translate(ZERO_WIDTH).translate(_HALF_WIDTH)
    shown = BRACKETED.sub(r"\1", " ".join(shown.split()))
    if shown.lower() in _MISSING:
        return Unreadable(outcome=Outcome.MISSING, code="value-missing")
    bare = re.sub(_REMARK, "", shown).strip(" " + _FOOTNOTES + _ARROWS)
    found = _FIGURE.fullmatch(bare)
    if found and _is_unit(found["unit"]):
        return _figure(found, shown)
    return _hedged(shown, bare) or _why_unreadable(shown, bare)


def _is_unit(text: str) -> bool:
    """Letters of any script and unit signs, but no word that hedges."""
    signs = text.translate(_UNIT_SIGNS)
    return (not signs or signs.isalpha()) and not re.search(_HEDGED_UNIT, text)


def _hedged(shown: str, bare: str) -> Figure | Unreadable | None:
    """A number with one hedging word: the number, and which way the truth may lie."""
    parts = _HEDGE.fullmatch(bare)
    if not parts or bool(parts["before"]) == bool(parts["behind"]):
        return None
    found = _FIGURE.fullmatch(parts["bare"].strip())
    if not found or not _is_unit(found["unit"]):
        return None
    figure = _figure(found, shown)
    hedge = _HEDGES[parts["before"]] if parts["before"] else _BEHIND[parts["behind"]]
    return figure if isinstance(figure, Unreadable) else replace(figure, hedge=hedge)


def _figure(found: re.Match[str], shown: str) -> Figure | Unreadable:
    digits = found["number"].replace(",", "")
    if len(digits) > MAX_DIGITS:
        return Unreadable(
            outcome=Outcome.INVALID, code="value-not-a-number", params={"text": shown}
        )
    value = Decimal(found["sign"] + digits)
    unit, multiplier = found["unit"], found["multiplier"]
    exponent = exponent_of(multiplier, unit)
    if multiplier and not exponent:
        unit, multiplier = multiplier + unit, None
    return Figure(value=trimmed(value.scaleb(exponent)), unit=unit, multiplied=bool(multiplier))


def _why_unreadable(shown: str, bare: str) -> Unreadable:
    """Which of INVALID, AMBIGUOUS and TEXT a text without a certain number is."""
    said = {"text": shown}
    if shown.lower().lstrip("+-") in ("nan", "inf", "infinity"):
        return Unreadable(outcome=Outcome.INVALID, code="value-not-a-number", params=said)
    if not any(c.isdigit() or (c.isnumeric() and not _is_han(c)) for c in shown):
        return Unreadable(outcome=Outcome.TEXT, code="value-is-text", params=said)
    if re.fullmatch(_DATE, bare):
        return Unreadable(outcome=Outcome.INVALID, code="value-is-a-date", params=said)
    figures = re.findall(rf"(?<![0-9.,])(?:{NUMBER})(?![0-9])", bare)
    if len(figures) > 1 and not re.search(_BROKEN_NUMBER, bare):
        return Unreadable(outcome=Outcome.AMBIGUOUS, code="value-several-figures", params=said)
    if "±" in shown or re.search("|".join(_HEDGES), shown):
        return Unreadable(outcome=Outcome.INVALID, code="value-hedged", params=said)
    return Unreadable(outcome=Outcome.INVALID, code="value-not-a-number", params=said)


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def figure_from_number(number: float, *, percent: bool) -> Figure:
    """A numeric cell: 15 significant digits, as spreadsheets keep them; ×100 under a % format.

    The float 0.57 under a percent format is exactly 57%, never 56.99999999999999.
    """
    value = trimmed(Decimal(format(number, ".15g")))
    if percent:
        return Figure(value=trimmed(value.scaleb(2)), unit="%")
    return Figure(value=value, unit="")
