"""The column that dates the rows: 数据时点, or 时期 where its cells name periods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.reading import cells
from qcheck.reading.headers import Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from qcheck.reading.context import Context
    from qcheck.reading.grid import Row
    from qcheck.reading.headers import Header

# What stands there may also be 本年, 十四五 or 建设期, which dates no figure.
_LOOSE = frozenset("时期 期间 时段 数据时期 数据期间 所属时期".split())


def column(headers: Mapping[int, Header]) -> int | None:
    """The first column of dates; one of periods only where there is no other."""
    found = [c for c, header in sorted(headers.items()) if header.role is Role.DATE]
    return next((c for c in found if headers[c].text not in _LOOSE), next(iter(found), None))


def day(context: Context, row: Row) -> dt.date | str | None:
    """The date that a row says, or the text there that should be one; None where it says none."""
    where = context.columns.date
    said = cells.day(context.cell(row, where))
    loose = where is not None and context.columns.labels.get(where) in _LOOSE
    return None if loose and isinstance(said, str) else said
