"""The words of the trade as types: plan, target, actual, verdict, finding.

All values are immutable; every figure is a `Decimal` in the unit named beside it.
"""

from qcheck.model.data import Actual, Actuals, Change, Figure, Finding, Input, Line, Unreadable
from qcheck.model.mapping import NameMap, Renaming
from qcheck.model.plan import Baseline, Document, NotTarget, Plan, Requirement, Rules, Target
from qcheck.model.seen import BlockSeen, ColumnSeen, FileSeen, LineSeen, SheetSeen, SkippedSeen
from qcheck.model.terms import (
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
    Year,
)

__all__ = [
    "Actual",
    "Actuals",
    "Baseline",
    "BlockSeen",
    "Change",
    "ColumnSeen",
    "Commitment",
    "Document",
    "Figure",
    "FileSeen",
    "Finding",
    "Flag",
    "Ground",
    "Hedge",
    "Input",
    "Kind",
    "Lang",
    "Level",
    "Line",
    "LineSeen",
    "NameMap",
    "NotTarget",
    "Op",
    "Outcome",
    "Pace",
    "Plan",
    "Point",
    "Reason",
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
    "Year",
]
