"""Parts of the result that listings show too: figures, required values, baselines, findings."""

from __future__ import annotations

from decimal import Context, Decimal
from typing import TYPE_CHECKING, Any

from qcheck.quantity import trimmed
from qcheck.words import message

if TYPE_CHECKING:
    from fractions import Fraction

    from qcheck.model import Baseline, Finding, Lang, Requirement, Rules, Target

_TWELVE_DECIMALS = Decimal("1e-12")
_WIDE = Context(prec=120)  # the digits of the longest figure that is read, with twelve decimals

Json = dict[str, Any]


def figure(value: Decimal | Fraction | None) -> Decimal | None:
    """A JSON figure: exact where it terminates within twelve decimals, else rounded to them."""
    if value is None:
        return None
    if not isinstance(value, Decimal):
        ratio = _WIDE.divide(Decimal(value.numerator), Decimal(value.denominator))
        value = ratio.quantize(_TWELVE_DECIMALS, context=_WIDE)
    return trimmed(value)


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


def rules_fields(rules: Rules) -> Json:
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
