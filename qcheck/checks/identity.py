"""An id that changed its meaning: results and histories of several plans are joined by id.

id-renamed (warning): another plan of the same region has the id under another name, or a plan of
another region has it for something with a wholly different name.
id-remeasured (warning): another plan of the same region has the id with another kind or unit, or
a plan of another region has it under a similar name with both another kind and another unit.
id-new (warning): another plan of the same region has the name under another id.

Other regions word, count and judge the same indicator in their own way, so that alone is no change.

>>> pair_found({"name": "森林覆盖率"}, {"name": "研发投入强度"})
['id-renamed']
>>> pair_found({"kind": "hold"}, {"kind": "level"})
['id-remeasured']
>>> pair_found({"id": "rate"}, {"id": "share"})
['id-new']
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from qcheck.checks.shape import about
from qcheck.matching import normalise
from qcheck.model import Severity
from qcheck.quantity import canonical_unit, is_count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qcheck.model import Finding, Plan, Target

CODES: dict[str, Severity] = {
    "id-renamed": Severity.WARNING,
    "id-remeasured": Severity.WARNING,
    "id-new": Severity.WARNING,
}
_UNLIKE = 0.25
_ALIKE = 0.6


def check(plan: Plan, others: Sequence[Plan]) -> Iterator[Finding]:
    """Every id that means something else in another plan; once for each target and code."""
    for target in plan.targets:
        said: set[str] = set()
        for other in others:
            for same in other.targets:
                if same.id == target.id:
                    found = _compared(target, same, other, near=plan.region == other.region)
                    yield from (one for one in found if one.code not in said)
                    said |= {one.code for one in found}
        yield from _new(plan, target, others)


def _new(plan: Plan, target: Target, others: Sequence[Plan]) -> Iterator[Finding]:
    """The first target of the region's other plans that has the name, where none has the id."""
    near = [other for other in others if other.region == plan.region]
    name = normalise(target.name)
    for other in near:
        if any(same.id == target.id for same in other.targets):
            return
    for other in near:
        for same in other.targets:
            if normalise(same.name) == name and _measure(same) == _measure(target):
                params = {"name": target.name, "other": same.id, "plan": other.id}
                yield about(target, "id-new", CODES, **params)
                return


def _compared(target: Target, same: Target, other: Plan, *, near: bool) -> list[Finding]:
    found = []
    likeness = _likeness(target, same)
    if likeness < (1 if near else _UNLIKE):
        params = {"name": target.name, "other": same.name, "plan": other.id}
        found.append(about(target, "id-renamed", CODES, **params))
    wholly = target.kind is not same.kind and len(_scales(target, same)) > 1
    if _measure(target) != _measure(same) and (near or (wholly and likeness >= _ALIKE)):
        params = {"mine": _shown(target), "other": _shown(same), "plan": other.id}
        found.append(about(target, "id-remeasured", CODES, **params))
    return found


def _likeness(one: Target, other: Target) -> float:
    """1 where a name or alias is the same, else how alike the most similar two are."""
    return max(
        1.0 if a == b else SequenceMatcher(None, a, b, autojunk=False).ratio()
        for a in {normalise(name) for name in (one.name, *one.aliases)}
        for b in {normalise(name) for name in (other.name, *other.aliases)}
    )


def _measure(target: Target) -> tuple[object, ...]:
    return target.kind, target.yearly, _unit(target)


def _scales(*targets: Target) -> set[str]:
    """What is measured on: 个 and 项 both count, and an index may be in 分 or bare."""
    units = {target.requirement.unit for target in targets}
    scales = {"count" if is_count(unit) else canonical_unit(unit)[1] for unit in units}
    return scales - {""}


def _unit(target: Target) -> str:
    return canonical_unit(target.requirement.unit)[1]


def _shown(target: Target) -> str:
    every = "/year" if target.yearly else ""
    return f"{target.kind.value}{every} {target.requirement.unit or '—'}"
