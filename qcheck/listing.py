"""Plans and targets as the JSON of `list-plans`, `list-targets`, `compare` and `whatif`."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from qcheck.compare import level_of
from qcheck.model import Kind
from qcheck.period import years
from qcheck.result import baseline_fields, figure, requirement_fields, target_fields

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from qcheck.compare import Place
    from qcheck.model import Plan, Target
    from qcheck.whatif import Moment

Json = dict[str, Any]


def plan_entry(plan: Plan, today: dt.date) -> Json:
    """A plan with the number of its targets by kind and by lead department, most first."""
    return {
        **plan_head(plan),
        "issuer": plan.issuer,
        "over": plan.end < today,
        "targets": len(plan.targets),
        "kinds": {kind.value: sum(t.kind is kind for t in plan.targets) for kind in Kind},
        "leads": _leads(plan),
        "no_lead": sum(not target.lead for target in plan.targets),
        "file_sha256": plan.sha256,
    }


def _leads(plan: Plan) -> dict[str, int]:
    counts: dict[str, int] = {}
    for target in plan.targets:
        for lead in target.lead:
            counts[lead] = counts.get(lead, 0) + 1
    return dict(sorted(counts.items(), key=lambda count: -count[1]))


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
        "baseline": baseline_fields(target.baseline),
        "regions": {name: requirement_fields(need) for name, need in target.regions},
        "note": target.note,
    }


def comparison(plans: Iterable[Plan], indicators: Iterable[Sequence[Place]]) -> Json:
    """What `compare` found; each place is a target with the plans it asks less of."""
    return {
        "plans": [plan_head(plan) for plan in plans],
        "indicators": [
            {"name": places[0].target.name, "places": [_place(place) for place in places]}
            for places in indicators
        ],
    }


def plan_head(plan: Plan) -> Json:
    """What a plan is, without its targets."""
    level = level_of(plan)
    return {
        "plan": plan.id,
        "title": plan.title,
        "region": plan.region,
        "level": level.value if level else None,
        "start": plan.start.isoformat(),
        "end": plan.end.isoformat(),
    }


def _place(place: Place) -> Json:
    return {
        **target_entry(place.plan, place.target),
        "below": [plan.id for plan in place.below],
        "differs": [difference.value for difference in place.differs],
    }


# --- Which targets are wanted ---------------------------------------------------------------------


def mentions(target: Target, text: str) -> bool:
    """Whether every word of `text` stands in the id, names, figure or clause of a target.

    Width, case and white space do not count: "PM2.5" finds PM₂.₅.
    """
    said = (target.id, target.name, *target.aliases, target.requirement.text, target.clause)
    folded = [_folded(one) for one in said]
    return all(any(_folded(word) in one for one in folded) for word in text.split())


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def due_in(target: Target, year: int) -> bool:
    """Whether a target is due in this year; one that recurs is due in each of its years."""
    if target.yearly:
        return any(each == year for each, _, _ in years(target.start, target.due))
    return target.due.year == year


def corridor(plan: Plan, target: Target, moments: Iterable[Moment]) -> Json:
    """The corridor of `qcheck whatif`; an end of a band is null where there is none."""
    return {
        "plan": plan.id,
        "id": target.id,
        "name": target.name,
        "target": target_fields(target),
        "moments": [
            {
                "date": moment.date.isoformat(),
                "elapsed": figure(moment.elapsed),
                "bands": [
                    {
                        "status": band.status.value,
                        "from": figure(band.low),
                        "from_included": band.low_in,
                        "to": figure(band.high),
                        "to_included": band.high_in,
                    }
                    for band in moment.bands
                ],
            }
            for moment in moments
        ],
    }
