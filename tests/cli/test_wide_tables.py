"""Tables with a column for each region or period, from the file to the verdict."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli import demo
from tests.cli.run import qcheck

if TYPE_CHECKING:
    from pathlib import Path

REGIONS = demo.PLAN.replace("region: 示范市", "region: 东县")
BY_REGION = ("质量竞争力指数,93,91,92.5", "有效发明专利数量,18000件,17000件,18001件")


def judged(*args: str | Path) -> tuple[int, dict[str, Any]]:
    done = qcheck("verify", *args, "--format", "json")
    return done.code, json.loads(done.out)


def values(result: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """The text and the date of each target's value."""
    return {
        one["id"]: (one["actual"]["raw"], one["actual"]["as_of"])
        for one in result["results"]
        if one["actual"]
    }


@pytest.mark.parametrize(
    ("text", "options", "raw"),
    [
        (demo.PLAN, (), "93"),
        (demo.PLAN, ("--region", "东县"), "91"),
        (REGIONS, (), "91"),
        (REGIONS, ("--region", "西县"), "92.5"),
    ],
)
def test_the_region_of_the_plan_or_the_option(
    tmp_path: Path, text: str, options: tuple[str, ...], raw: str
) -> None:
    sheet = demo.sheet(tmp_path, *BY_REGION, head="指标名称,示范市,东县,西县")
    plan = demo.plan(tmp_path, text)
    _, result = judged(sheet, "--plan", plan, "--as-of", "2025-06-30", *options)
    assert values(result)["index"] == (raw, "2025-06-30")
    assert (result["inputs"][0]["rows"], result["inputs"][0]["matched"]) == (2, 2)


def test_no_column_of_the_plans_region(tmp_path: Path) -> None:
    sheet = demo.sheet(tmp_path, *BY_REGION, head="指标名称,南市,东县,西县")
    _, result = judged(sheet, "--plan", demo.plan(tmp_path))
    assert {one["status"] for one in result["results"]} == {"unknown"}
    said = [f["message"] for f in result["findings"] if f["code"] == "several-regions"]
    assert all("南市、东县、西县" in text and "--region" in text for text in said)
    assert said


MONTHS = ("质量竞争力指数,90,91,92.5,", "有效发明专利数量,16000件,16500件,,", "新增未来工厂,1,1,,")


@pytest.mark.parametrize(
    ("options", "index"),
    [
        (("--as-of", "2025-06-30"), ("92.5", "2025-03-31")),
        (("--as-of", "2025-02-28"), ("91", "2025-02-28")),
        (("--as-of", "2025-06-30", "--period", "1月"), ("90", "2025-01-31")),
    ],
)
def test_the_latest_period_that_is_not_after_the_run(
    tmp_path: Path, options: tuple[str, ...], index: tuple[str, str]
) -> None:
    sheet = demo.sheet(tmp_path, *MONTHS, head="2025年完成情况\n指标名称,1月,2月,3月,4月")
    _, result = judged(sheet, "--plan", demo.plan(tmp_path), *options)
    assert values(result)["index"] == index


def test_the_amount_of_a_month_is_no_total(tmp_path: Path) -> None:
    sheet = demo.sheet(tmp_path, *MONTHS, head="2025年完成情况\n指标名称,1月,2月,3月,4月")
    plan = demo.plan(tmp_path)
    _, result = judged(sheet, "--plan", plan, "--as-of", "2025-06-30")
    assert result["results"][2]["reason"] == "AMBIGUOUS"
    codes = ["value-newest-blank", "value-newest-blank", "amount-of-a-part"]  # 3月 of two rows
    assert [f["code"] for f in result["findings"]] == codes
    _, result = judged(sheet, "--plan", plan, "--as-of", "2025-06-30", "--period", "2月")
    assert values(result)["factories"] == ("1", "2025-02-28")


@pytest.mark.parametrize(
    ("period", "said"), [("5月", "1月(B)、2月(C)"), ("上周", "2024-09"), ("2024-02", "2月(C)")]
)
def test_a_period_that_is_not_there(tmp_path: Path, period: str, said: str) -> None:
    sheet = demo.sheet(tmp_path, *MONTHS, head="2025年完成情况\n指标名称,1月,2月,3月,4月")
    done = qcheck("verify", sheet, "--plan", demo.plan(tmp_path), "--period", period)
    assert done.code == 2
    assert said in done.err
