"""The words of the trade as types: plan, target, actual, verdict, finding.

All values are immutable; every figure is a `Decimal` in the unit named beside it.

Making one of their classes costs a short run as much as reading ten rows. So those that few runs
need, of jobs, waivers and what `qcheck inspect` shows, are made when they are first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from qcheck.model.data import (
    Actual,
    Actuals,
    Awaited,
    Change,
    Figure,
    Finding,
    Input,
    Line,
    Names,
    Past,
    Unreadable,
)
from qcheck.model.mapping import NameMap, Renaming
from qcheck.model.plan import Baseline, Document, NotTarget, Plan, Requirement, Rules, Target
from qcheck.model.record import Record
from qcheck.model.terms import (
    Basis,
    Commitment,
    Flag,
    Ground,
    Hedge,
    Kind,
    Lang,
    Level,
    Op,
    Outcome,
    Reason,
    Severity,
    Status,
)
from qcheck.model.verdict import (
    Pace,
    Point,
    Ruling,
    Unmatched,
    Unusable,
    Verdict,
    Verification,
    Waived,
    Year,
)

if TYPE_CHECKING:
    from qcheck.model.job import HISTORY_FILE, LOGS, RESULTS, Alarm, Check, Job, Notify
    from qcheck.model.seen import (
        BlankSeen,
        BlockSeen,
        ColumnSeen,
        FileSeen,
        LineSeen,
        SheetSeen,
        SkippedSeen,
    )
    from qcheck.model.waiver import Granted, Waiver, Waivers

__all__ = [
    "HISTORY_FILE",
    "LOGS",
    "RESULTS",
    "Actual",
    "Actuals",
    "Alarm",
    "Awaited",
    "Baseline",
    "Basis",
    "BlankSeen",
    "BlockSeen",
    "Change",
    "Check",
    "ColumnSeen",
    "Commitment",
    "Document",
    "Figure",
    "FileSeen",
    "Finding",
    "Flag",
    "Granted",
    "Ground",
    "Hedge",
    "Input",
    "Job",
    "Kind",
    "Lang",
    "Level",
    "Line",
    "LineSeen",
    "NameMap",
    "Names",
    "NotTarget",
    "Notify",
    "Op",
    "Outcome",
    "Pace",
    "Past",
    "Plan",
    "Point",
    "Reason",
    "Record",
    "Renaming",
    "Requirement",
    "Rules",
    "Ruling",
    "Severity",
    "SheetSeen",
    "SkippedSeen",
    "Status",
    "Target",
    "Unmatched",
    "Unreadable",
    "Unusable",
    "Verdict",
    "Verification",
    "Waived",
    "Waiver",
    "Waivers",
    "Year",
]

_LATER = {
    "job": ("HISTORY_FILE", "LOGS", "RESULTS", "Alarm", "Check", "Job", "Notify"),
    "seen": (
        "BlankSeen",
        "BlockSeen",
        "ColumnSeen",
        "FileSeen",
        "LineSeen",
        "SheetSeen",
        "SkippedSeen",
    ),
    "waiver": ("Granted", "Waiver", "Waivers"),
}


def __getattr__(name: str) -> object:
    for module, names in _LATER.items():
        if name in names:
            return getattr(import_module(f"qcheck.model.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
