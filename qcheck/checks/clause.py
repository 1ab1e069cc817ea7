"""What the words of a clause say: its figures, and the comparison words around each of them.

A clause may hold several figures; `own` finds the one that is meant for a target. Comparison words
follow Civil Code art. 1259: 以上 以下 以内 不低于 不超过 达到 include the figure, 超过 低于 不满
以外 do not.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from qcheck.checks.units import KNOWN
from qcheck.model import Op
from qcheck.quantity import QuantityError, canonical_unit, parse_amount

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qcheck.model import Requirement, Target

_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
_HAN = "一二两三四五六七八九十百千万亿"
_HAN_DIGITS = {"两": 2} | {digit: place for place, digit in enumerate("〇一二三四五六七八九")}
_HAN_TENS = {"十": 1, "百": 2, "千": 3}
_MULTIPLIER = r"(?:万亿|千万|百万|十万|亿|万|千|百)?"
_COUNTED = "件个家项起名人户条例所座台套部批场种宗份张处间栋村镇支位次辆元"

_STRICT_BEFORE = (
    (r"不(?:得|应)?(?:低于|少于|小于)|至少|最少", Op.GE),
    (r"不(?:得|应)?(?:超过|高于|大于|多于)|最多|至多", Op.LE),
    (r"超过|大于|高于|多于|突破|逾|超", Op.GT),
    (r"低于|小于|少于|不满|不足|不到", Op.LT),
)
_WEAK_BEFORE = (
    (r"(?:稳定|保持|维持)[在到]?|达到?|(?:提高|提升|增加|上升|扩大)[到至]", Op.GE),
    (r"控制[在到]?|(?:下降|降低|减少|压减|压降)[到至]|降[到至]", Op.LE),
)
_AFTER: tuple[tuple[str, frozenset[Op]], ...] = (
    (r"及?以上", frozenset({Op.GE})),
    (r"及?以下|以内|之内", frozenset({Op.LE})),
    (r"以外", frozenset({Op.GT})),
    (r"左右|上下", frozenset()),  # how far is not said: as if nothing stood there
)
_MARKS = ",、;。:和及与或"
_JOINED = r"[、和及与或]|以及"
_EARLIER = r"(?:由|从)[^0-9,;。]{0,6}$"  # 由每月775元提高到855元: where it stood before
_RISEN = r"(?:提高|提升|增加|增长|上升|扩大|下降|降低|减少|降)[到至为]"
_ALL = r"全覆盖|全部|所有|覆盖所有"
_NONE = r"不发生|未发生|杜绝|消除|不致贫|不出现|无(?=[^,;。]*(?:事故|事件))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One figure of a clause; `value` and `upper` with any 万/亿 expanded, `unit` as written.

    `ops` are the operators that its comparison words allow, empty where there are none; `counted`
    is False for words that stand for 100% (全部) or 0 (不发生).
    """

    text: str
    value: Decimal
    upper: Decimal | None = None
    unit: str
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
    text = plain_text(clause)
    found = sorted((*_numbers(text, unit), *_words(text)), key=lambda said: said.start)
    return tuple(_shared([_compared(said, text) for said in found], text))


def _numbers(text: str, unit: str) -> Iterator[Said]:
    units = sorted({*KNOWN, plain_text(unit)} - {""}, key=len, reverse=True)
    atom = "|".join(map(re.escape, units))
    named = rf"(?:(?:{atom})(?:/{_MULTIPLIER}(?:{atom}))?)"
    digits = rf"(?<![0-9.])(?P<lower>{_DIGITS})(?:[-–—~至]+(?P<upper>{_DIGITS}))?"
    amount = (
        rf"{digits}(?P<tail>{_MULTIPLIER}(?!分[点比数之]){named}|{_MULTIPLIER}(?!分[点比数之]))"
    )
    for found in re.finditer(amount, text):
        if not _is_name(found, text):
            yield from _said(found, found["lower"], found["upper"])
    for found in re.finditer(rf"(?<![{_HAN}0-9.])(?P<lower>[{_HAN}]+)(?P<tail>[{_COUNTED}])", text):
        # 一次验收合格率 counts nothing.
        if text[found.start() - 1 : found.start()] not in tuple("每第/") and found[0] != "一次":
            yield from _said(found, str(_han(found["lower"])), None)


def _is_name(found: re.Match[str], text: str) -> bool:
    """PM2.5, 5A, 2025年, 第3, 每10万人, and the 775 of 由775元提高到855元."""
    before, after = text[: found.start()], text[found.end() :]
    bare = not found["tail"]
    latin = bool(re.search(r"[A-Za-z]$", before)) or bool(re.match(r"[A-Za-z]", after))
    year = bare or found["tail"] == "年"
    return (
        (bare and latin)
        or (year and bool(re.fullmatch(r"(?:19|20|21)[0-9]{2}", found["lower"])))
        or before.endswith(("每", "第"))
        or bool(re.search(_EARLIER, before) and re.match(_RISEN, after))
    )


def _said(found: re.Match[str], lower: str, upper: str | None) -> Iterator[Said]:
    try:
        value, unit = parse_amount(lower + found["tail"])
        top = parse_amount(upper + found["tail"])[0] if upper else None
    except QuantityError:  # 007 or the like is no figure
        return
    yield Said(
        text=found[0], value=value, upper=top, unit=unit, start=found.start(), end=found.end()
    )


