"""The comparison words around a figure, per Civil Code art. 1259.

以上 以下 以内 不低于 不超过 达到 include the figure, 超过 低于 不满 以外 do not; (含) includes it,
(不含) does not. 优于 is beyond it on whichever side is good.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qcheck.model import Op

if TYPE_CHECKING:
    from collections.abc import Sequence

    Words = Sequence[tuple[str, frozenset[Op]]]

NOT = r"(?:不(?:得|应当|应该|应|允许|能够|能|可以|可|会|宜|准|许|要)?|未|没有?|严禁|禁止)(?:再|被)?"
_MORE = r"(?:超过|超出|高于|大于|多于|高过)"
_LESS = r"(?:低于|小于|少于)"
_GE, _GT = frozenset({Op.GE}), frozenset({Op.GT})
_LE, _LT = frozenset({Op.LE}), frozenset({Op.LT})
_STRICT_BEFORE: Words = (
    (rf"{NOT}{_MORE}(?:或者?|及)?等于", _LT),
    (rf"{NOT}{_LESS}(?:或者?|及)?等于", _GT),
    (rf"{NOT}{_LESS}|至少|最少|起码|≥|≧|⩾|>=", _GE),
    (rf"{_MORE}(?:或者?|及)?等于|(?:达到|等于)(?:或者?|及){_MORE}|{_MORE}\(含\)", _GE),
    (rf"{NOT}(?:{_MORE}|突破|超)了?|最多|至多|最高|≤|≦|⩽|<=", _LE),
    (rf"{_LESS}(?:或者?|及)?等于|(?:达到|等于)(?:或者?|及){_LESS}|{_LESS}\(含\)", _LE),
    (rf"{NOT}(?:劣于|差于)", frozenset({Op.GE, Op.LE})),
    (r"优于|好于", frozenset({Op.GT, Op.LT})),
    (r"高出", frozenset({Op.GE, Op.GT})),  # 高出全国9个百分点: by so much
    (rf"(?:{_MORE}|突破|逾|超)了?|>", _GT),
    (rf"{_LESS}|不满|不足|不到|<", _LT),
)
_WEAK_BEFORE: Words = (
    (r"(?:稳定|保持|维持)[在到]?|达到?|(?:提高|提升|增加|上升|扩大)[到至]", _GE),
    (
        r"严?控(?:制)?[在到]?|(?:下降|降低|减少|压减|压降|压缩|缩短|缩减|下调)[到至]|降[到至]|低至",
        _LE,
    ),
)
_IN, _OUT = r"\(含[^()]*\)", r"\(不含[^()]*\)"
_BELOW = r"(?:及?以下|以内|之内)"
_AFTER: Words = (
    (rf"{_OUT}及?以上|及?以上{_OUT}", _GT),
    (rf"{_OUT}{_BELOW}|{_BELOW}{_OUT}", _LT),
    (rf"(?:{_IN})?及?以上(?:{_IN})?", _GE),
    (rf"(?:{_IN})?{_BELOW}(?:{_IN})?", _LE),
    (r"以外", _GT),
    (r"左右|上下", frozenset()),  # how far is not said: as if nothing stood there
    (_IN, frozenset()),
)
_INCLUDED = {_GT: _GE, _LT: _LE}


def compared(before: str, after: str) -> tuple[str, str, frozenset[Op], bool]:
    """The words before and behind a figure, the operators they allow, whether they are firm.

    A strict word before and one behind both count; 达到 or 控制在 only where there is no other.
    """
    first, allowed = _before(before, _STRICT_BEFORE)
    behind, more = _behind(after)
    if re.fullmatch(_IN, behind):  # 低于9%(含)
        allowed = _INCLUDED.get(allowed, allowed)
    firm = bool(allowed | more)
    if not firm:
        first, allowed = _before(before, _WEAK_BEFORE)
    elif not allowed:
        first = _before(before, _WEAK_BEFORE)[0]
    return first, behind, allowed | more, firm


def _before(text: str, words: Words) -> tuple[str, frozenset[Op]]:
    for pattern, ops in words:
        if found := re.search(rf"(?:{pattern})$", text):
            return found[0], ops
    return "", frozenset()


def _behind(text: str) -> tuple[str, frozenset[Op]]:
    for pattern, ops in _AFTER:
        if found := re.match(pattern, text):
            return found[0], ops
    return "", frozenset()
