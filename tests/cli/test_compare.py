"""`qcheck compare` on plans of 示范市 and its province."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.demo import plan
from tests.cli.run import Run, qcheck

if TYPE_CHECKING:
    from pathlib import Path

PROVINCE = """\
plan: up-2025
title: 示范省质量强省实施方案
region: 示范省
period: {start: 2023-01-01, end: 2025-12-31}
targets:
  - id: quality-index
    name: 质量竞争力指数
    kind: level
    target: "≥ 93"
  - id: patents
    name: 发明专利
    kind: stock
    target: "≥ 300项"
"""


def compared(folder: Path, *args: str, province: str = PROVINCE) -> Run:
    plan(folder)
    plan(folder, province, "up-2025.yaml")
    return qcheck("compare", "demo-2025", "up-2025", "--targets", folder, *args)


def indicators(run: Run) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run.out)["indicators"]
    return found


def test_json(tmp_path: Path) -> None:
    run = compared(tmp_path, "--format", "json")
    assert run.code == 0
    assert [one["level"] for one in json.loads(run.out)["plans"]] == ["city", "province"]
    index, patents = indicators(run)
    assert index["name"] == "质量竞争力指数"
    city, province = index["places"]
    assert (city["plan"], city["text"], city["due"]) == ("demo-2025", "≥ 92", "2025-12-31")
    assert (city["below"], province["below"]) == (["up-2025"], [])
    assert [one["differs"] for one in patents["places"]] == [["name"], ["name", "unit"]]


def test_another_year_is_shown_and_not_marked(tmp_path: Path) -> None:
    later = PROVINCE.replace("2025-12-31", "2027-12-31")
    index, _ = indicators(compared(tmp_path, "--format", "json", province=later))
    assert [one["due"] for one in index["places"]] == ["2025-12-31", "2027-12-31"]
    assert [one["below"] for one in index["places"]] == [[], []]


def test_csv(tmp_path: Path) -> None:
    head, index, patents = csv.reader(io.StringIO(compared(tmp_path, "--format", "csv").out))
    assert head == ["指标", "demo-2025", "up-2025", "说明"]
    assert index == [
        "质量竞争力指数", "▲ ≥ 92（2025）", "≥ 93（2025）", "demo-2025的要求低于上级计划up-2025",
    ]  # fmt: skip
    assert patents[2] == "≥ 300项（2025）[单位不同]"
    assert "demo-2025称有效发明专利数量" in patents[3]


@pytest.mark.parametrize("form", ["table", "plain", "markdown"])
def test_every_format_marks(tmp_path: Path, form: str) -> None:
    assert "▲ ≥ 92" in compared(tmp_path, "--format", form).out
    assert "asks for less" in compared(tmp_path, "--format", form, "--lang", "en").out


def test_a_level_that_is_not_known_is_said(tmp_path: Path) -> None:
    run = compared(tmp_path, province=PROVINCE.replace("示范省\nperiod", "示范\nperiod"))
    assert run.code == 0
    assert "▲" not in run.out
    assert "up-2025 的层级不明" in run.err


def test_nothing_in_common(tmp_path: Path) -> None:
    other = PROVINCE.replace("质量竞争力指数", "别的").replace("patents", "other")
    run = compared(tmp_path, province=other)
    assert run.code == 0
    assert "没有相同的指标" in run.err


@pytest.mark.parametrize("plans", [(), ("demo-2025",), ("demo-2025", "demo-2025")])
def test_it_takes_two_different_plans(tmp_path: Path, plans: tuple[str, ...]) -> None:
    plan(tmp_path)
    run = qcheck("compare", *plans, "--targets", tmp_path)
    assert run.code == 2
    assert run.out == ""


def test_a_broken_plan_is_not_compared(tmp_path: Path) -> None:
    assert compared(tmp_path, province=PROVINCE.replace('"≥ 93"', "93")).code == 3


def test_shipped_plans() -> None:
    run = qcheck("compare", "zhejiang-2019", "jinhua-2025", "jinhua-2027", "--format", "json")
    found = {one["name"]: one["places"] for one in indicators(run)}
    index = found["制造业质量竞争力指数"]
    assert [(one["plan"], one["value"]) for one in index] == [
        ("zhejiang-2019", 91), ("jinhua-2025", 92), ("jinhua-2027", 92.5),
    ]  # fmt: skip
    assert not any(one["below"] for one in index)
