"""The words of the trade as types: plan, target, actual, verdict, finding.

All values are immutable; every figure is a `Decimal` in the unit named beside it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from decimal import Decimal
    from fractions import Fraction


class Lang(Enum):
    """A language that a person reads."""

    ZH = "zh"
    EN = "en"


class Kind(Enum):
    """How a target is judged; the modules of `qcheck.kinds` are the manual."""

    LEVEL = "level"
    HOLD = "hold"
    STOCK = "stock"
    FLOW = "flow"
    GROWTH = "growth"
    MILESTONE = "milestone"


class Level(Enum):
    """The level of government that a plan is for; ordered from the highest."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"


class Op(Enum):
    """How the actual value must stand to the required one."""

    GE = ">="
    GT = ">"
    LE = "<="
    LT = "<"
    EQ = "="
    RANGE = "range"
    DONE = "done"


class Commitment(Enum):
    """Whether the document promises (binding) or strives (力争, 争取: aspirational)."""

    BINDING = "binding"
    ASPIRATIONAL = "aspirational"


class Status(Enum):
    """The verdict in one word; ordered from the worst to the best."""

    FAIL = "fail"
    AT_RISK = "at-risk"
    UNKNOWN = "unknown"
    PASS = "pass"


class Reason(Enum):
    """Why a status was given; the sentence for each is in `qcheck.words`."""

    MET = "MET"
    MISSED = "MISSED"
    MET_EARLY = "MET_EARLY"
    ON_TRACK = "ON_TRACK"
    BEHIND = "BEHIND"
    FAR_BEHIND = "FAR_BEHIND"
    MOVING_AWAY = "MOVING_AWAY"
    BOUNDARY = "BOUNDARY"
    NOT_MET_NO_BASELINE = "NOT_MET_NO_BASELINE"
    HOLDING = "HOLDING"
    NOT_HOLDING = "NOT_HOLDING"
    IN_RANGE = "IN_RANGE"
    OUT_OF_RANGE = "OUT_OF_RANGE"
    BUDGET_EXHAUSTED = "BUDGET_EXHAUSTED"
    PROJECTED_OVER = "PROJECTED_OVER"
    ZERO_SO_FAR = "ZERO_SO_FAR"
    OCCURRED = "OCCURRED"
    MISSED_YEAR = "MISSED_YEAR"
    NOT_DONE = "NOT_DONE"
    NOT_STARTED = "NOT_STARTED"
    OVERDUE_NO_DATA = "OVERDUE_NO_DATA"
    MISSING_YEAR = "MISSING_YEAR"
    NO_DATA = "NO_DATA"
    BAD_DATA = "BAD_DATA"
    AMBIGUOUS = "AMBIGUOUS"
    TEXT = "TEXT"


class Flag(Enum):
    """What qualifies a verdict without changing it."""

    PENDING_FINAL = "PENDING_FINAL"
    STALE = "STALE"
    MISSING_YEAR = "MISSING_YEAR"
    ROUNDING = "ROUNDING"
    HEDGED = "HEDGED"


class Hedge(Enum):
    """Which way a number may differ from the truth by the word beside it."""

    ABOUT = "about"  # 约 左右
    OVER = "over"  # 超过 逾 以上: the truth is not below it
    UNDER = "under"  # 不足 近 以下: the truth is not above it
    EARLY = "early"  # 预计 快报 初步: may still change


