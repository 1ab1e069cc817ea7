"""A table's own 目标值 as text → its figures and its direction: ≥ 15, 15以上, 2–3个, =100."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from qcheck.model import Figure
from qcheck.quantity.cell import tidy
from qcheck.quantity.compare import trimmed
from qcheck.quantity.grammar import MULTIPLIER, NUMBER, exponent_of
from qcheck.regex import regex

# By when, and not how much.
_DATES = regex(
    r"(?:到|至|在)?(?:(?:19|20)[0-9]{2}(?:[-—–~至](?:19|20)[0-9]{2})?年?(?=[年度底末前])(?:度|年)?(?:底|末|前)*"
    r"|(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?(?:度|底|末|前)*|[1-4一二三四]季度|[0-9]{1,2}月(?:底|末|份|前))",
    having="份前季年底度末",
)
_FIGURE = regex(
    rf"(?<![0-9.,])(?P<sign>(?<![0-9%\w])[+-])?(?P<number>{NUMBER})\s*{MULTIPLIER}"
    r"(?P<unit>(?:%|‰|(?:[^\W\d_]|[㎡㎥°·/]|(?<=m)[23²³])*))"
)
_BEHIND_UNIT = regex(r"以[上下内外]|及以|左右|之[间内]|的|[至到]", having="之以到及左的至")
_RANGE = regex(rf"(?:{NUMBER})[^\d,;。]*?[-–—~至到]\s*(?:{NUMBER})")
_LEAST = r"≥|≧|>|以上|不[低少小]于|(?<!不)(?:超过|[大高多]于)|至少"
_MOST = r"≤|≦|<|以下|以内|之内|不超过|不[高大多]于|(?<!不)[小低少]于|至多|控制在"
_FALLING = regex(r"下降|降低|减少|压减|削减|回落|降幅", having="下减削压回降")


class Stated(NamedTuple):
    """What a 目标值 cell says. `side`: 1 at least, -1 at most, 0 not said.

    `span` says that two figures are the ends of a range, `falling` that a decline is told.
    """

    figures: tuple[Figure, ...]
    side: int
    span: bool
    falling: bool


def parse_stated(text: str) -> Stated:
    """The figures of a 目标值 cell, words around them left aside.

    >>> [str(one.value) for one in parse_stated("不低于1.8万件(2025年)").figures]
    ['18000']
    """
    shown = _DATES.sub(" ", tidy(text))
    found = list(_FIGURE.finditer(shown))
    span = len(found) > 1 and bool(_RANGE.search(shown))
    figures = [_read(one, one) for one in found]
    if span and not found[0]["unit"] and not found[0]["multiplier"]:
        figures[0] = _read(found[0], found[1])
    least, most = bool(re.search(_LEAST, shown)), bool(re.search(_MOST, shown))
    return Stated(tuple(figures), int(least) - int(most), span, bool(_FALLING.search(shown)))


def _read(found: re.Match[str], measured: re.Match[str]) -> Figure:
    """The number of one match in the unit of another: both ends of 1–2万件 are in 万件."""
    unit = _BEHIND_UNIT.split(measured["unit"])[0]
    multiplier = measured["multiplier"]
    exponent = exponent_of(multiplier, unit)
    if multiplier and not exponent:
        unit, multiplier = multiplier + unit, None
    value = Decimal((found["sign"] or "") + found["number"].replace(",", ""))
    return Figure(value=trimmed(value.scaleb(exponent)), unit=unit, multiplied=bool(multiplier))
