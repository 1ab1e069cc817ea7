"""Finding codes of one check over targets written as in a plan file; for tests and the manuals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qcheck.library.plan import parse_plan

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from qcheck.checks import Check
    from qcheck.model import Plan

HEAD = """\
plan: {plan}
title: 示范市质量强市实施方案
region: {region}
period: {{start: 2023-01-01, end: 2025-12-31}}
"""
DEFAULTS = {"name": "指标", "kind": "level", "target": "≥ 92", "clause": "达92"}
PLAIN = {"due", "start", "baseline"}


def plan(*targets: Mapping[str, object], plan: str = "demo", region: str = "示范市") -> Plan:
    """示范市 with these targets, each on top of a sound one; None leaves a key out."""
    text = HEAD.format(plan=plan, region=region) + "targets:\n"
    for place, fields in enumerate(targets):
        given = {"id": f"t{place}", **DEFAULTS, **fields}
        lines = [f"{key}: {_yaml(key, value)}" for key, value in given.items() if value is not None]
        text += "  - " + "\n    ".join(lines) + "\n"
    read, findings = parse_plan(text, f"{plan}.yaml", plan, sha256=plan)
    assert read is not None, (text, findings)
    return read


def _yaml(key: str, value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {text}" for name, text in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(f'"{text}"' for text in value) + "]"
    return f'"{value}"' if key == "target" else str(value)


def codes(check: Check, of: Plan, *others: Plan) -> list[str]:
    return [finding.code for finding in check.check(of, others)]


def manual(check: Check) -> dict[str, Callable[..., Any]]:
    """What the examples in a check's docstring call."""
    return {
        "found": lambda **fields: codes(check, plan(fields)),
        "plan_found": lambda *targets: codes(check, plan(*targets)),
        "pair_found": lambda one, other: codes(
            check, plan(one), replace(plan(other, plan="other"), id="other")
        ),
    }