class Severity(Enum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Outcome(Enum):
    """What a cell is; only a number is judged."""

    NUMBER = "number"
    MISSING = "missing"
    INVALID = "invalid"
    AMBIGUOUS = "ambiguous"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
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
class Requirement:
    """What must be reached: operator, value in `unit` with any 万/亿 expanded, and the text of it.

    `upper` is the upper end of a `RANGE`, else None; `value` is None only for `DONE`.
    `quantum` is the weight of the last written digit (98 → 1, 98.0 → 0.1, 1.8万 → 1000): GB/T 8170
    rounds to the digits that a limit is written with.
    """

    op: Op
    value: Decimal | None
    upper: Decimal | None = None
    unit: str
    quantum: Decimal
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number read with certainty: `value` with any 万/亿 expanded, `unit` as written or ""."""

    value: Decimal
    unit: str
    multiplied: bool = False  # a 万/亿 stood behind the number itself
    hedge: Hedge | None = None  # a word beside the number says that it is not quite exact


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """No certain number: the outcome, and the finding code that says why with its parameters."""

    outcome: Outcome
    code: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Settings of the judge; the defaults and their sources are in `qcheck.pace.settings`."""

    method: str = "schedule"
    on_track: Decimal
    fail_below: Decimal
    fail_lag_points: Decimal
    points_on_track: Decimal
    points_fail: Decimal
    compare_rounded: bool = False
    annual_rule: str = "every"
    calendar: str = "months"
    shares: tuple[Decimal, ...] = ()  # cumulative per quarter, when calendar is "profile"
    final_grace_days: int = 180


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """Where the indicator stood before the period; `unit` as the plan writes it, 万/亿 expanded."""

    value: Decimal
    unit: str
    date: dt.date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One indicator with one required value. `line` is its place in the plan file."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: Kind
    requirement: Requirement
    start: dt.date
    due: dt.date
    yearly: bool = False
    commitment: Commitment = Commitment.BINDING
    baseline: Baseline | None = None
    bounds: tuple[Decimal | None, Decimal | None] | None = (
        None  # None: the natural limits of kind and unit
    )
    section: str = ""
    clause: str = ""
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    rules: Rules
    note: str = ""
    accept: tuple[tuple[str, str], ...] = ()  # finding code and why it is accepted
    source: str = ""  # its place in the plan file, file:line:column


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The policy document behind a plan; all optional."""

    number: str = ""
    issued: dt.date | None = None
    url: str = ""


class Ground(Enum):
    """Why a figure of the document is no target."""

    NAME = "name"  # part of a name or a slogan
    PAST = "past"  # an accomplished fact
    MONEY = "money"  # prizes, subsidies, fines
    DATE = "date"
    MEASURE = "measure"  # how many measures there are, without a value to reach
    SCOPE = "scope"  # a threshold or condition
    HORIZON = "horizon"  # belongs to the plan of another year
    REPEAT = "repeat"  # the same target said again
    RULE = "rule"  # numbers of a procedure
    VAGUE = "vague"  # rhetoric with nothing to count


@dataclass(frozen=True, slots=True, kw_only=True)
class NotTarget:
    """A fragment of the document whose figures are no targets; `source` is file:line:column."""

    text: str
    reason: Ground
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a policy document, numbered from 1."""

    number: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One policy document's targets for one horizon."""

    id: str
    title: str
    region: str
    issuer: str
    document: Document
    start: dt.date
    end: dt.date
    rules: Rules  # of the plan; each target has its own
    targets: tuple[Target, ...]
    not_targets: tuple[NotTarget, ...] = ()
    accept: tuple[tuple[str, str], ...] = ()  # finding code and why it is accepted in all targets
    source: str  # the file's name as shown to a person
    level: Level | None = None  # where the region's name does not say it: 义乌市 is a county
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Actual:
    """One row of a spreadsheet that reports, or should report, a value.

    `value` is a figure read with certainty, or why there is none. `unit` is what the row or its
    header says ("" where nothing does); `date` is the row's own, `title_date` that of the sheet's
    title or 填报 line, None where there is none.
    """

    id: str = ""
    name: str = ""
    value: Figure | Unreadable
    raw: str
    unit: str = ""
    date: dt.date | None = None
    title_date: dt.date | None = None
    region: str = ""
    stated: str = ""  # the row's own 目标值, as written
    source: str
    named_at: str = ""  # the cell of its name, or of its id


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One file that was read."""

    path: str
    sha256: str
    sheets: tuple[str, ...]
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Actuals:
    """What the files said, and what was wrong with them."""

    rows: tuple[Actual, ...]
    inputs: tuple[Input, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A value in the target's unit at a date, with where it came from and how it was converted."""

    value: Decimal
    date: dt.date
    raw: str = ""
    source: str = ""
    conversion: str = ""
    hedged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Unusable:
    """A date for which rows were found but no value that can be judged, with the cell."""

    date: dt.date
    reason: Reason
    raw: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How far the planned change should be, and is, before the due date.

    `elapsed` (E) and `achieved` (A) are shares of the period and of the planned change, `ratio`
    (R) is A/E, `lag_points` is 100·(E-A); `projected` is in the target's unit.
    """

    rule: str
    elapsed: Fraction
    achieved: Fraction | None = None
    ratio: Fraction | None = None
    lag_points: Fraction | None = None
    needed_per_month: Fraction | None = None
    projected: Fraction | None = None
    on_track_at: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What a kind says of its case."""

    status: Status
    reason: Reason
    pace: Pace


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """One year of a target that recurs, judged as a period of its own."""

    year: int
    status: Status
    reason: Reason
    point: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The result for one target: status, reason, and the numbers behind it."""

    target: Target
    status: Status
    reason: Reason
    period: str
    start: dt.date
    due: dt.date
    region: str = ""
    actual: Point | None = None
    cell: tuple[str, str] = ("", "")  # raw text and source of a cell that could not be judged
    flags: tuple[Flag, ...] = ()
    margin: Decimal | None = None
    attainment: Fraction | None = None
    pace: Pace | None = None
    years: tuple[Year, ...] = ()
    missing_years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmatched:
    """A row that belongs to no target of the plan, with names that look like it."""

    source: str
    name: str
    suggestions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """All verdicts of one run, in the plan's order."""

    plan: Plan
    as_of: dt.date
    as_of_from: str
    verdicts: tuple[Verdict, ...]
    unmatched: tuple[Unmatched, ...]
    findings: tuple[Finding, ...]
    inputs: tuple[tuple[Input, int], ...]  # each with the number of its rows that matched a target
