"""The columns of values and the lines above them → which are taken, and the date of each.

Several columns are taken together only where each is of another region or another time, and every
time is certain: its own year, or the one year that the lines above say. Else none is.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from qcheck.reading import amounts
from qcheck.reading.cumulative import of_months
from qcheck.reading.span import inside_year, own_year, span
from qcheck.regex import regex

if TYPE_CHECKING:
    from qcheck.reading.columns import Columns, ValueColumn
    from qcheck.reading.span import Asked
    from qcheck.reading.titles import Dated

_FILED_EARLY = dt.timedelta(days=31)  # a month may be reported before its last day
_LAST_DAY = (12, 31)
_SOME_YEAR = 2096  # for a part of a year that is not known: later than any plan, and a leap year
# A table that sets tasks, and does not report on them. The name of a plan says neither.
PLANS = regex(
    r"行动(?:计划|方案)|[一二三四五]年计划|五规划|发展规划|实施方案|计划主要指标",
    having="五发实行计",
)
_SETS = regex(r"目标|任务|计划|分解|规划|预计|预测", having="任分目规计预")
_REPORTS = regex(r"完成|实际|执行|进展|落实|达到|实现|统计|监测|进度|快报|通报|汇总")


class Settled(NamedTuple):
    """The columns with the values to take, and the date of those that have none of their own.

    `own` is True where that is the end of the year that the column of values names itself.
    """

    columns: Columns
    title: dt.date | None
    own: bool = False


def settle(found: Columns, said: Dated, about: str, asked: Asked | None) -> Settled:
    """Decide which columns of values are taken; none, where nothing says when they end.

    Args:
        found: the columns by their headers.
        said: what the lines above say of dates.
        about: these lines.
        asked: what `--period` named.
    """
    columns, title, own = _settle(found, said, about, asked)
    if said.open and columns.date is None and any(v.date is None for v in columns.values):
        return Settled(columns.undecided("block-undated"), None)
    chosen = columns.asked or asked is not None
    values = tuple(replace(one, chosen=chosen) for one in columns.values)
    return Settled(replace(columns, values=values), title, own)


def _settle(found: Columns, said: Dated, about: str, asked: Asked | None) -> Settled:
    if asked is not None:
        if said.year is None and asked.year is not None:  # 9月 of the year that the user says
            said = said._replace(year=asked.year)
        found = _of_period(found, said, asked)
    values = found.values
    if not values:
        return Settled(found, said.day)
    if not found.asked and (found.planned or sets_tasks(about)) and not all(v.sure for v in values):
        return Settled(found.undecided("planned-columns"), said.day)
    if asked is not None and all(v.when for v in values):
        taken = _of_several(found, said)
        if taken.unclear != "period-columns":
            return Settled(taken, said.day)
    if len({v.when for v in values} - {""}) <= 1:
        return _of_one_time(found, said, about)
    return Settled(_of_several(found, said), said.day)


def sets_tasks(about: str) -> bool:
    """Whether a title is that of a table of tasks, and not of what has come of them."""
    said = PLANS.sub("", about)
    return bool(_SETS.search(said)) and not _REPORTS.search(said)


def _of_one_time(found: Columns, said: Dated, about: str) -> Settled:
    """One column, or one for each region: the header may date them all, and the table with them."""
    if len({v.region for v in found.values}) < len(found.values):
        return Settled(found.undecided("value-columns"), said.day)
    period = next((v.period for v in found.values if v.period), "")
    title, day = _column_dates(period, said)
    months = of_months(about) and not said.filed
    values = tuple(
        replace(
            v,
            date=day,
            covers=_covers_alone(v, said, about),
            of_year=v.of_year or (months and not v.when),
        )
        for v in found.values
    )
    return Settled(replace(found, values=values), title, _ends(period, title))


def _ends(period: str, title: dt.date | None) -> bool:
    """Whether a date is the end of the year that a header names: 2024年完成值."""
    own = own_year(period)
    return own is not None and not inside_year(period) and title == dt.date(own, 12, 31)


def _covers_alone(value: ValueColumn, said: Dated, about: str) -> dt.date | None:
    """What the amount in the only column covers: 9月 is a month's, as a title of 二季度 says."""
    if value.running:
        return None
    if value.current:
        return amounts.of_current(about, said.day)
    if not value.when and not value.of_year and not said.filed:
        return amounts.of_title(about, said.day)
    if not value.period:
        return None
    year = own_year(value.period) or said.year
    # A part of a year that is not known began at some time, and not with the period.
    first = _covers(value, year or _SOME_YEAR)
    return first if first and (not value.sure or first.month > 1) else None


