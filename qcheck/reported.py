"""What a row's figure says of its target: a level, a growth, an amount; in the target's unit."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from qcheck.model import Figure, Kind, Op, Outcome, Unreadable
from qcheck.quantity import canonical_unit, convert, is_count, names_new_part, names_rate, plain
from qcheck.regex import regex

if TYPE_CHECKING:
    from qcheck.model import Actual, Change, Target

_NOTHING = regex(
    r"无|没有|(?:均|尚|暂)?(?:未|无|没有|不)(?:发生|出现|新增)(?:过)?|不存在", having="不出发新无没"
)
_AWAITED = ("value-newest-missing", "value-newest-blank")  # beside an older figure
_PROGRESS = regex(r"(?:目标|任务|工作|指标)*完成进度", having="度")
_TWELVE_DECIMALS = Decimal("1e-12")
_DECLINE = r"下降|降低|减少|压减|削减|降幅|减幅|降率"


def taken(target: Target, row: Actual) -> Figure | Unreadable:
    """The figure of a row as its target's kind reads it, still in the row's own unit.

    A change (增长5.2%) is the value of a growth target and no other; what is new (新增20家) that of
    a flow. Where a total stands with its new part, or a rate with another, either could be meant.
    """
    value = row.value
    if isinstance(value, Unreadable):
        if value.change is None:
            return _none(target, row, value)
        return _of_change(target, row, value, value.change)
    if _PROGRESS.match(row.header) and _may_be_share(target, row, value):
        return _ambiguous("value-or-completion", row)
    if target.kind is Kind.FLOW and value.beside and names_new_part(value.beside):
        return _ambiguous("value-several-figures", row)
    return _rate(target, row, value) if target.kind is Kind.GROWTH else value


def _may_be_share(target: Target, row: Actual, value: Figure) -> bool:
    """Whether a figure below 完成进度 may be how much of the task is done: 96%, or bare 96."""
    units = [canonical_unit(one)[1] for one in (value.unit or row.unit, target.requirement.unit)]
    return "%" in units or not units[0]


def _none(target: Target, row: Actual, refused: Unreadable) -> Unreadable:
    """无 and 未发生 where things are counted: no 0, but what is to be written is another matter."""
    said = _NOTHING.fullmatch("".join(row.raw.split())) is not None
    if not said or refused.code in _AWAITED or not is_count(target.requirement.unit):
        return refused
    return replace(refused, code="value-none-or-zero")


def _of_change(
    target: Target, row: Actual, refused: Unreadable, change: Change
) -> Figure | Unreadable:
    if change.added:
        return change.figure if target.kind is Kind.FLOW else refused
    if target.kind is not Kind.GROWTH:
        return refused
    one_year = target.yearly or target.start.year == target.due.year
    if change.on_year and not one_year:
        return _ambiguous("growth-on-year", row)
    declines = _named_decline(target)
    if declines and not change.falling:
        return _ambiguous("growth-direction", row)
    limit = target.requirement.value or Decimal(0)
    # 下降率 ≥ 3%: the plan counts the decline itself; ≤ -3% and all others count growth.
    down = change.falling and not (declines and limit > 0)
    return replace(change.figure, value=-change.figure.value) if down else change.figure


def _rate(target: Target, row: Actual, figure: Figure) -> Figure | Unreadable:
    """A growth target's figure: a rate needs one direction, a level has none."""
    if canonical_unit(figure.unit or row.unit)[1] not in ("", "%"):
        return figure
    if names_rate(figure.beside):
        return _ambiguous("value-several-figures", row)
    limit = target.requirement.value or Decimal(0)
    against = _named_decline(target) and figure.value and limit * figure.value <= 0
    if "↓" in figure.beside or against:
        return _ambiguous("growth-direction", row)
    return figure


def _named_decline(target: Target) -> bool:
    return bool(re.search(_DECLINE, target.name))


def _ambiguous(code: str, row: Actual) -> Unreadable:
    return Unreadable(outcome=Outcome.AMBIGUOUS, code=code, params={"text": row.raw})


def in_unit(target: Target, figure: Figure, row_unit: str) -> Decimal | Unreadable:
    """A figure in the target's unit; for growth a level becomes its growth over the base value."""
    unit = target.requirement.unit
    base = target.baseline
    if target.kind is Kind.GROWTH and base is not None and base.value > 0:
        written = canonical_unit(figure.unit or row_unit)
        if not written[1] and canonical_unit(base.unit)[1] != canonical_unit(unit)[1]:
            return Unreadable(
                outcome=Outcome.AMBIGUOUS, code="growth-or-level", params={"unit": base.unit}
            )
        if written[1] and written[1] == canonical_unit(base.unit)[1] != canonical_unit(unit)[1]:
            level = convert(figure, row_unit, base.unit)
            return level if isinstance(level, Unreadable) else _growth(level, base.value, target)
    return convert(figure, row_unit, unit)


def _growth(level: Decimal, base: Decimal, target: Target) -> Decimal:
    """Growth in %, to twelve decimals; rounded so that it never looks better than it is."""
    up = target.requirement.op in (Op.GE, Op.GT)
    exact = (level / base - 1) * 100
    return exact.quantize(_TWELVE_DECIMALS, ROUND_FLOOR if up else ROUND_CEILING)


def conversion(row: Actual, figure: Figure, value: Decimal, unit: str) -> str:
    """How the cell became the value, "1.61万件 → 16100件"; "" where they are the same."""
    if figure.value == value and not figure.multiplied:
        return ""
    written = row.raw.strip() if figure.unit else f"{row.raw.strip()}{row.unit}"
    return f"{written} → {plain(value)}{unit}"
