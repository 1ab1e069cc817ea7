"""`qcheck lint`: what it says of shipped plans and of a user's file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.demo import PLAN, plan
from tests.cli.run import qcheck

if TYPE_CHECKING:
    from pathlib import Path

GOOD = PLAN.replace(
    "    lead: [市市场监管局]\n",
    "    lead: [市市场监管局]\n    clause: 有效发明专利数量达1.8万件\n",
).replace("targets:\n", "accept: {clause-missing: 示例数据}\ntargets:\n")


def test_all_plans_are_clean() -> None:
    run = qcheck("lint")
    assert run.code == 0
    assert run.out == ""
    assert "没有错误和警告" in run.last


def test_a_users_file(tmp_path: Path) -> None:
    assert qcheck("lint", plan(tmp_path, GOOD)).code == 0
    run = qcheck("lint", plan(tmp_path, GOOD.replace("1.8万件\n", "1.9万件\n")))
    assert run.code == 3
    assert "demo-2025.yaml:13:5" in run.out
    assert "1.9万件" in run.out
    assert "1个错误" in run.last


def test_warnings_do_not_gate(tmp_path: Path) -> None:
    run = qcheck("lint", plan(tmp_path, PLAN), "--lang", "en")
    assert run.code == 0
    assert "do not gate" in run.last


def test_what_the_library_finds_is_part_of_it(tmp_path: Path) -> None:
    run = qcheck("lint", plan(tmp_path, PLAN.replace('"≥ 92"', "92%")))
    assert run.code == 3
    assert "demo-2025.yaml:9:13" in run.out
    assert "未对照原文核对" in run.last


def test_a_usable_plan_is_said_to_be_checked(tmp_path: Path) -> None:
    assert "未对照原文核对" not in qcheck("lint", plan(tmp_path, GOOD)).last


def test_json_counts_and_names_every_finding(tmp_path: Path) -> None:
    path = plan(tmp_path, GOOD.replace("1.8万件\n", "1.9万件\n"))
    said = json.loads(qcheck("lint", path, "jinhua-2025", "--format", "json").out)
    assert (said["errors"], said["warnings"]) == (1, 0)
    mine, shipped = said["plans"]
    assert shipped["findings"] == []
    assert [one["code"] for one in mine["findings"]] == ["clause-number"]
    assert mine["findings"][0]["target"] == "patents"
    assert mine["accepted"] == 2


def test_an_id_that_changed_against_a_shipped_plan(tmp_path: Path) -> None:
    text = PLAN.replace("region: 示范市", "region: 金华市").replace("id: index", "id: rd-intensity")
    run = qcheck("lint", plan(tmp_path, text), "--format", "json")
    found = json.loads(run.out)["plans"][0]["findings"]
    assert [one["target"] for one in found if one["code"] == "id-renamed"] == ["rd-intensity"]


def test_an_accept_that_is_misspelt(tmp_path: Path) -> None:
    run = qcheck("lint", plan(tmp_path, GOOD.replace("clause-missing", "clause-mising")))
    assert run.code == 3
    assert "clause-missing" in run.out


def test_an_acceptance_needs_a_reason(tmp_path: Path) -> None:
    run = qcheck(
        "lint", plan(tmp_path, GOOD.replace("clause-missing: 示例数据", "clause-missing:"))
    )
    assert run.code == 3


def test_there_is_no_such_plan() -> None:
    assert qcheck("lint", "jinhua-2024").code == 2
