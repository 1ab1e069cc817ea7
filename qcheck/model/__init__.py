"""The words of the trade as types: plan, target, actual, verdict, finding.

All values are immutable; every figure is a `Decimal` in the unit named beside it.
"""

from qcheck.model.data import Actual, Actuals, Change, Figure, Finding, Input, Line, Unreadable
from qcheck.model.plan import Baseline, Document, NotTarget, Plan, Requirement, Rules, Target
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
    "Change",
    "Commitment",
    "Document",
    "Figure",
    "Finding",
    "Flag",
    "Ground",
    "Hedge",
    "Input",
    "Kind",
    "Lang",
    "Level",
    "Line",
    "NotTarget",
    "Op",
    "Outcome",
    "Pace",
    "Plan",
    "Point",
    "Reason",
    "Requirement",
    "Rules",
    "Ruling",
    "Severity",
    "Status",
    "Target",
    "Unmatched",
    "Unreadable",
    "Unusable",
    "Verdict",
    "Verification",
    "Year",
]
