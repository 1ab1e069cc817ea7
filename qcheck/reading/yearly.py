"""Whether a column of values may hold more than its year brought: 累计完成 beside 当年新增.

A target that counts each year asks for that year's amount; one that counts a stock, or the whole
of its period, does not mind. Which of them a row is for is only known where the plan is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.model import Figure, Outcome, Unreadable
from qcheck.reading import amounts, cells
from qcheck.reading.headers import BRACKETS, Role, is_never_value, is_total, squeeze
from qcheck.reading.span import own_year
from qcheck.regex import regex

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qcheck.reading.columns import ValueColumn
    from qcheck.reading.context import Context
    from qcheck.reading.grid import Row
    from qcheck.reading.headers import Header

_NEW = r"(?:其中:?)?(?:新增|净增|新增加|增加|增量)(?:加)?"
_SAYS_NEW = regex(_NEW, having="新净增")
_ANY_TIME = regex(rf"{_NEW}(?:情况|数值|数量|数据|个数|值|数|量|额)?")
_OF_YEARS = regex(
    r"期末|存量|^20[0-9]{2}年[末底](?:数|值)?$|[拥保现]有|历年|累年|[两二三四五六]年(?:来|期)?(?:累计|合计|总[数量])|十[二三四五]五",
    having="十历合存底总有期末累",
)
_RATE = regex(r"增[长速幅减]|同比|升降", having="升同增")


def beside(headers: Mapping[int, Header], column: int) -> tuple[int, ...]:
    """The columns of what came within the year alone, beside a column that does not say it is."""
    if amounts.of_year(headers[column]):
        return ()
    return tuple(c for c, h in headers.items() if c != column and _is_new(h, headers[column]))


def _is_new(header: Header, value: Header) -> bool:
    """Whether a header is that of the year's own amount: 当年新增, 2025年新增, 本年数, 新增."""
    rest = _SAYS_NEW.sub("", BRACKETS.sub("", header.text))
    if header.role not in (Role.OTHER, Role.PERIOD) or is_never_value(rest):
        return False
    if header.region != value.region or own_year(value.period):
        return False
    return amounts.of_year(header) or _ANY_TIME.fullmatch(header.text) is not None


def of_years(headers: Mapping[int, Header], column: int) -> bool:
    """Whether a header says a stock, or the total of several years: 期末数, 三年累计, 总量.

    The 总量 beside a rate (总量 | 增幅) only is no rate.
    """
    header = headers[column]
    if amounts.of_year(header):
        return False
    total = is_total(header.text) and header.text.startswith("总")
    rated = any(_RATE.search(h.text) for h in headers.values())
    return bool(_OF_YEARS.search(squeeze(header.text))) or (total and not rated)


def beyond(context: Context, row: Row, column: ValueColumn) -> Unreadable | None:
    """Why the figure of a row may be no amount of its year, by its header and the columns beside.

    A column beside it only matters where it holds another figure.
    """
    label = context.columns.label
    if column.of_years:
        return _doubt("amount-of-years", column=label(column.column))
    if not column.newer:
        return None
    value = cells.figure(context.cell(row, column.column))
    for c in column.newer:
        new = _figure(cells.figure(context.cell(row, c)))
        if new and isinstance(value, Figure) and new.value != value.value:
            both = {"column": label(column.column), "beside": label(c)}
            return _doubt("amount-of-year-beside", **both, other=cells.shown(context.cell(row, c)))
    return None


def _figure(read: Figure | Unreadable) -> Figure | None:
    """The figure of a cell; of 新增20家 the 20家."""
    if isinstance(read, Figure):
        return read
    return read.change.figure if read.change else None


def _doubt(code: str, **params: str) -> Unreadable:
    return Unreadable(outcome=Outcome.AMBIGUOUS, code=code, params=params)
