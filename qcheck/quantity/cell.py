"""A spreadsheet cell's text or number → the figure it certainly holds, or why it holds none."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from qcheck.model import Change, Figure, Outcome, Unreadable
from qcheck.quantity.beside import changed, peeled
from qcheck.quantity.compare import trimmed
from qcheck.quantity.grammar import (
    BARE,
    BRACKETED,
    MAX_DIGITS,
    MULTIPLIER,
    NUMBER,
    ZERO_WIDTH,
    exponent_of,
)
from qcheck.quantity.hedge import IN_UNIT, VAGUE, is_hedged, unhedged
from qcheck.quantity.spoken import spoken
from qcheck.regex import regex

HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x2212: ord("-"),
    0xFE63: ord("-"),
    0xFE62: ord("+"),
    0xFE6A: ord("%"),
}
_MISSING = frozenset(
    "/ … ... 无 暂无 空 缺 缺报 暂缺 待定 待统计 待核实 待发布 待反馈 未统计 未报 未上报 未提供 "
    "尚未统计 尚未公布 尚未发布 尚未反馈 暂无数据 无数据 暂未统计 暂未公布 数据暂缺 数据未出 "
    "未公布 未发布 待公布 n/a na none null".split()
) | {""}
_DASHES = r"[-—–―/\\_.…\s]+"
_UNIT_SIGNS = dict.fromkeys(map(ord, "%‰㎡㎥°·/"))
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳*†‡※"
# A footnote's mark behind the number, where it can be no exponent: x¹ is x, and 98.6² or 家² is
# nothing that anybody means; m², 米² and 公里² are.
_MARK = regex(
    r"(?P<bare>.*[0-9%\u4e00-\u9fff])\s*"
    r"(?:\[[0-9⁰-⁹¹²³]\]|⁽?[⁰-⁹¹²³]+⁾|\(?注[0-9]?\)?)"
    r"|(?P<one>.*[0-9])¹|(?P<unit>.*(?:[%\u4e00-\u9fff]|[0-9]\.[0-9]+)(?<![米里]))[⁰-⁹¹²³]+",
    having="[²³¹⁰ⁱ⁲⁳⁴⁵⁶⁷⁸⁹⁾注",
)
_CURRENCY = regex(r"^[¥￥]\s*(?=[0-9][^元]*元)", having="¥￥")
_ARROWS = "↑↓"  # not ▲ or △: in accounts they mean a minus
_FIGURE = regex(
    rf"(?P<sign>[+-]?)(?P<number>{NUMBER})\s*{MULTIPLIER}"
    r"(?P<unit>%|[^0-9%/]*[23²³]?(?:/[^0-9%/]+[23²³]?)?)"
)
_UNIT_BEHIND = regex(rf"([+-]?(?:{NUMBER}))\s*\(([^()0-9]+)\)", having="(")
_LETTER = regex(r"[OoI](?![A-Za-z])", having="IOo")  # for a nought or a one: 95.52O, 1O件
_DATE = regex(
    r"(?:19|20)[0-9]{2}(?:[-/.年][01]?[0-9](?:[-/.月][0-3]?[0-9]日?)?|年)[月底]*", having="-./年"
)
_SHORT = 40  # characters of a text that is remembered
_LONGEST = 200  # what is longer is prose: no one figure, and patterns would take their time
_YEARS = range(1990, 2100)
# Something inside a number that does not belong there: 98。6, 1O0, 1_000, 1e5000, 1E+3.
_BROKEN_NUMBER = r"[0-9]\.?[A-Za-z_。·'’:：]+[+-]?[0-9]|[0-9]\.[0-9]+\.[0-9]|,,|\.\."


# 目标94%, 完成率100%, 第3名: without the words, another number would be taken for the value.
_WORDS_BEFORE = r"(?P<words>[^0-9]*[\u4e00-\u9fff][^0-9]*)[0-9]"
_BROKEN_RATIO = regex(
    r"(?<=[\u4e00-\u9fff])\s*/\s*(?=[\u4e00-\u9fff])", having="/"
)  # 万元 and /人 in two lines


def parse_figure(text: str) -> Figure | Unreadable:
    """The number that a cell's text certainly holds, or why it holds none.

    Units are kept as written; white space around and after the number, full-width forms,
    strict thousands groups, footnote marks, a hedging word, what leads to the number (已达到…) and
    a remark behind it (较上年提高0.3个百分点) are understood.
    """
    return _short(text) if len(text) <= _SHORT else _parsed(text)


@lru_cache(maxsize=4096)  # a table says the same figures again and again
def _short(text: str) -> Figure | Unreadable:
    return _parsed(text)


def _parsed(text: str) -> Figure | Unreadable:
    if BARE.fullmatch(text):
        return Figure(value=trimmed(Decimal(text)), unit="")  # the usual one, said quickly
    shown = tidy(text)
    if shown.lower() in _MISSING or re.fullmatch(_DASHES, shown):
        return Unreadable(outcome=Outcome.MISSING, code="value-missing")
    if len(shown) > _LONGEST:
        return _why_unreadable(shown, shown)
    bare = _BROKEN_RATIO.sub("/", _unmarked(shown))
    if re.search(r"\d,\d", text) and re.search(r"\d，\d", text):
        return _why_unreadable(shown, bare)  # 1,234，310: groups of one number, or two numbers
    return _certain(bare, shown) or _why_unreadable(shown, bare)


def tidy(text: str) -> str:
    """A text in half width, without zero-width characters, white space of any kind as one blank."""
    shown = text.translate(ZERO_WIDTH).translate(HALF_WIDTH)
    return BRACKETED.sub(r"\1", " ".join(shown.split()))


def _unmarked(shown: str) -> str:
    """Without the marks of footnotes, arrows, and the currency sign of an amount in 元."""
    bare = shown.strip(" " + _CIRCLED + _ARROWS)
    if found := _MARK.fullmatch(bare):
        bare = next(part for part in found.groups() if part is not None)
    return _CURRENCY.sub("", bare).strip()


def _certain(bare: str, shown: str) -> Figure | Unreadable | None:
    """The figure, where only one reading is possible; why not, where that is known already."""
    if figure := _figure(bare) or _hedged(bare) or spoken(bare):
        arrow = "".join(sign for sign in _ARROWS if sign in shown)
        return replace(figure, beside=arrow) if arrow else figure
    if not any(character.isdigit() for character in bare):
        return None
    rest = peeled(bare)
    inside = _unmarked(rest.core)
    figure = _figure(inside) or _hedged(inside) if inside != bare else None
    if figure is None:
        return _change(inside, shown) or _figure(_UNIT_BEHIND.sub(r"\1\2", bare))
    if rest.work and figure.unit in ("", "%", "‰"):
        # 完成98.6%: the rate itself, or how much of the task is done?
        said = {"text": shown}
        return Unreadable(outcome=Outcome.AMBIGUOUS, code="value-or-completion", params=said)
    arrow = "".join(sign for sign in _ARROWS if sign in shown and sign not in rest.beside)
    return replace(figure, beside=rest.beside + arrow, area=rest.area)


def _figure(bare: str) -> Figure | None:
    """A number with its unit and nothing else."""
    found = _FIGURE.fullmatch(bare)
    if not found or not _is_unit(found["unit"]):
        return None
    digits = found["number"].replace(",", "")
    if len(digits) > MAX_DIGITS:
        return None
    value = Decimal(found["sign"] + digits)
    unit, multiplier = found["unit"], found["multiplier"]
    if unit == "年" and not multiplier and value in _YEARS:
        return None
    exponent = exponent_of(multiplier, unit)
    if multiplier and not exponent:
        unit, multiplier = multiplier + unit, None
    return Figure(value=trimmed(value.scaleb(exponent)), unit=unit, multiplied=bool(multiplier))


def _is_unit(text: str) -> bool:
    """Letters of any script and unit signs, digits only as in m², but no word that hedges."""
    if _LETTER.match(text):
        return False
    signs = re.sub(r"(?<=m)[23²³]", "", text.translate(_UNIT_SIGNS))
    return (not signs or signs.isalpha()) and not IN_UNIT.search(text)


def _hedged(bare: str) -> Figure | None:
    """A number with a hedging word: the number, and which way the truth may lie."""
    parts = unhedged(bare)
    figure = _figure(parts[0]) if parts else None
    return replace(figure, hedge=parts[1]) if parts and figure else None


def _change(bare: str, shown: str) -> Unreadable | None:
    """A change instead of a value: no level, but perhaps what a growth target asks for."""
    found = changed(bare)
    figure = _figure(found.core) if found else None
    if not found or not figure:
        return None
    odd = found.other or (found.falling and figure.value < 0)
    change = None
    if not odd:
        change = Change(
            figure=figure, falling=found.falling, on_year=found.on_year, added=found.added
        )
    return Unreadable(
        outcome=Outcome.INVALID, code="value-is-a-change", params={"text": shown}, change=change
    )


def _why_unreadable(shown: str, bare: str) -> Unreadable:
    """Which of INVALID, AMBIGUOUS and TEXT a text without a certain number is."""
    said = {"text": shown}
    if shown.lower().lstrip("+-") in ("nan", "inf", "infinity"):
        return Unreadable(outcome=Outcome.INVALID, code="value-not-a-number", params=said)
    if not any(c.isdigit() or (c.isnumeric() and not _is_han(c)) for c in shown):
        if VAGUE.fullmatch(bare):
            return Unreadable(outcome=Outcome.INVALID, code="value-hedged", params=said)
        return Unreadable(outcome=Outcome.TEXT, code="value-is-text", params=said)
    if _DATE.fullmatch(bare):
        return Unreadable(outcome=Outcome.INVALID, code="value-is-a-date", params=said)
    figures = re.findall(rf"(?<![0-9.,])(?:{NUMBER})(?![0-9])", bare)
    if len(figures) > 1 and not re.search(_BROKEN_NUMBER, bare):
        return Unreadable(outcome=Outcome.AMBIGUOUS, code="value-several-figures", params=said)
    words = re.match(_WORDS_BEFORE, bare)
    code = "value-hedged" if is_hedged(shown) else "value-not-a-number"
    if words and not is_hedged(shown):
        code, said["words"] = "value-after-words", words["words"].strip()
    return Unreadable(outcome=Outcome.INVALID, code=code, params=said)


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


@lru_cache(maxsize=4096)  # asked for twice of each cell: for its figure, and for what it shows
def figure_from_number(number: float, *, percent: bool) -> Figure:
    """A numeric cell: 15 significant digits, as spreadsheets keep them; ×100 under a % format.

    The float 0.57 under a percent format is exactly 57%, never 56.99999999999999.
    """
    value = trimmed(Decimal(format(number, ".15g")))
    if percent:
        return Figure(value=trimmed(value.scaleb(2)), unit="%")
    return Figure(value=value, unit="")
