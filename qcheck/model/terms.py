"""The closed sets of the trade: kinds, operators, statuses, reasons."""

from __future__ import annotations

from enum import Enum


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
    RECOVERING = "RECOVERING"
    NOT_RECOVERING = "NOT_RECOVERING"
    MET_BUT_SLIPPING = "MET_BUT_SLIPPING"
    TREND_ON_TRACK = "TREND_ON_TRACK"
    TREND_SHORT = "TREND_SHORT"
    TREND_FAR_SHORT = "TREND_FAR_SHORT"
    SHORT_SERIES = "SHORT_SERIES"
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
    CAGR_UNDEFINED = "CAGR_UNDEFINED"
    NOT_SPLIT = "NOT_SPLIT"  # a count of the whole, held against one of its regions


class Hedge(Enum):
    """Which way a number may differ from the truth by the word beside it."""

    ABOUT = "about"  # 约 左右
    OVER = "over"  # 超过 逾 以上: the truth is not below it
    MORE = "more"  # 300多家 300余家: not below it, and not as much as 400
    UNDER = "under"  # 不足 近 以下: the truth is not above it
    EARLY = "early"  # 预计 快报 初步: may still change


class Basis(Enum):
    """How final a published figure is (数据口径); ordered from the least to the most final."""

    FLASH = "flash"  # 快报数
    PRELIMINARY = "preliminary"  # 初步数
    ANNUAL = "annual"  # 年报数
    FINAL = "final"  # 核定数

    @property
    def rank(self) -> int:
        """Its place in the order: of two values for one date, the higher counts."""
        return list(Basis).index(self)


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
