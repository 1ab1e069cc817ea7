"""Whether a row's own 目标值 says something else than the plan."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from re import search
from typing import TYPE_CHECKING

from qcheck.model import Op, Unreadable
from qcheck.quantity import convert, parse_stated
from qcheck.quantity.grammar import NUMBER

if TYPE_CHECKING:
    from qcheck.model import Actual, Figure, Requirement, Target

_SIDES = {Op.GE: 1, Op.GT: 1, Op.LE: -1, Op.LT: -1}


def differs(target: Target, row: Actual) -> bool:
    """Whether the row promises another number, or the same in the opposite direction.

    Words without a figure promise nothing; ≥ and > are the same side, =100 may mean either.
    """
    return bool(row.stated) and _differs(target.requirement, row.stated, row.unit)


@lru_cache(maxsize=4096)  # a long table promises the same in every row
def _differs(requirement: Requirement, said: str, unit: str) -> bool:
    stated = parse_stated(said)
    limit = requirement.value
    if limit is None or not stated.figures:
        return False
    readings = [_readings(figure, unit, requirement) for figure in stated.figures]
    if stated.falling:
        return not any({limit, -limit} & one for one in readings)
    if _SIDES.get(requirement.op, 0) * stated.side < 0:
        return True
    if requirement.op is Op.RANGE and stated.span:
        return limit not in readings[0] or requirement.upper not in readings[1]
    return not any({limit, requirement.upper or limit} & one for one in readings)


def promised_for_year(target: Target, row: Actual) -> bool:
    """Whether the row's own target of its year (年初目标值) is the very figure of the plan."""
    figures = parse_stated(row.stated).figures
    return row.stated_for_year and bool(figures) and not differs(target, row)


def _readings(figure: Figure, row_unit: str, requirement: Requirement) -> set[Decimal]:
    """All that a figure may mean in the plan's unit: any of them may be what was promised."""
    value = convert(figure, row_unit, requirement.unit)
    if not isinstance(value, Unreadable):
        return {value} | _as_written(figure, row_unit, requirement)
    if value.code == "share-or-percent":
        said = [replace(figure, unit="%", value=figure.value.scaleb(k)) for k in (0, 2)]
        found = [convert(one, "", requirement.unit) for one in said]
        return {one for one in found if isinstance(one, Decimal)}
    return {figure.value}


def _as_written(figure: Figure, row_unit: str, requirement: Requirement) -> set[Decimal]:
    """A bare 1.8 where the plan writes 1.8万件 is the same promise in the plan's own writing."""
    written = search(NUMBER, requirement.text)
    if figure.unit or figure.multiplied or row_unit or not written or requirement.value is None:
        return set()
    return {requirement.value} if Decimal(written[0].replace(",", "")) == figure.value else set()
