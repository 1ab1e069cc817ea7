"""What the words of a clause say: its figures, and the comparison words around each of them.

A clause may hold several figures; `qcheck.checks.meant` finds the one that is meant for a target.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from qcheck.checks.compared import compared
from qcheck.checks.units import KNOWN
from qcheck.model import Op
from qcheck.quantity import QuantityError, canonical_unit, parse_amount, trimmed
from qcheck.quantity.wordings import (
    ALL_WORDS,
    NONE_WORDS,
    NUMERALS,
    SHARE_WORDS,
    han_number,
    share,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
_SCALES = "万亿|千万|百万|十万|亿|万|千|百"
_MIXED = rf"[0-9]+[亿万千百][0-9]+(?:{_SCALES})?"  # 1万5千
_MULTIPLIER = rf"(?:(?:{_SCALES})(?!分[点比数之]))?"
_TO = r"[-‐‑–—−~至到]+"
_SOME = "[余多来]"  # 50余家: more than 50
_COUNTED = "件个家项起名人户条例所座台套部批场种宗份张处间栋村镇支位次辆元"
JOINED = r"[、和及与或]|以及"
_EARLIER = r"(?:由|从)[^0-9,;。]{0,6}$"  # 由每月775元提高到855元: where it stood before
_RISEN = r"(?:提高|提升|增加|增长|上升|扩大|下降|降低|减少|降)[到至为]"
# 万元GDP能耗, 万台设备事故率: what a rate is counted on
_NOUN = r"(?!以|及以|左右|上下|之内|规模)[\u4e00-\u9fffA-Za-z]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One figure of a clause; `value` and `upper` with any 万/亿 expanded, `unit` as written.

    `per` is what the noun says it is counted on, 万台 in 万台设备事故率低于0.3起. `ops` are the
    operators that its comparison words allow, empty where there are none; `counted` is False for
    words that stand for 100% (全部) or 0 (不发生).
    """

    text: str
    value: Decimal
    upper: Decimal | None = None
    unit: str
    per: str = ""
    start: int
    end: int
    before: str = ""
    after: str = ""
    ops: frozenset[Op] = frozenset()
    counted: bool = True

    @property
    def shown(self) -> str:
        """The figure with its comparison words."""
        return f"{self.before}{self.text}{self.after}"


def plain_text(clause: str) -> str:
    """A clause in half width without white space; all positions are in this text."""
    return "".join(unicodedata.normalize("NFKC", clause).split())


@lru_cache(maxsize=512)
def figures(clause: str, unit: str = "") -> tuple[Said, ...]:
    """All figures of a clause in order; `unit` is one that the table of units may not know.

    Years, ordinals, what stands behind 每, names (PM2.5) and earlier values are none.
    """
    text, unit = plain_text(clause), plain_text(unit)
    words = [*_words(text), *_shares(text)]
    digits = [one for one in _digits(text, unit) if not _within(one, words)]
    numerals = _numerals(text, unit.partition("/")[2])
    numbers = [*digits, *(one for one in numerals if not _within(one, [*words, *digits]))]
    numbers = [_rated(one, text, unit) for one in numbers]
    found = sorted((*words, *numbers), key=lambda said: said.start)
    return tuple(_shared([_compared(said, text) for said in found], text))


def _within(said: Said, words: list[Said]) -> bool:
    return any(word.start < said.end and said.start < word.end for word in words)


def _digits(text: str, unit: str) -> Iterator[Said]:
    units = sorted({*KNOWN, unit} - {""}, key=len, reverse=True)
    atom = "|".join(map(re.escape, units))
    named = rf"(?:(?:{atom})(?:/{_MULTIPLIER}(?:{atom}))?)"
    # The unit on both ends, 2%—3%, must be the same one.
    same = rf"(?:(?P<same>{named})(?={_TO}{_NUMBER}{_MULTIPLIER}(?P=same)))?"
    amount = (
        rf"(?<![0-9.])(?P<lower>{_MIXED}|{_NUMBER})"
        rf"(?:(?P<scale>{_MULTIPLIER}){same}{_TO}(?P<upper>{_NUMBER}))?"
        rf"(?P<tail>{_MULTIPLIER}{_SOME}?{_MULTIPLIER}{named}|{_MULTIPLIER}[余多]?)"
    )
    for found in re.finditer(amount, text):
        if not _is_name(found, text):
            yield from _said(found, text)


def _numerals(text: str, per: str) -> Iterator[Said]:
    same = rf"(?:(?P<same>[{_COUNTED}])(?={_TO}[{NUMERALS}]+(?P=same)))?"
    amount = (
        rf"(?<![{NUMERALS}0-9.])(?P<lower>[{NUMERALS}]+)(?P<scale>)"
        rf"(?:{same}{_TO}(?P<upper>[{NUMERALS}]+))?(?P<tail>{_SOME}?[{_COUNTED}])"
    )
    for found in re.finditer(amount, text):
        before, after = text[: found.start()], text[found.end() :]
        # 一次验收合格率 counts nothing, and 几十家 no certain number.
        if before.endswith(("每", "第", "/", "几")) or found[0] in {"一次", per}:
            continue
        if not (_is_base(found[0], before, after) or set(found["lower"]) <= {"零", "〇"}):
            yield from _said(found, text)


