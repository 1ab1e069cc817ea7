"""`list-plans` and `list-targets`: what is found, and how the whole of it reads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from qcheck import library
from tests.cli.demo import PLAN, plan
from tests.cli.run import qcheck

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """示范市 with one target more, due earlier, whose clause says what its name does not."""
    plan(
        tmp_path,
        PLAN
        + """\
  - id: air
    name: PM₂.₅浓度
    aliases: [细颗粒物浓度]
    kind: level
    target: "< 37微克/立方米"
    due: 2024-12-31
    clause: 细颗粒物(PM 2.5)小于37微克/立方米
""",
    )
    return tmp_path


def ids(folder: Path, *args: str) -> list[str]:
    run = qcheck("list-targets", "-p", "demo-2025", "--targets", folder, "--format", "json", *args)
    assert run.code == 0
    return [target["id"] for target in json.loads(run.out)["targets"]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("专利", ["patents"]),
        ("pm2.5", ["air"]),
        ("ＰＭ2.5", ["air"]),
        ("细颗粒物", ["air"]),
        ("细颗粒物(PM2.5)", ["air"]),
        ("FACTORIES", ["factories"]),
        ("1.8万件", ["patents"]),
        ("发明 1.8万", ["patents"]),
        ("发明 未来", []),
        ("没有的", []),
        ("", ["index", "patents", "factories", "air"]),
    ],
)
def test_search(folder: Path, text: str, found: list[str]) -> None:
    assert ids(folder, "--search", text) == found


@pytest.mark.parametrize(
    ("years", "found"),
    [
        ("2025", ["index", "patents", "factories"]),
        ("2024", ["factories", "air"]),  # what recurs is due in each of its years
        ("2023", ["factories"]),
        ("2022", []),
        ("2024年,2025", ["index", "patents", "factories", "air"]),
    ],
)
def test_due(folder: Path, years: str, found: list[str]) -> None:
    assert ids(folder, "--due", years) == found


def test_conditions_add_up(folder: Path) -> None:
    assert ids(folder, "--due", "2025", "--search", "发明", "--kind", "stock") == ["patents"]
    assert ids(folder, "--due", "2024", "--search", "发明") == []


@pytest.mark.parametrize("year", ["25", "二〇二五", "2025-12-31", "20255"])
def test_a_due_that_is_no_year(year: str) -> None:
    run = qcheck("list-targets", "--due", year)
    assert run.code == 2
    assert year in run.err


def test_all_plans_are_grouped_and_nothing_is_left_out() -> None:
    plans = [library.load(name) for name in library.plan_ids(None)]
    lines = qcheck("list-targets").out.splitlines()
    groups: list[list[str]] = [[]]
    for line in lines:
        if line:
            groups[-1].append(line)
        else:
            groups.append([])
    assert len(groups) == len(plans)
    for one, (title, _, rule, *rows) in zip(plans, groups, strict=True):
        assert title.startswith(one.id)
        assert one.title in title
        assert f"{len(one.targets)}项" in title
        assert set(rule) == {"─"}
        assert [row.split()[0] for row in rows] == [target.id for target in one.targets]


def test_a_plan_named_twice_is_listed_once(folder: Path) -> None:
    assert ids(folder, "-p", "demo-2025") == ids(folder)


def test_groups_in_markdown(folder: Path) -> None:
    run = qcheck("list-targets", "--targets", folder, "-p", "demo-2025", "-f", "markdown")
    assert run.out.startswith("## demo-2025")
    assert "| patents | 有效发明专利数量 |" in run.out


def test_every_row_for_a_program_names_its_plan() -> None:
    head, *rows = qcheck("list-targets", "--format", "plain").out.splitlines()
    assert head.startswith("计划\t编号")
    assert {row.split("\t")[0] for row in rows} == set(library.plan_ids(None))


def test_nothing_found_is_said(folder: Path) -> None:
    run = qcheck("list-targets", "--targets", folder, "--search", "没有这个目标")
    assert run.code == 0
    assert "没有符合条件的目标" in run.err


def test_a_plan_with_its_region_horizon_kinds_and_leads(folder: Path) -> None:
    run = qcheck("list-plans", "--targets", folder, "--format", "json")
    (demo,) = (one for one in json.loads(run.out)["plans"] if one["plan"] == "demo-2025")
    assert (demo["region"], demo["level"]) == ("示范市", "city")
    assert (demo["start"], demo["end"]) == ("2023-01-01", "2025-12-31")
    assert {kind: count for kind, count in demo["kinds"].items() if count} == {
        "level": 2, "stock": 1, "flow": 1,
    }  # fmt: skip
    assert list(demo["leads"].items()) == [("市经信局", 2), ("市市场监管局", 1)]
    assert demo["no_lead"] == 1


@pytest.mark.parametrize("form", ["table", "plain", "csv", "markdown"])
def test_the_table_of_plans_says_the_same(folder: Path, form: str) -> None:
    out = qcheck("list-plans", "--targets", folder, "--format", form).out
    (line,) = (line for line in out.splitlines() if "demo-2025" in line)
    for said in (
        "示范市", "2023-01-01 – 2025-12-31", "水平 2、存量 1、流量 1",
        "市经信局 2、市市场监管局 1、（未列明） 1",
    ):  # fmt: skip
        assert said in line


@pytest.mark.parametrize(("end", "over"), [("2023-12-31", True), ("2199-12-31", False)])
def test_a_plan_that_is_over(tmp_path: Path, end: str, *, over: bool) -> None:
    plan(tmp_path, PLAN.replace("2025-12-31}", f"{end}}}", 1))
    run = qcheck("list-plans", "--targets", tmp_path, "--format", "json")
    (demo,) = (one for one in json.loads(run.out)["plans"] if one["plan"] == "demo-2025")
    assert demo["over"] is over
