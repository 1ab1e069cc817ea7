"""Which column of a table means what; above all, which ones hold the values."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from qcheck.model import Record
from qcheck.period import since
from qcheck.reading import amounts, certified, otherwise, resort, rowdates, shares, standing, yearly
from qcheck.reading.grid import column_index, letters
from qcheck.reading.headers import (
    LEVELS,
    NAMES,
    Header,
    Role,
    is_amount,
    is_whole_year,
    squeeze,
    understand,
    whole_year,
)
from qcheck.reading.headrows import header_text, telling
from qcheck.reading.joined import headers_of
from qcheck.reading.places import TOTALS
from qcheck.reading.told import applied
from qcheck.regex import regex

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Container, Mapping, Sequence

    from qcheck.reading.grid import Row, Sheet

_LEAST_PLACES = 2  # one place alone may be anything: a project, a heading
# A table of what is planned: 2020年 | 2025年 | 年均增速 | 属性.
_ADDED_TARGET = regex(
    r"[^()]{0,6}(?:新增|净增|增量|增[长幅])(?:目标|任务|计划)(?:值|数)?(?:\([^()]*\))?"
)
_BEHIND = regex(r"[(\[【].*", having="([【")
_PLANNED = regex(r"属性|年均|约束性|预期性", having="均属约预")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ValueColumn(Record):
    """One column of values: of one region and one time, where its header says so.

    `sure` is True where the header says 完成 or 实际, False where it is only a year or a place;
    `period` is in words, `whole` the 全年 or 年终 of the header, `running` whether it counts up to
    its date. `date`, `covers`, `of_year` and `chosen` are those of the Actual, once the year is
    known. `beside` are
    further columns under the same header, `rivals` those that tell the same in words (完成情况
    beside 完成值) and may hold a figure nevertheless; `stated` is the column of the region's own
    target. `newer` are the columns of what came within the year alone, `of_years` says that it may
    be more than that, and `began` is the first day where the header names several years; `current`
    is True for 本期, whose time is the table's own; `said` are words of the header that make its
    figures something else (see `otherwise`). `shares` are columns of rates
    beside one of counts, `before` are the columns of what there was earlier,
    and `header` is the header as written; all three are empty where the user named the column.
    """

    column: int
    sure: bool = True
    unit: str = ""
    region: str = ""
    period: str = ""
    whole: str = ""
    running: bool = False
    beside: tuple[int, ...] = ()
    rivals: tuple[int, ...] = ()
    stated: int | None = None
    newer: tuple[int, ...] = ()
    of_years: bool = False
    before: tuple[int, ...] = ()
    shares: tuple[int, ...] = ()
    header: str = ""
    began: dt.date | None = None
    current: bool = False
    said: str = ""
    date: dt.date | None = None
    covers: dt.date | None = None
    of_year: bool = False
    chosen: bool = False
    late: bool = False  # it ends after the table was made: what stands there is no result

    @property
    def when(self) -> str:
        """The time that the header names, in words; "" where it names none."""
        return self.period or self.whole


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Columns(Record):
    """The meaning of the columns under one header; None where a sheet has no such column.

    `values` are the columns of values, one for each region and time. `candidates` are the headers
    that could be the value when that is not certain (then there are no `values`), and `unclear` is
    the finding that says why; `left_out` are columns of a period that a surer header goes before.
    `asked` is True where the user named the column, `elsewhen` where no column is of the period
    that he asked for. `known` is how many header cells were understood.
    """

    header_row: int
    name: int | None = None
    id: int | None = None
    unit: int | None = None
    target: int | None = None
    date: int | None = None
    region: int | None = None
    note: int | None = None
    basis: int | None = None
    units: tuple[int, ...] = ()  # further columns of units: 目标值 | 单位 | 完成值 | 单位
    category: tuple[int, ...] = ()
    further_names: tuple[int, ...] = ()  # 项目 beside 指标名称
    further_regions: tuple[int, ...] = ()  # 县区 behind 地市
    numbering: tuple[int, ...] = ()
    values: tuple[ValueColumn, ...] = ()
    candidates: tuple[int, ...] = ()
    unclear: str = "value-columns"
    left_out: tuple[int, ...] = ()
    known: int = 0
    hidden: tuple[int, ...] = ()
    planned: bool = False
    asked: bool = False
    elsewhen: bool = False
    running_to: bool = False  # the columns taken count from January to the end of the period asked
    timed: tuple[int, ...] = ()  # the columns of other periods, then
    labels: Mapping[int, str] = field(default_factory=dict)
    header_units: Mapping[int, str] = field(default_factory=dict)  # those that headers say
    column_names: Callable[[int], str] = letters

    def label(self, column: int) -> str:
        """A column as a person finds it: 实际值(E列)."""
        return f"{self.labels.get(column, '')}({self.column_names(column)})"

    @property
    def value(self) -> int | None:
        """The first column of values."""
        return self.values[0].column if self.values else None

    @property
    def places(self) -> tuple[int, ...]:
        """All columns that hold values, or could."""
        return tuple(one.column for one in self.values) or self.candidates

    def undecided(self, unclear: str) -> Columns:
        """The same with none of its values taken, because two of them could be the value."""
        taken = tuple(one.column for one in self.values)
        return replace(self, values=(), candidates=taken, unclear=unclear)


def find(rows: Sequence[Row], sheet: Sheet, column: str | None, *, periods: bool) -> Columns:
    """The meaning of each column under a header of one, two or three rows.

    Args:
        rows: the header rows.
        sheet: the sheet that they stand in.
        column: what `--column` named, outright.
        periods: whether a period was asked for: then every column of a period may be the value.
    """
    headers, spans = headers_of(rows, sheet)
    headers = applied(headers, rows)
    visible = {c: h for c, h in headers.items() if not sheet.column_hidden(c)}
    wanted = _candidates(visible, column, periods=periods)
    told = {} if column is not None else _told(visible, wanted)
    left = () if column is not None else _all(visible, Role.PERIOD)
    name = _name_column(visible)
    targets = _targets(visible, {name, *wanted})
    values = tuple(
        replace(
            _value_column(visible, c, targets),
            beside=tuple(b for b in spans.get(c, ()) if not sheet.column_hidden(b)),
            rivals=() if column is not None else _rivals(visible, c, told),
            newer=() if column is not None else yearly.beside(visible, c),
            of_years=column is None and yearly.of_years(visible, c),
            said="" if column is not None else otherwise.of_header(visible[c].text),
            before=() if column is not None else standing.before(visible, c),
            shares=() if column is not None else shares.beside(visible, c),
            header="" if column is not None else visible[c].text,
        )
        for c in wanted
        if c not in told
    )
    # Beside 2023年以来累计完成, what another column says came within the year.
    recent = tuple(replace(v, of_year=True) for v in values if v.began is None)
    values = recent if column is None and 0 < len(recent) < len(values) else values
    return Columns(
        header_row=rows[-1].number,
        name=name,
        further_names=tuple(c for c in _all(visible, Role.NAME) if c != name),
        category=tuple(c for c in _all(visible, Role.CATEGORY) if c != name),
        numbering=_all(visible, Role.NUMBER),
        hidden=tuple(sorted(headers.keys() - visible.keys())),
        labels={c: h.text for c, h in visible.items()},
        header_units={c: h.unit for c, h in visible.items() if h.unit},
        column_names=sheet.column_names,
        known=telling(understand(header_text(cell)).role for cell in rows[0].cells.values()),
        id=_first(visible, Role.ID),
        unit=_first(visible, Role.UNIT),
        units=_all(visible, Role.UNIT)[1:],
        target=targets[0] if len(targets) == 1 else None,
        date=rowdates.column(visible),
        region=_first(visible, Role.REGION),
        further_regions=_all(visible, Role.REGION)[1:],
        note=_first(visible, Role.NOTE),
        basis=_first(visible, Role.BASIS),
        left_out=tuple(c for c in left if c not in wanted),
        planned=any(_PLANNED.search(h.text) for h in visible.values()),
        asked=column is not None and len({one.when for one in values}) == 1,
        values=values,
    )


def _targets(headers: Mapping[int, Header], others: Container[int | None]) -> tuple[int, ...]:
    """The columns of targets; where there is none, that of what shall be added: 新增目标."""
    found = tuple(c for c in _all(headers, Role.TARGET) if c not in others)
    added = (c for c in _all(headers, Role.OTHER) if c not in others)
    return found or tuple(c for c in added if _ADDED_TARGET.fullmatch(headers[c].text))


def _rivals(headers: Mapping[int, Header], column: int, told: Mapping[int, int]) -> tuple[int, ...]:
    """The columns whose figures, where they are others, make those of a column doubtful."""
    words = tuple(words for words, figures in told.items() if figures == column)
    return (*words, *certified.rivals(headers, column))


def _told(headers: Mapping[int, Header], wanted: Sequence[int]) -> dict[int, int]:
    """The columns of words (完成情况, 进展情况) beside one of figures (完成值)."""
    sure = [c for c in wanted if headers[c].role is Role.VALUE]
    words = [c for c in sure if re.search(r"(?:情况|进展)$", headers[c].text)]
    figures = [c for c in sure if c not in words]
    same = {c: [f for f in figures if _thing(headers[f]) == _thing(headers[c])] for c in words}
    return {c: found[0] for c, found in same.items() if len(found) == 1}


def _thing(header: Header) -> tuple[str, str, str, bool]:
    return header.region, header.period, whole_year(header.text), header.running


def _value_column(
    headers: Mapping[int, Header], column: int, targets: tuple[int, ...]
) -> ValueColumn:
    header = headers[column]
    own = [c for c in targets if headers[c].region == header.region]
    return ValueColumn(
        column=column,
        sure=(header.role is Role.VALUE and not is_amount(header.text))
        or re.search("完成|实际|执行", header.text) is not None,
        unit=header.unit,
        region=header.region,
        period=header.period,
        whole=whole_year(header.text),
        running=header.running,
        of_year=amounts.of_year(header),
        began=since(header.text),
        current=resort.is_current(header.text),
        stated=own[0] if header.region and len(own) == 1 else None,
    )


def _candidates(
    headers: Mapping[int, Header], column: str | None, *, periods: bool
) -> tuple[int, ...]:
    """The columns that could be the value; one that says 完成 or 实际 goes before a bare period.

    But not before 全年, which may be the later state of the same thing; nor before the columns of
    the regions, which stand beside that of the whole.
    """
    if column is not None:
        return _named(headers, column)
    sure, bare = _all(headers, Role.VALUE), _all(headers, Role.PERIOD)
    areas = () if _all(headers, Role.REGION) else _areas(headers)
    if periods or not sure:
        found = {*sure, *bare, *areas}
        return tuple(sorted(found)) or resort.values(headers)
    whole = (c for c in bare if is_whole_year(headers[c].text))
    return tuple(sorted({*sure, *whole, *areas}))


def _areas(headers: Mapping[int, Header]) -> tuple[int, ...]:
    """The columns that only name a place; 合计 is one beside two others."""
    found = _all(headers, Role.AREA)
    named = {headers[c].region for c in found} - TOTALS
    return found if len(named) >= _LEAST_PLACES else ()


def _named(headers: Mapping[int, Header], column: str) -> tuple[int, ...]:
    """The columns that `--column` names: by the whole header, its last part, or their letters."""
    asked = squeeze(column)
    whole = tuple(c for c, h in headers.items() if h.text == asked)
    if whole:
        return whole
    parts = tuple(c for c, h in headers.items() if h.text.endswith(asked))
    if parts:
        return parts
    letter = column.strip().removesuffix("列")
    if re.fullmatch(r"[A-Za-z]{1,3}", letter) and column_index(letter) in headers:
        return (column_index(letter),)
    return ()


def _all(headers: Mapping[int, Header], role: Role) -> tuple[int, ...]:
    return tuple(sorted(c for c, h in headers.items() if h.role is role))


def _first(headers: Mapping[int, Header], role: Role) -> int | None:
    return next(iter(_all(headers, role)), None)


def _name_column(headers: Mapping[int, Header]) -> int | None:
    """The column of the indicators' names: the most telling header, then the leftmost."""
    base = {c: _BEHIND.sub("", h.text) for c, h in headers.items() if h.role is Role.NAME}
    if not base:
        if tasks := resort.names(headers):
            return tasks[0]
        levels = {h.text: c for c, h in sorted(headers.items(), reverse=True)}
        found = next((levels[level] for level in LEVELS if level in levels), None)
        return next(iter(resort.works(headers)), None) if found is None else found
    return min(base, key=lambda c: (NAMES.index(base[c]) if base[c] in NAMES else 99, c))
