"""`regions:` of a target: read, or refused with its place."""

from __future__ import annotations

import pytest

from qcheck.library.plan import parse_plan
from tests.checks import found

TEXT = """\
plan: demo
title: 示范市质量强市实施方案
region: 示范市
period: {{start: 2023-01-01, end: 2025-12-31}}
targets:
  - id: patents
    name: 有效发明专利数量
    kind: {kind}
    target: "{target}"
    regions: {regions}
"""


def read(regions: str, target: str = "≥ 1.8万件", kind: str = "stock") -> list[str]:
    """The splits as text, or the codes of what is wrong with them."""
    text = TEXT.format(kind=kind, target=target, regions=regions)
    plan, findings = parse_plan(text, "demo.yaml", "demo")
    if plan is None:
        return [finding.code for finding in findings]
    return [
        f"{name} {need.op.value}{need.value}{need.unit}" for name, need in plan.targets[0].regions
    ]


@pytest.mark.parametrize(
    ("regions", "expected"),
    [
        ('{义乌市: "≥ 0.3万件", 东县: "> 500件"}', ["义乌市 >=3000件", "东县 >500件"]),
        ("", []),
        ("null", []),
        ('{" 东 县 ": "≥ 5件"}', ["东县 >=5件"]),
        ('{东县: "≤ 5件"}', ["split-operator"]),
        ("{东县: done}", ["split-operator"]),
        ('{东县: "≥ 5家"}', ["split-unit"]),
        ('{东县: "≥ 5%"}', ["split-unit"]),
        ('{东县: "五百"}', ["quantity-unreadable"]),
        ("{东县: ≥ 5件}", ["target-unquoted"]),
        ('{义乌: "≥ 5件", 义乌市: "≥ 6件"}', ["split-twice"]),
        ('{"": "≥ 5件"}', ["split-twice"]),
        ('[东县, "≥ 5件"]', ["mapping-wanted"]),
    ],
)
def test_splits(regions: str, expected: list[str]) -> None:
    assert read(regions) == expected


def test_a_milestone_is_split_into_milestones() -> None:
    assert read("{东县: done}", "done", "milestone") == ["东县 doneNone"]


def test_the_splits_of_the_builder() -> None:
    """The tests of the checks write splits as a plan file does."""
    plan = found.plan({"regions": {"东县": '"≥ 90"'}})
    assert [name for name, _ in plan.targets[0].regions] == ["东县"]
