"""How each kind of target is judged: one module a kind, its docstring is its manual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.kinds import flow, growth, hold, level, milestone, stock
from qcheck.kinds.case import Case
from qcheck.model import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from qcheck.model import Ruling

JUDGES: dict[Kind, Callable[[Case], Ruling]] = {
    Kind.LEVEL: level.judge,
    Kind.HOLD: hold.judge,
    Kind.STOCK: stock.judge,
    Kind.FLOW: flow.judge,
    Kind.GROWTH: growth.judge,
    Kind.MILESTONE: milestone.judge,
}

__all__ = ["JUDGES", "Case"]
