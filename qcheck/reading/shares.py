"""A column of counts beside one of shares: 完成数量 and 合格率(%).

The rate of a row that is one may stand in either of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.model import Figure, Outcome, Unreadable
from qcheck.regex import regex

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qcheck.reading.columns import ValueColumn
    from qcheck.reading.headers import Header

_COUNT = regex("数量|[件家个批户起]数", having="数")
# How much of a task is done, and what has grown, are told beside rates too.
_SHARE = regex(
    r"(?:(?<![重值分])占比|(?<![成重长度标])比例|比重|(?<![成达现长幅降行度分])率)(?:\(%\))?$",
    having="率比",
)
_RATES = ("率", "比重", "占比", "比例")


def beside(headers: Mapping[int, Header], column: int) -> tuple[int, ...]:
    """The columns of shares beside one of counts."""
    if not _COUNT.search(headers[column].text):
        return ()
    return tuple(c for c, h in headers.items() if c != column and _SHARE.search(h.text))


def unclear(
    value: Figure | Unreadable, column: ValueColumn | None, labels: Mapping[int, str], about: str
) -> Unreadable | None:
    """Why a bare number in a column of counts may not be the rate that its row is about.

    Args:
        value: what was read.
        column: its column.
        labels: the headers.
        about: the name of the row, its unit or its own target: whatever says that it is a rate.
    """
    if column is None or not column.shares or isinstance(value, Unreadable) or value.unit:
        return None
    if "%" not in about and not about.endswith(_RATES):
        return None
    said = {"header": column.header, "other": labels.get(column.shares[0], "")}
    return Unreadable(outcome=Outcome.AMBIGUOUS, code="value-beside-share", params=said)
