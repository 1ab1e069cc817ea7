"""`verify --region all`, from the sheet to every format."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from qcheck import library
from tests.cli import demo
from tests.cli.run import qcheck

if TYPE_CHECKING:
    from pathlib import Path

PLAN = demo.PLAN.replace(
    '    target: "≥ 2家"\n', '    target: "≥ 2家"\n    regions: {东县: "≥ 1家"}\n'
)
WIDE = ("质量竞争力指数,93,91,92.5", "有效发明专利数量,18000件,4000件,", "新增未来工厂,2,1,1")
LONG = tuple(
    f"{line.split(',')[0]},{place},{value}"
    for line in WIDE
    for place, value in zip(("示范市", "东县", "西县"), line.split(",")[1:], strict=True)
)


def sheets(folder: Path, *, wide: bool) -> Path:
    if wide:
        return demo.sheet(folder, *WIDE, head="指标名称,示范市,东县,西县")
    return demo.sheet(folder, *LONG, head="指标名称,地区,实际值")


def verified(folder: Path, *more: str, wide: bool = True) -> Any:  # noqa: ANN401 - JSON
    args = ("--plan", str(demo.plan(folder, PLAN)), "--as-of", "2025-12-31", "--region", "all")
    return qcheck("verify", str(sheets(folder, wide=wide)), *args, *more)


@pytest.mark.parametrize("wide", [True, False])
def test_columns_and_rows_of_regions_say_the_same(tmp_path: Path, *, wide: bool) -> None:
    done = verified(tmp_path, "--format", "json", wide=wide)
    result = json.loads(done.out)
    jsonschema.validate(result, json.loads(library.schema("result")))
    assert done.code == result["gate"]["exit_code"] == 12
    statuses = {(one["region"], one["id"]): one["status"] for one in result["results"]}
    assert statuses == {
        ("示范市", "index"): "pass",
        ("示范市", "patents"): "pass",
        ("示范市", "factories"): "pass",
        ("东县", "index"): "fail",
        ("东县", "patents"): "fail",
        ("东县", "factories"): "pass",  # by its split
        ("西县", "index"): "pass",
        ("西县", "patents"): "unknown",
        ("西县", "factories"): "fail",
    }
    assert [(one["region"], one["rank"]) for one in result["regions"]] == [
        ("示范市", 1),
        ("东县", 3),
        ("西县", 2),
    ]
    assert result["summary"]["total"] == 9
    unsplit = [f["target"] for f in result["findings"] if f["code"] == "target-not-split"]
    assert sorted(unsplit) == ["factories", "patents"]


def test_the_table_is_a_matrix_with_its_legend_and_the_ranking(tmp_path: Path) -> None:
    done = verified(tmp_path)
    assert "√ 达标" in done.out
    lines = [line.split() for line in done.out.splitlines()]
    assert ["有效发明专利数量", "√", "×*", "○"] in lines
    assert ["新增未来工厂", "√", "√", "×*"] in lines
    assert "各地区名次" in done.out
    assert "3个地区，每地区3项" in done.err
    assert "各地区明细" in verified(tmp_path, "--only", "fail").out


def test_csv_is_one_table_with_a_row_for_each_region(tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(verified(tmp_path, "--format", "csv").out)))
    assert [(row["地区"], row["名次"], row["质量竞争力指数"]) for row in rows] == [
        ("示范市", "1", "达标"),
        ("西县", "2", "达标"),
        ("东县", "3", "未达标"),
    ]


def test_plain_and_markdown(tmp_path: Path) -> None:
    plain = verified(tmp_path, "--format", "plain").out.splitlines()
    assert [line.split("\t")[1] for line in plain] == ["地区", "示范市", "西县", "东县"]
    said = verified(tmp_path, "--format", "markdown", "--lang", "en").out
    assert "## Regions and targets" in said
    assert "## Regions by rank" in said


def test_a_stored_result_gives_the_same_report(tmp_path: Path) -> None:
    kept, one, other = (tmp_path / name for name in ("r.json", "a.md", "b.md"))
    verified(tmp_path, "--export", str(kept), "--export", str(one))
    qcheck("report", str(kept), "--export", str(other))
    assert one.read_bytes() == other.read_bytes()
    assert "各地区达标情况" in one.read_text(encoding="utf-8")
    assert json.loads(kept.read_text(encoding="utf-8"), parse_float=Decimal)["regions"]


def test_without_it_nothing_changes(tmp_path: Path) -> None:
    done = qcheck(
        "verify", str(sheets(tmp_path, wide=True)), "--plan", str(demo.plan(tmp_path, PLAN)),
        "--as-of", "2025-12-31", "--format", "json",
    )  # fmt: skip
    result = json.loads(done.out)
    assert "regions" not in result
    assert {one["region"] for one in result["results"]} == {"示范市"}


def test_one_region_is_judged_by_its_split(tmp_path: Path) -> None:
    done = verified(tmp_path, "--region", "东县", "--format", "json")
    found = {one["id"]: one for one in json.loads(done.out)["results"]}
    assert (found["factories"]["status"], found["factories"]["target"]["value"]) == ("pass", 1)
    assert found["patents"]["flags"] == ["NOT_SPLIT"]
    assert found["index"]["baseline"] is None


def test_inspect_takes_all_regions_too(tmp_path: Path) -> None:
    plan = str(demo.plan(tmp_path, PLAN))
    done = qcheck("inspect", str(sheets(tmp_path, wide=True)), "--plan", plan, "--region", "all")
    assert done.code == 0


def test_splits_in_the_listings(tmp_path: Path) -> None:
    plan = str(demo.plan(tmp_path, PLAN))
    found = json.loads(qcheck("list-targets", "--plan", plan, "--format", "json").out)["targets"]
    assert [one["regions"] for one in found][2]["东县"] == {
        "op": ">=", "value": 1, "upper": None, "unit": "家", "text": "≥ 1家"
    }  # fmt: skip
    assert "东县 ≥ 1家" in qcheck("explain", plan, "factories").out
