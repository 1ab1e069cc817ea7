"""History, profiles, explain with a value, whatif, as a user calls them."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.demo import GOOD, PLAN, plan, sheet
from tests.cli.run import qcheck

if TYPE_CHECKING:
    from pathlib import Path

WITHOUT_BASE = PLAN.replace('    baseline: {value: "12000件", date: 2022-12-31}\n', "")


def results(run_out: str) -> dict[str, Any]:
    return {entry["id"]: entry for entry in json.loads(run_out)["results"]}


def judge(folder: Path, text: str, day: str, *rows: str, head: str = "指标名称,实际值") -> Path:
    """A stored result of the demo plan with these rows."""
    source = sheet(folder, *rows, name=f"{day}.csv", head=head)
    out = folder / f"{day}.json"
    run = qcheck("verify", source, "--plan", plan(folder, text), "--as-of", day, "--export", out)
    assert run.code in (0, 11, 12), run.err
    return out


def test_earlier_results_are_the_history(tmp_path: Path) -> None:
    before = judge(tmp_path, WITHOUT_BASE, "2023-06-30", "有效发明专利数量,12500件")
    stored = json.loads(before.read_text("utf-8"))
    stored["results"][1]["actual"]["as_of"] = "2022-12-31"
    before.write_text(json.dumps(stored), encoding="utf-8")
    now = sheet(tmp_path, "有效发明专利数量,16100件")
    args = ("verify", now, "--plan", plan(tmp_path, WITHOUT_BASE), "--as-of", "2025-06-30")
    alone = results(qcheck(*args, "--format", "json").out)["patents"]
    assert alone["reason"] == "NOT_MET_NO_BASELINE"
    found = results(qcheck(*args, "--format", "json", "--history", before).out)["patents"]
    assert found["reason"] == "BEHIND"
    assert found["baseline"]["value"] == 12500
    assert found["baseline"]["source"] == f"{before}!patents"


def test_a_revision_is_told_and_counts(tmp_path: Path) -> None:
    before = judge(tmp_path, PLAN, "2025-06-30", "有效发明专利数量,15900件")
    now = sheet(tmp_path, "有效发明专利数量,16100件")
    run = qcheck(
        "verify", now, "--plan", plan(tmp_path), "--as-of", "2025-06-30", "--history", before,
        "--format", "json",
    )  # fmt: skip
    assert results(run.out)["patents"]["actual"]["value"] == 16100
    (finding,) = [f for f in json.loads(run.out)["findings"] if f["code"] == "value-revised"]
    assert finding["severity"] == "info"
    assert "数据修订" in finding["message"]


def test_the_basis_column_decides(tmp_path: Path) -> None:
    now = sheet(
        tmp_path,
        "有效发明专利数量,15900件,快报数",
        "有效发明专利数量,16100件,年报数",
        head="指标名称,实际值,数据口径",
    )
    run = qcheck(
        "verify", now, "--plan", plan(tmp_path), "--as-of", "2025-06-30", "--format", "json"
    )
    actual = results(run.out)["patents"]["actual"]
    assert (actual["value"], actual["basis"]) == (16100, "annual")
    codes = {f["code"] for f in json.loads(run.out)["findings"]}
    assert "value-revised" in codes
    assert "duplicate-differs" not in codes


@pytest.mark.parametrize(
    ("text", "code"),
    [("{}", 4), ("[1]", 4), ('{"schema": "qcheck.result/1"}', 4), ("nothing", 4)],
)
def test_a_history_that_is_no_result_is_refused(tmp_path: Path, text: str, code: int) -> None:
    file = tmp_path / "old.json"
    file.write_text(text, encoding="utf-8")
    run = qcheck("verify", sheet(tmp_path, *GOOD), "--plan", plan(tmp_path), "--history", file)
    assert run.code == code
    assert "old.json" in run.err


def test_a_history_of_another_plan_is_refused(tmp_path: Path) -> None:
    old = judge(tmp_path, PLAN, "2025-03-31", *GOOD)
    stored = json.loads(old.read_text("utf-8"))
    stored["plan"]["id"] = "other-2020"
    old.write_text(json.dumps(stored), encoding="utf-8")
    run = qcheck("verify", sheet(tmp_path, *GOOD), "--plan", plan(tmp_path), "--history", old)
    assert run.code == 4
    assert "other-2020" in run.err


def test_a_profile_for_one_run(tmp_path: Path) -> None:
    now = sheet(tmp_path, "有效发明专利数量,16100件")
    args = ("verify", now, "--plan", plan(tmp_path), "--as-of", "2025-06-30", "--format", "json")
    found = json.loads(qcheck(*args, "--profile", "eurostat").out)
    assert found["judge"] == {"profile": "eurostat"}
    assert results(json.dumps(found))["patents"]["pace"]["rule"] == "cagr"
    assert json.loads(qcheck(*args).out)["judge"] == {"profile": None}
    mistyped = qcheck(*args, "--profile", "eurostats")
    assert mistyped.code == 2
    assert "eurostat" in mistyped.err


def test_a_plan_names_its_profile(tmp_path: Path) -> None:
    text = PLAN.replace("targets:", "judge: {profile: destatis}\ntargets:", 1)
    run = qcheck("verify", sheet(tmp_path, *GOOD), "--plan", plan(tmp_path, text), "--format",
                 "json", "--as-of", "2025-06-30")  # fmt: skip
    assert json.loads(run.out)["judge"] == {"profile": "destatis"}


def explain(folder: Path, *args: str) -> str:
    run = qcheck("explain", plan(folder), *args, "--as-of", "2025-06-30")
    assert run.code == 0, run.err
    return "".join(run.out.split())


def test_explain_writes_the_arithmetic_out(tmp_path: Path) -> None:
    out = explain(tmp_path, "patents", "--actual", "16100")
    for line in (
        "30个月÷36个月=0.8333(83.3%)",
        "(16100-12000)÷(18000-12000)=4100÷6000=0.6833(68.3%)",
        "A÷E=0.6833÷0.8333=0.82",
        "100×(0.8333-0.6833)=15个百分点",
        "18000-16100=1900件",
        "1900÷6≈316.6667件",
        "(16100-12000)÷30≈136.6667件",
        "12000+0.95×0.8333×6000=16750件",
        "12000+(16100-12000)÷0.8333=16920件",
        "2026-08-28",
    ):
        assert line in out


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (("index", "--actual", "91.6", "--baseline", "90"), "(91.6-90)÷(92-90)=1.6÷2=0.8(80.0%)"),
        (("factories", "--actual", "1家"), "1÷2=0.5(50.0%)"),
        (("factories", "--actual", "1"), "6个月÷12个月"),
        (("patents", "--actual", "1.61万件"), "1.61万件→16100件"),
        (("patents", "--actual", "16100", "--profile", "eurostat"), "R≈0.8621"),
        (("patents", "--actual", "16100", "--profile", "yinchuan"), "多于30为未达标"),
        (("patents", "--actual", "18000"), "已于此日达到2025-06-30"),
        (("patents", "--actual", "多少"), "判定无法判定TEXT"),
    ],
)
def test_explain_a_value(tmp_path: Path, args: tuple[str, ...], expected: str) -> None:
    assert expected in explain(tmp_path, *args)


def test_explain_says_what_is_wrong_with_a_value(tmp_path: Path) -> None:
    run = qcheck("explain", plan(tmp_path), "patents", "--actual", "1.61")
    assert "100" in run.err
    bad = qcheck("explain", plan(tmp_path), "patents", "--actual", "1", "--baseline", "12吨")
    assert bad.code == 2
    assert "件" in bad.err


def test_whatif_as_csv(tmp_path: Path) -> None:
    run = qcheck("whatif", plan(tmp_path), "patents", "--from", "2025-06-01", "--format", "csv")
    assert run.code == 0
    rows = list(csv.DictReader(io.StringIO(run.out.lstrip("\ufeff"))))
    assert len(rows) == 7
    assert rows[0]["达标"] == "≥ 16750件"
    assert rows[0]["预警"] == "≥ 15000件, ≤ 16749件"
    assert rows[0]["未达标"] == "≤ 14999件"
    assert rows[-1]["预警"] == ""


@pytest.mark.parametrize("form", ["table", "plain", "json", "markdown"])
def test_whatif_in_every_format(tmp_path: Path, form: str) -> None:
    run = qcheck("whatif", plan(tmp_path), "index", "--to", "2023-03", "--format", form)
    assert run.code == 0
    assert "2023-03-31" in run.out


def test_whatif_outside_the_period(tmp_path: Path) -> None:
    run = qcheck("whatif", plan(tmp_path), "index", "--from", "2030-01-01")
    assert run.code == 2
    assert "2025-12-31" in run.err


def test_explain_and_whatif_turn_where_growth_rates_do(tmp_path: Path) -> None:
    out = explain(tmp_path, "patents", "--profile", "eurostat")
    assert "不低于16559.2件" in out
    run = qcheck("whatif", plan(tmp_path), "patents", "--profile", "eurostat", "--from",
                 "2025-06-30", "--to", "2025-06-30", "--format", "plain")  # fmt: skip
    assert "≥ 16560件" in run.out


def test_a_series_without_a_baseline_is_a_trend(tmp_path: Path) -> None:
    rows = [f"有效发明专利数量,{value}件,{year}-12-31"
            for year, value in enumerate((12000, 13000, 14000, 15000), 2021)]  # fmt: skip
    text = WITHOUT_BASE.replace("start: 2023-01-01", "start: 2021-01-01")
    now = sheet(tmp_path, *rows, head="指标名称,实际值,数据时点")
    run = qcheck("verify", now, "--plan", plan(tmp_path, text), "--format", "json")
    found = results(run.out)["patents"]
    assert found["reason"] == "TREND_FAR_SHORT"
    assert found["pace"]["projected"] == 16000
    assert found["pace"]["trend_per_year"] == 1000
    assert "照近年趋势（年均+1000件）到期为16000件" in found["message"]
