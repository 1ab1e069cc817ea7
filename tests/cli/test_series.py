"""The series in the result: every value of a target that was reported, oldest first."""

from __future__ import annotations

import json
from decimal import Decimal
from importlib import resources
from typing import TYPE_CHECKING

from jsonschema import Draft202012Validator

from tests.cli import demo
from tests.cli.run import qcheck
from tests.sample import by_id

if TYPE_CHECKING:
    from pathlib import Path

ROWS = (
    "有效发明专利数量,1.5万件,2024-12-31",
    "有效发明专利数量,13000,2023-12-31",
    "有效发明专利数量,1.75万件,2025-06-30",
)


def test_the_series_is_whole_dated_and_in_the_target_s_unit(tmp_path: Path) -> None:
    sheet = demo.sheet(tmp_path, *ROWS, head="指标名称,实际值,数据时点")
    plan = demo.plan(tmp_path)
    run = qcheck("verify", sheet, "--plan", plan, "--as-of", "2025-06-30", "--format", "json")
    result = json.loads(run.out, parse_float=Decimal)
    schema = json.loads(
        resources.files("qcheck").joinpath("schemas/result.json").read_text(encoding="utf-8")
    )
    assert [e.message for e in Draft202012Validator(schema).iter_errors(json.loads(run.out))] == []
    entry = by_id(result, "patents")
    assert [(one["date"], one["value"], one["raw"]) for one in entry["series"]] == [
        ("2023-12-31", 13000, "13000"),
        ("2024-12-31", 15000, "1.5万件"),
        ("2025-06-30", 17500, "1.75万件"),
    ]
    assert entry["series"][-1]["source"] == entry["actual"]["source"]
    assert by_id(result, "index")["series"] == []
