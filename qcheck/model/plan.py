"""A plan and its targets: what a policy document promises."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qcheck.model.record import Record
from qcheck.model.terms import Commitment

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

    from qcheck.model.terms import Ground, Kind, Level, Op


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Requirement(Record):
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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Rules(Record):
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
    profile: str = ""  # the named settings that were put over the defaults, if any


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Baseline(Record):
    """Where the indicator stood before the period; `unit` as the plan writes it, 万/亿 expanded."""

    value: Decimal
    unit: str
    date: dt.date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Target(Record):
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
    regions: tuple[tuple[str, Requirement], ...] = ()  # what single regions owe of it
    section: str = ""
    clause: str = ""
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    rules: Rules
    note: str = ""
    accept: tuple[tuple[str, str], ...] = ()  # finding code and why it is accepted
    source: str = ""  # its place in the plan file, file:line:column


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Document(Record):
    """The policy document behind a plan; all optional."""

    number: str = ""
    issued: dt.date | None = None
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class NotTarget(Record):
    """A fragment of the document whose figures are no targets; `source` is file:line:column."""

    text: str
    reason: Ground
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Plan(Record):
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
