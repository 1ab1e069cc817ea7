"""Units: spellings of the same one, exact conversion, and what counts whole things.

Units convert only by powers of ten (万, 亿, ‰ against %) or between spellings (μg/m³ =
微克/立方米); anything else is a mismatch.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, overload

from qcheck.model import Outcome, Unreadable
from qcheck.quantity.compare import plain, trimmed
from qcheck.quantity.grammar import BRACKETED, MULTIPLIERS, SCALED_UNIT, ZERO_WIDTH
from qcheck.regex import regex

if TYPE_CHECKING:
    from fractions import Fraction

    from qcheck.model import Figure

_SPELLINGS = {
    "%": ("％", "百分比", "百分数", "pct", "percent"),
    "‰": ("千分比", "千分之"),
    "平方米": ("㎡", "m2", "平米", "平方"),
    "立方米": ("㎥", "m3", "立方"),
    "微克": ("μg", "ug"),
    "毫克": ("mg",),
    "批次": ("批",),
    "公里": ("千米", "km"),
    "": ("-", "/", "—", "–", "无", "无量纲", "无单位", "指数"),
}
_SPELLED = {other: unit for unit, others in _SPELLINGS.items() for other in others}


@lru_cache(maxsize=4096)
def canonical_unit(unit: str) -> tuple[int, str]:
    """A unit as (power of ten, base).

    万元/人 → (4, 元/人), ‰ → (-1, %), µg/m³ → (0, 微克/立方米).
    """
    text = unicodedata.normalize("NFKC", unit).translate(ZERO_WIDTH)
    text = BRACKETED.sub(r"\1", "".join(text.split()).lower()).strip("()")
    text = _SPELLED.get(text, text)
    if text == "‰":
        return -1, "%"
    above, slash, below = _PER.sub(r"\1/", text).partition("/")
    exponent, base = _scaled(above)
    if not slash:
        return exponent, base
    under, per = _scaled(below)
    return exponent - under, f"{base}/{per}"


def _scaled(unit: str) -> tuple[int, str]:
    found = SCALED_UNIT.fullmatch(unit)
    exponent, base = (MULTIPLIERS[found[1]], found[2]) if found else (0, unit)
    return exponent, _SPELLED.get(base, base)


_PER = regex(r"^(微克|毫克|μg|ug|mg)每", having="每")
_NAMED_POWERS = {0: "", 3: "千", 4: "万", 8: "亿"}


def scaled_name(unit: str, powers: int) -> str | None:
    """A unit so many powers of ten larger, as people name it; None where they do not.

    >>> scaled_name("件", 4), scaled_name("万元", 4), scaled_name("万元/人", -4)
    ('万件', '亿元', '元/人')
    """
    found = SCALED_UNIT.fullmatch(unit)
    exponent, base = (MULTIPLIERS[found[1]], found[2]) if found else (0, unit)
    named = _NAMED_POWERS.get(exponent + powers)
    return None if named is None or not base or base in "%‰" else named + base


_LARGE, _MOST = 8, 16  # powers of ten: 亿, and what nobody says in 亿
_DIGITS = 4  # behind the point, at most, that a figure may have in 亿


@overload
def in_large(value: Decimal, unit: str) -> tuple[Decimal, str]: ...


@overload
def in_large(value: Fraction | Decimal, unit: str) -> tuple[Fraction | Decimal, str]: ...


def in_large(value: Fraction | Decimal, unit: str) -> tuple[Fraction | Decimal, str]:
    """A large figure as people write it, in 亿; as it is where that would not be much shorter.

    >>> in_large(Decimal("100000000000"), "元")
    (Decimal('1000'), '亿元')
    """
    # A unit that has 万 already, a sign or foreign letters takes no 亿.
    bare = unit and unit not in "%‰" and not unit[0].isascii()
    if not bare or SCALED_UNIT.match(unit) or not 10**_LARGE <= abs(value) < 10**_MOST:
        return value, unit
    if not isinstance(value, Decimal):
        return value / 10**_LARGE, f"亿{unit}"
    fewer = trimmed(value.scaleb(-_LARGE))
    short = -int(fewer.as_tuple().exponent) <= _DIGITS
    return (fewer, f"亿{unit}") if short else (value, unit)


def convert(figure: Figure, row_unit: str, unit: str) -> Decimal | Unreadable:
    """The figure in `unit`; the cell's own unit goes before the row's, none means `unit` itself.

    A bare number between 0 and 1 for a % has two readings (0.986 is 98.6% or 0.986%): AMBIGUOUS.
    """
    row_unit = fitting_unit(row_unit, unit)
    written = figure.unit or row_unit
    exponent, base = canonical_unit(written)
    row_exponent, row_base = canonical_unit(row_unit)
    wanted_exponent, wanted_base = canonical_unit(unit)
    if figure.multiplied and not figure.unit and row_exponent > 0:
        return Unreadable(
            outcome=Outcome.AMBIGUOUS, code="multiplier-twice", params={"unit": row_unit}
        )
    if figure.unit and row_base and not _same(base, row_base):
        return Unreadable(
            outcome=Outcome.AMBIGUOUS,
            code="units-differ-in-row",
            params={"cell": figure.unit, "unit": row_unit},
        )
    if not base:
        exponent, base = wanted_exponent, wanted_base
    if not _same(base, wanted_base):
        return Unreadable(
            outcome=Outcome.INVALID,
            code="unit-mismatch" if unit else "unit-unwanted",
            params={"unit": written, "wanted": unit},
        )
    if base == "%" and not figure.unit and 0 < abs(figure.value) <= 1:
        return Unreadable(
            outcome=Outcome.AMBIGUOUS,
            code="share-or-percent",
            params={"text": plain(figure.value), "percent": plain(figure.value.scaleb(2))},
        )
    return trimmed(figure.value.scaleb(exponent - wanted_exponent))


# Between the units that a title gives to the rows below it: 单位：亿元、%.
UNIT_LIST = "；"


def fitting_unit(row_unit: str, unit: str) -> str:
    """Of several units that hold for a table, the only one that can be a row's own."""
    if UNIT_LIST not in row_unit:
        return row_unit
    base = canonical_unit(unit)[1]
    found = [one for one in row_unit.split(UNIT_LIST) if canonical_unit(one)[1] == base]
    return found[0] if len(found) == 1 else row_unit


# What a counting word may be followed by without counting anything else: 310家企业 are 310家.
_COUNTED_THINGS = r"(?:企业|单位|机构|公司|项目|品牌|产品|标准|专利|试点|案件|事故)"


def _same(base: str, wanted: str) -> bool:
    """Whether two bases are one unit: 家企业 is 家, but 人次 is not 人."""
    if base == wanted:
        return True
    return len(wanted) == 1 and bool(re.fullmatch(re.escape(wanted) + _COUNTED_THINGS, base))


# 件 个 家 项 起 …, also 人次 or 个村. A ratio (件/万人) measures, and so does 个百分点.
_COUNTED = tuple("件个家项起人次户名条例所座台套部批场种宗只辆份张处间栋村镇组支")


def is_count(unit: str) -> bool:
    """Whether a unit counts whole things (件, 家, 起 …): no negative values, no rounding."""
    base = canonical_unit(unit)[1]
    return base.startswith(_COUNTED) and "/" not in base and not base.startswith("个百分点")
