"""Whether a figure inside a clause is one that the clause's own target is about.

Clauses overlap: 新增A企业5家、B企业6家 carries B's figure and A's with it. Were A's target missing,
its 5 would stand in B's clause and look accounted for. So an amount in a clause must be the
required value, the upper end or the baseline of a target whose clause holds it, or part of its name
or unit. Indicators that share one figure (A、B合格率达95%) cannot be told apart in this way.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from qcheck.audit.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qcheck.model import Target

_SCALE = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_AMOUNT = re.compile(r"([0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)([百千万亿]*)")
_ROUND = re.compile("[百千万亿]+")  # 百家, 千名: amounts; 一次, 三品 and the like are left alone

_SYMBOL = re.compile("(?:PM|m|C?O|[SN]O)$")  # PM2.5, m3, O3: no amounts


def claims(target: Target, text: str, before: str) -> bool:
    """Whether `target` accounts for the figure `text`, with the characters `before` it."""
    if _SYMBOL.search(before):
        return True
    read = set(_amounts(text))
    if not read or read & _wanted(target):
        return True
    names = (target.name, *target.aliases, target.requirement.text)
    return any(text in fold(name) for name in names)


def _amounts(text: str) -> Iterator[Decimal]:
    """The amounts of a figure, with and without 万: units may keep it (27万元/人)."""
    for digits, scale in _AMOUNT.findall(text):
        plain = Decimal(digits.replace(",", ""))
        yield from (plain, _scaled(plain, scale)) if scale else (plain,)
    if _ROUND.fullmatch(text):
        yield _scaled(Decimal(1), text)


def _scaled(value: Decimal, scale: str) -> Decimal:
    for sign in scale:
        value *= _SCALE[sign]
    return value


def _wanted(target: Target) -> set[Decimal | None]:
    required = target.requirement
    base = target.baseline.value if target.baseline else None
    return {required.value, required.upper, base} - {None}
