"""Plans and targets as the JSON of `list-plans` and `list-targets`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qcheck.model import Kind
from qcheck.result import baseline_fields, target_fields

if TYPE_CHECKING:
    import datetime as dt

    from qcheck.model import Plan, Target

Json = dict[str, Any]


def plan_entry(plan: Plan, today: dt.date) -> Json:
    """A plan with the number of its targets by kind and by lead department."""
    return {
        "plan": plan.id,
        "title": plan.title,
        "region": plan.region,
        "issuer": plan.issuer,
        "start": plan.start.isoformat(),
        "end": plan.end.isoformat(),
        "over": plan.end < today,
        "targets": len(plan.targets),
        "kinds": {kind.value: sum(t.kind is kind for t in plan.targets) for kind in Kind},
        "leads": _leads(plan),
        "file_sha256": plan.sha256,
    }


def _leads(plan: Plan) -> dict[str, int]:
    counts: dict[str, int] = {}
    for target in plan.targets:
        for lead in target.lead:
            counts[lead] = counts.get(lead, 0) + 1
    return counts


def target_entry(plan: Plan, target: Target) -> Json:
    """A target as the plan promises it, `value` with its multiplier expanded."""
    return {
        "plan": plan.id,
        "id": target.id,
        "name": target.name,
        "aliases": list(target.aliases),
        "kind": target.kind.value,
        **target_fields(target),
        "start": target.start.isoformat(),
        "due": target.due.isoformat(),
        "every": "year" if target.yearly else None,
        "commitment": target.commitment.value,
        "section": target.section,
        "clause": target.clause,
        "lead": list(target.lead),
        "support": list(target.support),
        "baseline": baseline_fields(target),
        "note": target.note,
    }
