"""name-shared (warning): two targets of a plan have the same name or alias after normalisation.

A row with that name belongs to neither: which one is meant cannot be told.

alias-needless (warning): an alias is the target's own name, or another alias, written the same.

>>> plan_found({"name": "“PM2.5”浓度"}, {"name": "甲", "aliases": ["PM₂.₅浓度"]})
['name-shared']
>>> plan_found({"name": "合格率", "aliases": ["合格率"]})
['alias-needless']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.checks.shape import about
from qcheck.matching import normalise
from qcheck.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qcheck.model import Finding, Plan

CODES: dict[str, Severity] = {
    "name-shared": Severity.WARNING,
    "alias-needless": Severity.WARNING,
}


def check(plan: Plan, _: Sequence[Plan]) -> Iterator[Finding]:
    """Every name that an earlier target has already, and every alias that adds none."""
    first: dict[str, str] = {}
    for target in plan.targets:
        for name in dict.fromkeys((target.name, *target.aliases)):
            other = first.setdefault(normalise(name), target.id)
            if other != target.id:
                yield about(target, "name-shared", CODES, name=name, other=other)
        names = [normalise(name) for name in (target.name, *target.aliases)]
        for place, alias in enumerate(target.aliases, 1):
            if names[place] in names[:place]:
                yield about(target, "alias-needless", CODES, name=alias)