def _is_base(text: str, before: str, after: str) -> bool:
    """万元GDP能耗 and, where the noun begins, 万台设备, 万人: what a rate is counted on."""
    if re.match(r"GDP|地区|国内|生产|产值|增加值|工业|单位", after) and text.endswith("元"):
        return text == "万元"
    begins = re.search(r"(?:^|[,;。、:和及与])$", before) and re.match(_NOUN, after)
    return bool(begins and re.fullmatch(r"[十百千]?[万亿][台元人]", text))


def _is_name(found: re.Match[str], text: str) -> bool:
    """PM2.5, 5A, 2025年, 第3, 每10万人, and the 775 of 由775元提高到855元."""
    before, after = text[: found.start()], text[found.end() :]
    bare = not found["tail"]
    latin = bool(re.search(r"[A-Za-z]$", before)) or bool(re.match(r"[A-Za-z]", after))
    year = bare or found["tail"] == "年"
    return (
        (bare and latin)
        or bool(re.search(r"PM$|日最大$", before))
        or (year and bool(re.fullmatch(r"(?:19|20|21)[0-9]{2}", found["lower"])))
        or before.endswith(("每", "第"))
        or bool(re.search(_EARLIER, before) and re.match(_RISEN, after))
    )


def _said(found: re.Match[str], text: str) -> Iterator[Said]:
    """What was found as a figure; 由5家到10家 is the 10."""
    lower, upper, start = found["lower"], found["upper"], found.start()
    tail = re.sub(rf"^({_MULTIPLIER}){_SOME}", r"\1", found["tail"])
    own_tail = tail
    if upper and re.search(_EARLIER, text[:start]):
        lower, upper, start = upper, None, found.start("upper")
    elif found["scale"]:
        own_tail = found["scale"] + re.sub(rf"^{_MULTIPLIER}", "", tail)
    elif upper and re.search(r"[万亿]$", upper) and len(lower) == 1:
        lower += upper[-1]  # 三至五万
    read, top = _amount(lower, own_tail), _amount(upper, tail) if upper else None
    if read is None or (upper and top is None):
        return
    yield Said(
        text=text[start : found.end()],
        value=read[0],
        upper=top[0] if top else None,
        unit=read[1],
        start=start,
        end=found.end(),
        ops=frozenset({Op.GE, Op.GT}) if tail != found["tail"] else frozenset(),
    )


def _amount(number: str, tail: str) -> tuple[Decimal, str] | None:
    """Value and unit; None for 007, 一百五 and the like, which are no certain number."""
    if re.search(f"[{NUMERALS}]", number):
        value = han_number(number)
        if value is None:
            return None
        number = f"{value:f}"
    try:
        return parse_amount(number + tail)
    except QuantityError:
        return None


def _rated(said: Said, text: str, unit: str) -> Said:
    """万台设备事故率低于0.3起 for 起/万台: the divisor stands in the noun."""
    above, _, below = unit.partition("/")
    if not below or canonical_unit(said.unit)[1] != canonical_unit(above)[1]:
        return said
    in_noun = re.search(rf"(?<![{NUMERALS}0-9/]){re.escape(below)}", text)
    return replace(said, per=below) if in_noun else said


def _words(text: str) -> Iterator[Said]:
    """全覆盖 is 100%, 不发生 is 0."""
    for pattern, value, unit in ((ALL_WORDS, 100, "%"), (NONE_WORDS, 0, "")):
        for found in re.finditer(pattern, text):
            yield Said(
                text=found[0],
                value=Decimal(value),
                unit=unit,
                start=found.start(),
                end=found.end(),
                ops=frozenset({Op.GE if value else Op.EQ}),
                counted=False,
            )


def _shares(text: str) -> Iterator[Said]:
    """百分之六十五, 九成, 半数; 百分之百 is a word for all."""
    for found in re.finditer(SHARE_WORDS, text):
        value = share(found[0])
        if value is not None and not re.fullmatch(ALL_WORDS, found[0]):
            yield Said(
                text=found[0],
                value=trimmed(value),
                unit="%",
                start=found.start(),
                end=found.end(),
                ops=frozenset({Op.GT}) if found[0] == "过半" else frozenset(),
            )


def _compared(said: Said, text: str) -> Said:
    """The figure with its comparison words; those for a range bind both ends unless strict."""
    if not said.counted:
        return said
    before, after, ops, firm = compared(text[: said.start], text[said.end :])
    if said.upper is not None and ops and not firm:
        ops |= {Op.RANGE}
    if said.ops and not firm:
        ops = said.ops
    return replace(said, before=before, after=after, ops=ops)


def _shared(found: list[Said], text: str) -> list[Said]:
    """控制在0.48和0.47以下: figures that only 和 or 、 parts share the words around both."""
    for i in range(len(found) - 1, 0, -1):
        left, right = found[i - 1], found[i]
        if _joined(left, right, text) and right.after and not left.after:
            found[i - 1] = replace(left, ops=right.ops)
    for i in range(1, len(found)):
        left, right = found[i - 1], found[i]
        if _joined(left, right, text) and not right.ops:
            found[i] = replace(right, ops=left.ops)
    return found


def _joined(left: Said, right: Said, text: str) -> bool:
    between = text[left.end : right.start]
    return left.counted and right.counted and bool(re.fullmatch(JOINED, between))
