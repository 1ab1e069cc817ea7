"""Whether a value may only be what was added to a stock: 1700 beside 上年末数 16800.

Which of the targets counts a stock is only known where the plan is; a flow does not mind.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qcheck.model import Figure, Outcome, Unreadable
from qcheck.reading import cells
from qcheck.regex import regex

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qcheck.reading.columns import ValueColumn
    from qcheck.reading.context import Context
    from qcheck.reading.grid import Row
    from qcheck.reading.headers import Header

_BEFORE = regex(
    r"基数|基期|期初|年初|上年|去年|已有|原有|结转|存量|以来累计|历年累计|年[末底]数",
    having="上以初历原去基存已数期结",
)
_NO_AMOUNT = regex(
    r"[得评]分|分值|权重|排[名序]|[名位]次|率|增|占|比|目标|计划|任务|要求|规划",
    having="任分占增排权次比率目要规计",
)
_FALLEN = 2  # a stock that falls to less than a half is rather another count


def before(headers: Mapping[int, Header], column: int) -> tuple[int, ...]:
    """The columns of what there was before the time of a column of values: 2024年底数, 基数."""
    own = headers[column]
    return tuple(c for c, h in headers.items() if c != column and _is_before(h, own))


def _is_before(header: Header, own: Header) -> bool:
    if header.region != own.region or _NO_AMOUNT.search(header.text):
        return False
    years, its = _years(header.text), _years(own.text)
    if years and its:
        return max(years) < max(its)
    return _BEFORE.search(header.text) is not None


def _years(text: str) -> set[int]:
    return {int(year) for year in re.findall(r"(?<![0-9])20[0-9]{2}(?=年|$)", text)}


def less(context: Context, row: Row, column: ValueColumn) -> Unreadable | None:
    """Why a value is no stock: before its time there was more than twice as much."""
    value = cells.figure(context.cell(row, column.column)) if column.before else None
    if not isinstance(value, Figure):
        return None
    for c in column.before:
        base = cells.figure(context.cell(row, c))
        if isinstance(base, Figure) and _is_more(base, value):
            label = context.columns.label
            said = {"column": label(column.column), "beside": label(c)}
            said["other"] = cells.shown(context.cell(row, c))
            return Unreadable(outcome=Outcome.AMBIGUOUS, code="stock-or-addition", params=said)
    return None


def _is_more(base: Figure, value: Figure) -> bool:
    return base.unit == value.unit and base.value > _FALLEN * value.value