def _han(text: str) -> int:
    """百 → 100, 一百二十 → 120, 万 → 10000, 两 → 2."""
    for sign, exponent in (("亿", 8), ("万", 4)):
        head, found, tail = text.rpartition(sign)
        if found:
            return (_han(head) if head else 1) * int(10**exponent) + (_han(tail) if tail else 0)
    total = digit = 0
    for character in text:
        if character in _HAN_TENS:
            total, digit = total + (digit or 1) * int(10 ** _HAN_TENS[character]), 0
        else:
            digit = _HAN_DIGITS[character]
    return total + digit


def _words(text: str) -> Iterator[Said]:
    """全覆盖 is 100%, 不发生 is 0."""
    for pattern, value, unit in ((_ALL, 100, "%"), (_NONE, 0, "")):
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


def _compared(said: Said, text: str) -> Said:
    """The figure with its comparison words; a strict one before it and one behind it both count."""
    if not said.counted:
        return said
    before, after = text[: said.start], text[said.end :]
    first, allowed = _word_before(before, _STRICT_BEFORE)
    behind, more = _word_behind(after)
    if not allowed | more:
        first, allowed = _word_before(before, _WEAK_BEFORE)
    elif not allowed:
        first = _word_before(before, _WEAK_BEFORE)[0]
    return replace(said, before=first, after=behind, ops=allowed | more)


def _word_before(text: str, words: Sequence[tuple[str, Op]]) -> tuple[str, frozenset[Op]]:
    for pattern, op in words:
        if found := re.search(rf"(?:{pattern})$", text):
            return found[0], frozenset({op})
    return "", frozenset()


def _word_behind(text: str) -> tuple[str, frozenset[Op]]:
    for pattern, ops in _AFTER:
        if found := re.match(pattern, text):
            return found[0], ops
    return "", frozenset()


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
    return left.counted and right.counted and bool(re.fullmatch(_JOINED, between))


# --- Which figure is a target's ------------------------------------------------------------------


def equal(said: Said, requirement: Requirement) -> bool:
    """Whether a figure is the required one, both ends of a range; units are not compared."""
    if requirement.value is None:
        return False
    if requirement.op is Op.RANGE:
        ends = _scaled(said.upper, said.unit) == _scaled(requirement.upper, requirement.unit)
    else:
        hint = re.search(r"\(.*[-–—~～至]\s*(.+)\)", requirement.text)
        ends = hint is None or said.upper == parse_amount(hint[1])[0]
    return ends and _scaled(said.value, said.unit) == _scaled(requirement.value, requirement.unit)


def same_unit(said: Said, requirement: Requirement) -> bool:
    """Whether a figure is in the required unit, whatever its multiplier; 0 is 0 in any unit."""
    if not said.counted and not said.value:
        return True
    return canonical_unit(said.unit)[1] == canonical_unit(requirement.unit)[1]


def _scaled(value: Decimal | None, unit: str) -> Decimal | None:
    return None if value is None else value.scaleb(canonical_unit(unit)[0])


def own(target: Target) -> Said | None:
    """The figure of the clause that is the target's, None where that cannot be told."""
    requirement = target.requirement
    found = figures(target.clause, requirement.unit)
    matching = [said for said in found if equal(said, requirement)]
    matching = [said for said in matching if same_unit(said, requirement)] or matching
    if not matching:
        counted = [said for said in found if said.counted]
        return counted[0] if len(counted) == 1 else None
    return max(matching, key=lambda said: likeness(said, target))


def rival(target: Target) -> Said | None:
    """A figure that the words of the clause give to this target, though another equals it."""
    mine = own(target)
    counted = [one for one in figures(target.clause, target.requirement.unit) if one.counted]
    if mine is None or not mine.counted or not equal(mine, target.requirement):
        return None
    best = max(counted, key=lambda said: likeness(said, target))
    sure, lead = likeness(best, target), likeness(best, target) - likeness(mine, target)
    if sure >= _SURE and lead > _LEAD and not equal(best, target.requirement):
        return best
    return None


_SURE = 0.6  # of the name's characters stand beside the figure
_LEAD = 0.2  # more of them than beside the other one


def likeness(said: Said, target: Target) -> float:
    """How much of the target's name stands with a figure: a share of the name's characters."""
    words = _noun(said, target)
    return max(_overlap(name, words) for name in (target.name, *target.aliases))


def _noun(said: Said, target: Target) -> str:
    """The words that a figure counts: before each figure, or after each where some end the clause.

    分别达到90%和85% hands its figures to the nouns before 分别 in their order.
    """
    text = plain_text(target.clause)
    found = [one for one in figures(target.clause, target.requirement.unit) if one.counted]
    if said not in found:
        return text
    place = found.index(said)
    ends = [0, *(one.end + len(one.after) for one in found)]
    starts = [*(one.start for one in found), len(text)]
    gaps = [text[a:b].strip(_MARKS) for a, b in zip(ends, starts, strict=True)]
    nouns = re.split(_JOINED, gaps[0].partition("分别")[0])
    if "分别" in gaps[0] and len(nouns) == len(found):
        return nouns[place]
    return gaps[place + 1] if re.search(r"[\u4e00-\u9fff]{2}", gaps[-1]) else gaps[place]


def _overlap(name: str, words: str) -> float:
    one, other = plain_text(name), words
    found = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return found.size / max(1, min(len(one), max(len(other), 1)))
