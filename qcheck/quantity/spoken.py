"""Cells in Chinese numerals: 三百二十家, 两个, 零起, 百分之九十八."""

from __future__ import annotations

import re

from qcheck.model import Figure
from qcheck.quantity.compare import trimmed
from qcheck.quantity.wordings import NUMERALS, SHARE_WORDS, han_number, share
from qcheck.regex import regex

# Units that turn a numeral into a count; 一级, 三甲 and 十佳 are words.
_UNITS = (
    "家|个|件|项|起|人次|人|次|户|名|例|座|台套|台|批次|批|条|种|宗|辆|份|张|处|间|栋|村"
    "|元|万元|亿元"
)
_COUNT = regex(
    rf"(?P<number>[{NUMERALS}]+)(?P<unit>{_UNITS})?",
    having=NUMERALS,
)
_LEAST = 2  # a numeral alone: 一 is also how a dash is typed, 二 a grade


def spoken(text: str) -> Figure | None:
    """The figure that numerals certainly say; None for 一百五, 三五家, 百家 and words."""
    if text.startswith(("百分之", "千分之")) and re.fullmatch(SHARE_WORDS, text):
        part = share(text)
        return None if part is None else Figure(value=trimmed(part), unit="%")
    found = _COUNT.fullmatch(text)
    if not found or found["number"][0] in "百千万亿拾佰仟":
        return None
    number, unit = found["number"], found["unit"] or ""
    if (
        not unit
        and number != "零"
        and (len(number) < _LEAST or not re.search("[十百千万亿]", number))
    ):
        return None
    value = han_number(number)
    if value is None:
        return None
    return Figure(value=trimmed(value), unit=unit, multiplied=bool(re.search("[万亿]", number)))