def _covers(value: ValueColumn, year: int | None) -> dt.date | None:
    """The first day of the amount; None where it counts up to its date."""
    when = span(value.when, year)
    return None if when is None or value.running else when.first


def _of_several(found: Columns, said: Dated) -> Columns:
    """Several times: each must be named, certain, and there once for each region."""
    if any(not v.when for v in found.values):
        return found.undecided("value-columns")
    values = tuple(_dated(v, said) for v in found.values)
    if any(v.date is None for v in values):
        return found.undecided("period-columns")
    if len({(v.region, v.date) for v in values}) < len(values):
        return found.undecided("value-columns")
    return replace(found, values=values)


def _dated(value: ValueColumn, said: Dated) -> ValueColumn:
    when = span(value.when, said.year)
    if when is None:
        return value
    day = when.last
    bare = not inside_year(value.period) and value.whole != "全年" and when.first is not None
    if bare and said.day and day.year == said.day.year:
        day = min(day, said.day)  # 2025年 in a table of June 2025 is the state of June
    late = said.day is not None and day - said.day > _FILED_EARLY
    return replace(value, date=day, covers=_covers(value, said.year), late=late)


def _of_period(found: Columns, said: Dated, asked: Asked) -> Columns:
    """The columns of the period asked for; a column that names no time is of the table's own."""
    timed = [v for v in found.values if v.when]
    if not timed:
        return found
    spans = [(v, s) for v in timed if (s := span(v.when, said.year))]
    kept = [v for v, s in spans if asked.matches(s)]
    # 1-6月 for June, 前三季度 for the third quarter: where no column is of that alone.
    summed = [] if kept else [v for v, s in spans if asked.within(s)]
    kept = kept or summed
    if not kept and any(span(v.when, said.year) is None for v in timed):
        kept = [v for v in timed if asked.year is None and _same(v.when, asked)]
    if not kept and said.day and not said.filed and asked.ends(said.day, said.year):
        kept = [v for v in found.values if not v.when]
    if not kept:
        others = tuple(v.column for v in timed)
        return replace(found, values=(), elsewhen=True, timed=others, left_out=())
    return replace(found, values=tuple(kept), asked=True, left_out=(), running_to=bool(summed))


def _same(when: str, asked: Asked) -> bool:
    """9月 was asked for, and the table does not say of which year it is."""
    found = span(when, asked.year or _SOME_YEAR)
    wanted = span(asked.period, _SOME_YEAR)
    return own_year(when) is None and found == wanted


def _column_dates(period: str, said: Dated) -> tuple[dt.date | None, dt.date | None]:
    """What lines and header say of the date: (date for want of another, date of its cells).

    上半年 under a title of 2024年度 is 2024-06-30, and so is then the whole table. A bare year only
    counts where the title is silent or names another year: 2025年完成值 in a table of June 2025 is
    the state of June.
    """
    title = said.day
    own = own_year(period)
    if inside_year(period) and (own or said.year):
        found = span(period, said.year)
        day = found.last if found else None
        if day and title and said.filed and not own and day > title:
            return title, None  # filed before the end of it: it is that of another year
        whole = title and (title.month, title.day) == _LAST_DAY and not said.filed
        return (day if day and whole and title and title.year == day.year else title), day
    if own and (title is None or title.year != own):
        return dt.date(own, 12, 31), None
    return title, None
