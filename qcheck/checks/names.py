"""name-shared (warning): two targets of a plan have the same name or alias after normalisation.

A row with that name belongs to neither: which one is meant cannot be told.

>>> plan_found({"name": "“PM2.5”浓度"}, {"name": "甲", "aliases": ["PM₂.₅浓度"]})
['name-shared']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.checks.shape import about
from qcheck.matching import normalise
from qcheck.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qcheck.model import Finding, Plan

CODES: dict[str, Severity] = {"name-shared": Severity.WARNING}


def check(plan: Plan, _: Sequence[Plan]) -> Iterator[Finding]:
    """Every name that an earlier target has already."""
    first: dict[str, str] = {}
    for target in plan.targets:
        for name in dict.fromkeys((target.name, *target.aliases)):
            other = first.setdefault(normalise(name), target.id)
            if other != target.id:
                yield about(target, "name-shared", CODES, name=name, other=other)
