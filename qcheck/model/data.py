"""What spreadsheets and documents say, and what is wrong with them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from qcheck.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from typing_extensions import Self

    from qcheck.model.terms import Basis, Hedge, Outcome, Severity


class Names(str):
    """Several names as one text, listed as Chinese does: 甲、乙. `say` lists them as English does.

    >>> Names(["甲", "乙"])
    '甲、乙'
    """

    __slots__ = ("names",)

    names: tuple[str, ...]

    def __new__(cls, names: Iterable[str]) -> Self:
        """The names in their order."""
        every = tuple(names)
        made = super().__new__(cls, "、".join(every))
        made.names = every
        return made


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Finding(Record):
    """Anything wrong with a file, with its address.

    `code` is stable and names a phrase in `qcheck.words`; `params` fill that phrase.
    `source` is `file:line:column` for a plan, `file!sheet!cell` for a spreadsheet.
    """

    code: str
    severity: Severity
    source: str
    params: Mapping[str, str] = field(default_factory=dict)
    target: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number read with certainty: `value` with any 万/亿 expanded, `unit` as written or ""."""

    value: Decimal
    unit: str
    multiplied: bool = False  # a 万/亿 stood behind the number itself
    hedge: Hedge | None = None  # a word beside the number says that it is not quite exact
    beside: str = ""  # what else the cell says and is not the figure: ,其中… (较上年提高…) ↑
    area: str = ""  # the place that the figure is said to speak of: 全市 全省


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Change(Record):
    """A change that a cell tells instead of a value: 同比增长5.2% (growth), 新增20家 (flow)."""

    figure: Figure  # without the sign that the word gives
    falling: bool  # 下降 降低 减少
    on_year: bool  # 同比 较上年: against the year before
    added: bool = False  # 新增: what came within the period


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Unreadable(Record):
    """No certain number: the outcome, and the finding code that says why with its parameters."""

    outcome: Outcome
    code: str
    params: Mapping[str, str] = field(default_factory=dict)
    change: Change | None = None  # what a target of growth or flow takes of it all the same


class Awaited(NamedTuple):
    """A cell without a value, for a later time than that of the value beside it."""

    date: dt.date
    raw: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Actual:
    """One value that a row of a spreadsheet reports, or should report.

    A row has one for each column of a region or a period. `value` is a figure read with certainty,
    or why there is none. `unit` is what the row or its header says ("" where nothing does); `date`
    is that of the row or of its column, `title_date` that of the sheet's title or 填报 line, None
    where there is none. `covers` is the first day of the time whose amount the value is
    (9月 → 1 September), None for a running total or a state; `of_year` is True where the amount is
    that of its year so far (本年累计), whenever that is; `only_year` is the year of which, or of a
    part of which, a title speaks and no more, so that the amount may be this year's. `chosen` is
    True where the user named the period or the column. `around` are the places that the title,
    填报单位 and the sheet's name speak of, each that names any. `more` is how many further rows of
    other regions say the same of the same thing: in a long table they are counted and not kept.

    `own_time` is True where `title_date` is rather the time of its column, of the rows it stands
    among or of one table of several: that goes before the date of the run. `title_year` is the year
    that the lines above report on and no more; `undated` are words that say a time of which no
    date could be made.
    """

    id: str = ""
    name: str = ""
    value: Figure | Unreadable
    raw: str
    unit: str = ""
    date: dt.date | None = None
    title_date: dt.date | None = None
    title_year: int | None = None
    own_time: bool = False
    undated: str = ""
    covers: dt.date | None = None
    of_year: bool = False
    only_year: int | None = None
    chosen: bool = False
    region: str = ""
    around: tuple[tuple[str, ...], ...] = ()
    basis: Basis | None = None  # its 数据口径
    stated: str = ""  # the row's own 目标值, as written
    stated_as: str = ""  # the header of that, as written
    stated_for_year: bool = False  # its header says that it is the target of that year
    note: str = ""  # its 备注, as written
    beyond_year: Unreadable | None = None  # why it may be more than what came within its year
    below_stock: Unreadable | None = None  # why it may only be what came to a stock
    header: str = ""  # of its column, as written; "" where the user named it
    source: str
    named_at: str = ""  # the cell of its name, or of its id
    awaited: tuple[Awaited, ...] = ()  # empty cells of its row for later times
    more: int = 0

    def titled(self, until: dt.date) -> dt.date | None:
        """The date that the lines above give; a year alone gives its end, where that has come."""
        if self.title_date or self.title_year is None:
            return self.title_date
        end = dt.date(self.title_year, 12, 31)
        return end if end <= until else None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Input(Record):
    """One file that was read."""

    path: str
    sha256: str
    sheets: tuple[str, ...]
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Actuals(Record):
    """What the files said, and what was wrong with them."""

    rows: tuple[Actual, ...]
    inputs: tuple[Input, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Past(Record):
    """A value that an earlier result reported, with what was required of it then.

    `written` is when that result was made: of two results, the newer one counts.
    """

    target: str
    region: str
    value: Decimal
    unit: str
    required: tuple[str, Decimal | None, Decimal | None]  # operator, value, upper end
    date: dt.date
    written: dt.datetime
    raw: str
    source: str
    basis: Basis | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Line(Record):
    """One line of a policy document, numbered from 1."""

    number: int
    text: str
