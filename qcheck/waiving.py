"""Which waivers of a file hold in a run, and why the others do not: plan + file + date → granted.

A waiver that is not certain is refused aloud and the plan's own requirement stands: two for one
target, one for no target, one whose adjusted value is no value of that target.
"""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from qcheck import model
from qcheck.model import Finding, Op, Severity
from qcheck.quantity import canonical_unit

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from qcheck.model import Plan, Requirement, Target, Waiver, Waivers

_UP, _DOWN = (Op.GE, Op.GT), (Op.LE, Op.LT)


def grant(plan: Plan, file: Waivers, as_of: dt.date) -> model.Granted:
    """The waivers that hold on `as_of`, the date of the run; all others are findings."""
    targets = {target.id: target for target in plan.targets}
    held: list[Waiver] = []
    findings = list(file.findings)
    for waiver in file.entries:
        target = targets.get(waiver.target)
        said = list(_doubts(waiver, target, file, as_of, plan))
        findings += said
        if target and not any(one.severity is Severity.ERROR for one in said):
            held.append(_in_unit_of(waiver, target))
    return model.Granted(  # made when it is asked for
        path=file.path,
        sha256=file.sha256,
        count=file.count,
        refused=file.count - len(held),
        by_target=tuple(held),
        findings=tuple(findings),
    )


def adjusted(target: Target, waiver: Waiver) -> Target | None:
    """The target with the required value of the waiver; None where it is exempt."""
    if waiver.requirement is None:
        return None
    return replace(target, requirement=waiver.requirement)


def _doubts(
    waiver: Waiver, target: Target | None, file: Waivers, as_of: dt.date, plan: Plan
) -> Iterator[Finding]:
    """Why a waiver does not hold, and what is odd about one that does."""
    if waiver.expires < as_of:
        dates = {"expires": waiver.expires.isoformat(), "as_of": as_of.isoformat()}
        yield _error("waiver-expired", waiver, **dates)
        return
    if target is None:
        yield _unknown(waiver, plan)
        return
    others = [one.source for one in file.entries if _rivals(waiver, one, as_of)]
    if others or waiver.target in file.broken:
        yield _error("waiver-twice", waiver, others=" ".join(others) or file.path)
    elif waiver.requirement is not None:
        yield from _of_value(waiver, waiver.requirement, target)


def _rivals(waiver: Waiver, other: Waiver, as_of: dt.date) -> bool:
    """Whether both speak of one target; one that has expired leaves the field to its successor."""
    return other is not waiver and other.target == waiver.target and other.expires >= as_of


def _of_value(waiver: Waiver, new: Requirement, target: Target) -> Iterator[Finding]:
    """What is wrong with an adjusted value, held against the plan's own."""
    old = target.requirement
    said = {"value": new.text, "required": old.text}
    if (old.op is Op.DONE) != (new.op is Op.DONE):
        yield _error("waiver-value-milestone", waiver, **said)
    elif canonical_unit(new.unit) != canonical_unit(old.unit):
        yield _error("waiver-value-unit", waiver, **said, unit=old.unit or "—")
    elif any(old.op in side and new.op not in side for side in (_UP, _DOWN)):
        yield _error("waiver-value-direction", waiver, **said)
    elif (new.op, new.value, new.upper) == (old.op, old.value, old.upper):
        yield _error("waiver-value-same", waiver, **said)
    elif _impossible(new, target):
        yield _error("waiver-value-bounds", waiver, **said)
    elif _stricter(new, old):
        yield _finding("waiver-value-stricter", Severity.WARNING, waiver, **said)


def _impossible(new: Requirement, target: Target) -> bool:
    """Whether a limit lies outside what the plan says a value can be."""
    low, high = target.bounds or (None, None)
    limits = [limit for limit in (new.value, new.upper) if limit is not None]
    too_low = low is not None and any(limit < low for limit in limits)
    return too_low or (high is not None and any(limit > high for limit in limits))


def _stricter(new: Requirement, old: Requirement) -> bool:
    """Whether the adjusted limit asks for more than the plan does."""
    if new.value is None or old.value is None:
        return False
    if old.op in _UP:
        return new.value > old.value or (new.value == old.value and old.op is Op.GE)
    if old.op in _DOWN:
        return new.value < old.value or (new.value == old.value and old.op is Op.LE)
    return False


def _in_unit_of(waiver: Waiver, target: Target) -> Waiver:
    """The waiver with the unit spelled as the plan spells it: values were read in that one."""
    if waiver.requirement is None:
        return waiver
    spelled = replace(waiver.requirement, unit=target.requirement.unit)
    return replace(waiver, requirement=spelled)


def _unknown(waiver: Waiver, plan: Plan) -> Finding:
    """No target of this id: the one that has it for a name, else those that look like it."""
    named = [
        target.id for target in plan.targets if waiver.target in (target.name, *target.aliases)
    ]
    ids = [target.id for target in plan.targets]
    near = named or get_close_matches(waiver.target.lower(), ids, n=2)
    if near:
        return _error("waiver-target-near", waiver, plan=plan.id, near=" ".join(near))
    return _error("waiver-target-unknown", waiver, plan=plan.id)


def _error(code: str, waiver: Waiver, **params: str) -> Finding:
    return _finding(code, Severity.ERROR, waiver, **params)


def _finding(code: str, severity: Severity, waiver: Waiver, **params: str) -> Finding:
    about = {"target": waiver.target, "document": waiver.document}
    return Finding(
        code=code,
        severity=severity,
        source=waiver.source,
        target=waiver.target,
        params={**about, **params},
    )
