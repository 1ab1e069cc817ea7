"""Verification → the result that every output is drawn from (`qcheck.result/1`).

A plain dict of JSON types with `Decimal` for figures; ratios that do not terminate are given to
twelve decimals. `schemas/result.json` is its schema.
"""

from __future__ import annotations

from decimal import Context, Decimal
from typing import TYPE_CHECKING, Any

from qcheck.judge import gap
from qcheck.model import Commitment, Status
from qcheck.quantity import trimmed
from qcheck.regions import ranks
from qcheck.sentence import sentence
from qcheck.words import message

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from qcheck.model import (
        Baseline,
        Finding,
        Input,
        Lang,
        Pace,
        Plan,
        Point,
        Requirement,
        Rules,
        Target,
        Verdict,
        Verification,
        Waived,
    )

SCHEMA = "qcheck.result/1"
_TWELVE_DECIMALS = Decimal("1e-12")
_WIDE = Context(prec=120)  # the digits of the longest figure that is read, with twelve decimals

Json = dict[str, Any]


def build(
    verification: Verification,
    *,
    lang: Lang,
    version: str,
    generated_at: str,
    gate: Json,
) -> Json:
    """The whole result. `gate` is {fail_on, exit_code, exit_reason}."""
    return {
        "schema": SCHEMA,
        "tool": {"name": "qcheck", "version": version},
        "generated_at": generated_at,
        "as_of": verification.as_of.isoformat(),
        "as_of_from": verification.as_of_from,
        "plan": _plan(verification.plan),
        "judge": {"profile": verification.plan.rules.profile or None},
        "rules": _rules(verification.plan.rules),
        **({"leads": list(verification.leads)} if verification.leads else {}),
        "inputs": [_input(one, matched) for one, matched in verification.inputs],
        "waivers": _waivers(verification),
        "gate": gate,
        "summary": _summary(verification.verdicts),
        **({"regions": _regions(verification)} if verification.regions else {}),
        "results": [_verdict(one, verification, lang) for one in verification.verdicts],
        "unmatched": [
            {"source": one.source, "name": one.name, "suggestions": list(one.suggestions)}
            for one in verification.unmatched
        ],
        "findings": [finding_fields(one, lang) for one in verification.findings],
    }


def figure(value: Decimal | Fraction | None) -> Decimal | None:
    """A JSON figure: exact where it terminates within twelve decimals, else rounded to them."""
    if value is None:
        return None
    if not isinstance(value, Decimal):
        ratio = _WIDE.divide(Decimal(value.numerator), Decimal(value.denominator))
        value = ratio.quantize(_TWELVE_DECIMALS, context=_WIDE)
    return trimmed(value)


def _plan(plan: Plan) -> Json:
    document = plan.document
    return {
        "id": plan.id,
        "title": plan.title,
        "region": plan.region,
        "issuer": plan.issuer,
        "document": {
            "number": document.number,
            "issued": document.issued.isoformat() if document.issued else None,
            "url": document.url,
        },
        "source": plan.source,
        "file_sha256": plan.sha256,
        "start": plan.start.isoformat(),
        "end": plan.end.isoformat(),
    }


def _rules(rules: Rules) -> Json:
    """The settings that decide under the method of these rules."""
    by_method = {
        "schedule": {
            "on_track": rules.on_track,
            "fail_below": rules.fail_below,
            "fail_lag_points": rules.fail_lag_points,
        },
        "points": {
            "points_on_track": rules.points_on_track,
            "points_fail": rules.points_fail,
            "on_track": rules.on_track,  # of budgets
        },
        "cagr": {
            "on_track": rules.on_track,
            "fail_below": rules.fail_below,
            "fail_lag_points": rules.fail_lag_points,  # where there is no growth rate
        },
        "trend": {
            "on_track": rules.on_track,  # all three where there is no trend
            "fail_below": rules.fail_below,
            "fail_lag_points": rules.fail_lag_points,
        },
    }
    return {
        "method": rules.method,
        **by_method[rules.method],
        "compare": "rounded" if rules.compare_rounded else "full",
        "annual_rule": rules.annual_rule,
        "calendar": rules.calendar,
        **({"shares": list(rules.shares)} if rules.shares else {}),
        "final_grace_days": rules.final_grace_days,
    }


def _input(one: Input, matched: int) -> Json:
    return {
        "path": one.path,
        "sha256": one.sha256,
        "sheets": list(one.sheets),
        "rows": one.rows,
        "matched": matched,
    }


def _waivers(verification: Verification) -> Json | None:
    """The file of waivers; which were refused, and why, is among the findings."""
    file = verification.waivers
    if file is None:
        return None
    applied = sum(verdict.waived is not None for verdict in verification.verdicts)
    return {
        "path": file.path,
        "sha256": file.sha256,
        "count": file.count,
        "applied": applied,
        "refused": file.refused,
    }


def _summary(verdicts: Iterable[Verdict]) -> Json:
    every = list(verdicts)
    parts = {
        commitment.value: _counts(v for v in every if v.target.commitment is commitment)
        for commitment in Commitment
    }
    return {**_counts(every), **parts}


def _counts(verdicts: Iterable[Verdict]) -> Json:
    every = list(verdicts)
    statuses = [verdict.status for verdict in every]
    named = {status.value.replace("-", "_"): statuses.count(status) for status in _BEST_FIRST}
    waived = sum(verdict.waived is not None for verdict in every)
    return {"total": len(statuses), **named, "waived": waived}


def _regions(verification: Verification) -> list[Json]:
    counts = [
        {"region": name, **_counts(one for one in verification.verdicts if one.region == name)}
        for name in verification.regions
    ]
    return [{**one, "rank": rank} for one, rank in zip(counts, ranks(counts), strict=True)]


_BEST_FIRST = (Status.PASS, Status.AT_RISK, Status.FAIL, Status.UNKNOWN)


def target_fields(target: Target) -> Json:
    """The required value as the result and `list-targets` show it."""
    return requirement_fields(target.requirement)


def requirement_fields(requirement: Requirement) -> Json:
    """A required value: of a target, or of one of its regions."""
    return {
        "op": requirement.op.value,
        "value": figure(requirement.value),
        "upper": figure(requirement.upper),
        "unit": requirement.unit,
        "text": requirement.text,
    }


def _verdict(verdict: Verdict, verification: Verification, lang: Lang) -> Json:
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
        "rules": _rules(target.rules) if target.rules != verification.plan.rules else None,
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


def baseline_fields(base: Baseline | None) -> Json | None:
    """A baseline as the result and `list-targets` show it; None where there is none."""
    if base is None:
        return None
    return {
        "value": figure(base.value),
        "unit": base.unit,
        "date": base.date.isoformat() if base.date else None,
        "source": base.source,
    }


def finding_fields(finding: Finding, lang: Lang) -> Json:
    """A finding with its message."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "source": finding.source,
        "message": message(finding, lang),
        "target": finding.target,
    }
