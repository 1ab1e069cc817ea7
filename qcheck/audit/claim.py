"""Which figures inside a clause are those that the clause's own target is about.

Clauses overlap: 新增A企业5家、B企业6家 carries B's figure and A's with it. Were A's target missing,
its 5 would stand in B's clause and look accounted for. So a figure in a clause must be the
required value, the upper end or the baseline of a target whose clause holds it, or part of its name
or unit; and of equal figures each needs a target of its own. Indicators that share one figure
(A、B合格率达95%) cannot be told apart in this way.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from qcheck.audit.figures import MIXED, figures
from qcheck.audit.fold import fold
from qcheck.model import Op
from qcheck.quantity.wordings import ALL_WORDS, NONE_WORDS, han_number, share

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from qcheck.audit.figures import Figure, Span
    from qcheck.model import Target

_SCALE = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_AMOUNT = re.compile(r"([0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)\s?([百千万亿]*)")
_HUNDRED = Decimal(100)
_COUNTED = "件个家项名人户条例所座台套部批场种宗份张处间栋村镇支位次辆元"
# PM2.5, m3, O3, CO2: no amounts; CEO6名 is one.
_SYMBOL = re.compile("(?<![A-Za-z])(?:PM(?:2.5|10)|m[23]|CO2?|O3|[SN]O[2x]?)(?![0-9.])")
_BEHIND = 4  # characters that may stand before the digits of a symbol, and one after


def owned(
    found: Sequence[Figure], held: Sequence[tuple[Target, Span]], text: str
) -> frozenset[int]:
    """The places in `found` of the figures that targets account for.

    `held` are the targets with the spans of their clauses, `text` is the whole document.
    """
    offers: dict[int, list[Hashable]] = {}
    free = set()
    for number, (target, span) in enumerate(held):
        names = _names(target)
        for place, figure in enumerate(found):
            if not span.holds(figure.span):
                continue
            if figure.text in names or _symbol(figure, text):
                free.add(place)
            keys = [(number, *key) for key in _slots(target, figure.text)]
            offers.setdefault(place, []).extend(keys)
    offers = {place: keys for place, keys in offers.items() if place not in free}
    return frozenset(free | set(_matched(offers).values()))


def _matched(offers: Mapping[int, Sequence[Hashable]]) -> dict[Hashable, int]:
    """As many figures as possible, each with a slot of its own: slot → figure."""
    taken: dict[Hashable, int] = {}

    def place_one(figure: int, seen: set[Hashable]) -> bool:
        for slot in offers[figure]:
            if slot in seen:
                continue
            seen.add(slot)
            if slot not in taken or place_one(taken[slot], seen):
                taken[slot] = figure
                return True
        return False

    for figure in offers:
        place_one(figure, set())
    return taken


def _slots(target: Target, text: str) -> Iterator[tuple[str, str]]:
    """What of a target a figure may be; each can be only one figure.

    A word is a slot of its own: 所有企业全覆盖 says one thing in two words.
    """
    required = target.requirement
    if re.fullmatch(ALL_WORDS, text):
        if _is_all(target):
            yield "word", text
        return
    if text == "无" or re.fullmatch(NONE_WORDS, text):
        if required.op is Op.DONE or required.value == 0:
            yield "word", text
        return
    read = set(_amounts(text, required.unit))
    base = target.baseline.value if target.baseline else None
    for name, value in (("value", required.value), ("upper", required.upper), ("base", base)):
        if value is not None and value in read:
            yield name, ""


def _is_all(target: Target) -> bool:
    required = target.requirement
    return required.op is Op.DONE or (required.value == _HUNDRED and required.unit == "%")


def _amounts(text: str, unit: str) -> Iterator[Decimal]:
    """The amounts of a figure; without its 万 only where the unit keeps it (万元/人)."""
    parts = [] if re.fullmatch(MIXED, text) else _AMOUNT.findall(text)
    for digits, scale in parts:
        plain = Decimal(digits.replace(",", ""))
        if scale and unit.startswith(scale):
            yield plain
        yield _scaled(plain, scale)
    if not parts:
        for part in re.split("[-至到]", text):
            counted = part.rstrip(_COUNTED)
            amount = han_number(counted) if share(part) is None else share(part)
            if amount is not None:
                yield amount


def _scaled(value: Decimal, scale: str) -> Decimal:
    for sign in scale:
        value *= _SCALE[sign]
    return value


def _names(target: Target) -> frozenset[str]:
    """The figures of a target's names and of its unit, each as a whole."""
    names = (target.name, *target.aliases, target.requirement.unit)
    return frozenset(one.text for name in names for one in figures(fold(name)))


def _symbol(figure: Figure, text: str) -> bool:
    start = max(figure.span.start - _BEHIND, 0)
    return any(
        start + found.start() < figure.span.end and figure.span.end == start + found.end()
        for found in _SYMBOL.finditer(text[start : figure.span.end + 1])
    )
