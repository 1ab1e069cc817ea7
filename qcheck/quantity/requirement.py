"""A plan's quantities: "≥ 1.8万件", "2–3个", "done", and plain amounts such as a baseline."""

from __future__ import annotations

import re
from decimal import Decimal

from qcheck.model import Op, Requirement
from qcheck.quantity.compare import trimmed
from qcheck.quantity.grammar import MAX_DIGITS, MULTIPLIER, NUMBER, exponent_of
from qcheck.regex import regex

_OPERATORS = {
    "≥": Op.GE, ">=": Op.GE, "≧": Op.GE, ">": Op.GT,
    "≤": Op.LE, "<=": Op.LE, "≦": Op.LE, "<": Op.LT, "=": Op.EQ,
}  # fmt: skip
_AMOUNT = (
    rf"(?P<number>-?(?:{NUMBER}))\s*{MULTIPLIER}"
    r"(?P<unit>[^\d\s()].*?|)"
)
_RANGE = rf"(?P<lower>{NUMBER})\s*[-–—~～至]\s*{_AMOUNT}"
_LIMIT = regex(rf"(?P<op>≥|>=|≧|>|≤|<=|≦|<|=)\s*{_AMOUNT}\s*(?:\((?P<hint>[^()]+)\))?")
# A comparison word inside a unit means that words and operator were mixed.
_NOT_A_UNIT = regex(r"以[上下内外]|左右|超过|不[低高超少多足]|约|[≥≤<>=]", having="<=>≤≥不以左约超")


class QuantityError(ValueError):
    """A plan's target text does not follow the grammar; `code` is the finding code."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code
        self.text = text


def parse_requirement(text: str) -> Requirement:
    """A plan's `target:` text, such as "≥ 1.8万件", "< 37 微克/立方米", "2–3个" or "done".

    Raises:
        QuantityError: the text does not follow the grammar of the plan file.
    """
    written = text.strip()
    if written == "done":
        return Requirement(op=Op.DONE, value=None, unit="", quantum=Decimal(1), text=written)
    if found := _LIMIT.fullmatch(written):
        value, unit, quantum = _amount(found, written)
        if hint := found["hint"]:
            _check_hint(hint, value, written)
        return Requirement(
            op=_OPERATORS[found["op"]], value=value, unit=unit, quantum=quantum, text=written
        )
    if found := re.fullmatch(_RANGE, written):
        upper, unit, quantum = _amount(found, written)
        exponent = exponent_of(found["multiplier"], unit)
        lower = Decimal(found["lower"].replace(",", "")).scaleb(exponent)
        if not lower < upper:
            raise QuantityError("range-reversed", written)
        return Requirement(
            op=Op.RANGE, value=lower, upper=upper, unit=unit, quantum=quantum, text=written
        )
    if re.match(rf"\s*(?:{NUMBER})", written):
        raise QuantityError("operator-missing", written)
    raise QuantityError("quantity-unreadable", written)


def parse_amount(text: str) -> tuple[Decimal, str]:
    """A plan's plain amount, such as a baseline "12000件" or "1.2万件": value and unit.

    Raises:
        QuantityError: the text is not a number with an optional multiplier and unit.
    """
    found = re.fullmatch(_AMOUNT, text.strip())
    if not found:
        raise QuantityError("quantity-unreadable", text)
    value, unit, _ = _amount(found, text)
    return value, unit


def _amount(found: re.Match[str], written: str) -> tuple[Decimal, str, Decimal]:
    """Value, unit and weight of the last digit of a matched amount, 万/亿 expanded."""
    unit = (found["unit"] or "").strip()
    if _NOT_A_UNIT.search(unit):
        raise QuantityError("words-in-unit", written)
    if re.search(r"[0-9]", re.sub(r"m[23]", "", unit)):
        raise QuantityError("quantity-unreadable", written)
    number = Decimal(found["number"].replace(",", ""))
    if len(number.as_tuple().digits) > MAX_DIGITS:
        raise QuantityError("quantity-unreadable", written)
    exponent = exponent_of(found["multiplier"], unit)
    if found["multiplier"] and not exponent:
        unit = found["multiplier"] + unit
    digits = number.as_tuple().exponent
    quantum = Decimal(1).scaleb(int(digits) + exponent)
    return trimmed(number.scaleb(exponent)), unit, quantum


def _check_hint(hint: str, value: Decimal, written: str) -> None:
    """The range beside a limit, "≥ 2个 (2–3个)", must begin at that limit."""
    found = re.fullmatch(_RANGE, hint.strip())
    if not found:
        raise QuantityError("quantity-unreadable", written)
    exponent = exponent_of(found["multiplier"], found["unit"])
    if Decimal(found["lower"].replace(",", "")).scaleb(exponent) != value:
        raise QuantityError("range-hint-differs", written)
