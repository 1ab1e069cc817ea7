"""A verdict as the result shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.judge import gap
from qcheck.result.fields import baseline_fields, figure, rules_fields, target_fields
from qcheck.sentence import sentence

if TYPE_CHECKING:
    from decimal import Decimal

    from qcheck.model import Lang, Pace, Point, Target, Verdict, Verification, Waived
    from qcheck.result.fields import Json


def verdict_fields(verdict: Verdict, verification: Verification, lang: Lang) -> Json:
    """One entry of `results`: status, reason, the sentence, and the numbers behind them."""
    target = verdict.target
    return {
        "id": target.id,
        "name": target.name,
        "kind": target.kind.value,
        "region": verdict.region or None,
        "period": verdict.period,
        "status": verdict.status.value,
        "reason": verdict.reason.value,
        "message": sentence(verdict, verification.as_of, lang),
        "target": target_fields(target),
        "start": verdict.start.isoformat(),
        "due": verdict.due.isoformat(),
        "every": "year" if target.yearly else None,
        "commitment": target.commitment.value,
        "actual": _actual(verdict.actual, target),
        "cell": {"raw": verdict.cell[0], "source": verdict.cell[1]} if verdict.cell[1] else None,
        "flags": [flag.value for flag in verdict.flags],
        "gap": _gap(verdict),
        "margin": figure(verdict.margin),
        "attainment": figure(verdict.attainment),
        "pace": _pace(verdict.pace),
        "years": [
            {
                "year": one.year,
                "status": one.status.value,
                "reason": one.reason.value,
                "actual": _actual(one.point, target),
                **({"flags": [flag.value for flag in one.flags]} if one.flags else {}),
            }
            for one in verdict.years
        ],
        "missing_years": list(verdict.missing_years),
        **({"overdue_years": list(verdict.overdue_years)} if verdict.overdue_years else {}),
        "series": [_reported(point) for point in verdict.series],
        "rules": rules_fields(target.rules) if target.rules != verification.plan.rules else None,
        "baseline": baseline_fields(target.baseline or verdict.baseline),
        "section": target.section,
        "clause": target.clause,
        "lead": list(target.lead),
        "support": list(target.support),
        "note": target.note,
        "waiver": _waiver(verdict.waived, verification, lang),
    }


def _waiver(waived: Waived | None, verification: Verification, lang: Lang) -> Json | None:
    """The waiver beside a verdict: `value` and `verdict` are null where the target is exempt."""
    if waived is None:
        return None
    waiver, adjusted = waived.waiver, waived.verdict
    return {
        "document": waiver.document,
        "reason": waiver.reason,
        "approver": waiver.approver,
        "expires": waiver.expires.isoformat(),
        "source": waiver.source,
        "value": None if adjusted is None else target_fields(adjusted.target),
        "verdict": None if adjusted is None else _adjusted(adjusted, verification, lang),
    }


def _adjusted(verdict: Verdict, verification: Verification, lang: Lang) -> Json:
    """What differs when the adjusted value is the one required."""
    return {
        "status": verdict.status.value,
        "reason": verdict.reason.value,
        "message": sentence(verdict, verification.as_of, lang),
        "flags": [flag.value for flag in verdict.flags],
        "gap": _gap(verdict),
        "margin": figure(verdict.margin),
        "attainment": figure(verdict.attainment),
        "pace": _pace(verdict.pace),
    }


def _gap(verdict: Verdict) -> Decimal | None:
    if verdict.margin is None or verdict.actual is None:
        return None
    return figure(gap(verdict.target, verdict.actual.value))


def _actual(point: Point | None, target: Target) -> Json | None:
    if point is None:
        return None
    return {
        "value": figure(point.value),
        "unit": target.requirement.unit,
        "raw": point.raw,
        "as_of": point.date.isoformat(),
        "source": point.source,
        "conversion": point.conversion,
        **({"basis": point.basis.value} if point.basis else {}),
    }


def _reported(point: Point) -> Json:
    """One value of the series, in the target's unit."""
    return {
        "date": point.date.isoformat(),
        "value": figure(point.value),
        "raw": point.raw,
        "source": point.source,
        **({"basis": point.basis.value} if point.basis else {}),
        **({"reported_at": point.written.isoformat()} if point.written else {}),
    }


def _pace(pace: Pace | None) -> Json | None:
    if pace is None:
        return None
    return {
        "rule": pace.rule,
        "elapsed": figure(pace.elapsed),
        "achieved": figure(pace.achieved),
        "ratio": figure(pace.ratio),
        "lag_points": figure(pace.lag_points),
        "needed_per_month": figure(pace.needed_per_month),
        "projected": figure(pace.projected),
        "on_track_at": figure(pace.on_track_at),
        "current_per_month": figure(pace.current_per_month),
        "trend_per_year": figure(pace.trend_per_year),
        "trend_at_due": figure(pace.trend_at_due),
        "miss": figure(pace.miss),
        "met_on": pace.met_on.isoformat() if pace.met_on else None,
    }
