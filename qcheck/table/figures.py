"""Figures as a person reads them: units attached, no exponent, no separators."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from qcheck.quantity import in_large, plain
from qcheck.regex import regex
from qcheck.words import say, visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qcheck.model import Lang

_SIGNS = {">=": "≥", ">": ">", "<=": "≤", "<": "<", "=": "="}
_NUMBER = regex(r"-?[0-9][0-9,]*(?:\.[0-9]+)?")


def figure(value: Decimal | int | None, unit: str) -> str:
    """1900, 件 → 1900件; 92.7, % → 92.7%; 12, km → 12 km; 2e9, 元 → 20亿元; None → nothing."""
    if value is None:
        return ""
    short, unit = in_large(Decimal(value), unit)
    return _with_unit(plain(short), unit)


def required(target: Mapping[str, Any], lang: Lang) -> str:
    """What a target asks for, in the unit of the actual value: ≥ 18000件, 2–3个, 完成.

    The digits are those of the plan's own text where it has them, so that 98.0 is not shown as 98.
    """
    if target["op"] == "done":
        return say("table.done", lang)
    if target["op"] == "range":
        return amount_required(target)
    return f"{_SIGNS[target['op']]} {amount_required(target)}"


def amount_required(target: Mapping[str, Any]) -> str:
    """The required amount without its operator: 18000件, 2–3个; nothing for a milestone."""
    if target["op"] == "done":
        return ""
    ends = [target["value"], target["upper"]] if target["op"] == "range" else [target["value"]]
    large = [in_large(Decimal(end), target["unit"]) for end in ends]
    units = {unit for _, unit in large}
    if len(units) == 1 and units != {target["unit"]}:  # all of them, or none
        ends = [end for end, _ in large]
    number = "–".join(_written(end, target["text"]) for end in ends)
    return _with_unit(number, units.pop() if len(units) == 1 else target["unit"])


def _written(value: Decimal | int, text: str) -> str:
    """The number as `text` writes it, or, where a 万 stands behind it there, written out."""
    numbers = (found.replace(",", "") for found in _NUMBER.findall(text))
    return next((n for n in numbers if Decimal(n) == value), plain(Decimal(value)))


def _with_unit(number: str, unit: str) -> str:
    spaced = unit[:1].isascii() and unit[:1].isalpha()
    return f"{number} {visible(unit)}" if spaced else number + visible(unit)
