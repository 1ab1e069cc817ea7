"""What a history holds, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the runner knows of a run and its result does not say.

    `origin` tells apart those who report into one history (the name of a job, and of its check
    where it has several); `region` is what the rows were chosen by, else the plan's region.
    """

    region: str = ""
    origin: str = ""


class Series(NamedTuple):
    """Runs that are compared with one another, from one date of the data to the next."""

    plan: str
    region: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of a run that was added.

    `new` is False where the same inputs gave the same result for the same date before; `run_id` is
    then that earlier run. `previous_id` is the run before it in its series.
    """

    run_id: int
    new: bool
    previous_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run without its verdicts. `revision` counts the runs for one date of the data, from 1."""

    id: int
    series: Series
    as_of: str
    revision: int
    generated_at: str
    recorded_at: str
    plan_sha256: str
    version: str
    exit_code: int
    total: int
    passed: int
    at_risk: int
    fail: int
    unknown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A target's verdict in one run."""

    run_id: int
    target: str
    region: str
    status: str
    reason: str
    value: Decimal | None
    unit: str
    as_of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that is wrong with a history; `key` is a phrase of `words.history`."""

    key: str
    run_id: int | None = None
    why: str = ""
