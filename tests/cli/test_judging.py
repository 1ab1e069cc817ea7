"""History, profiles, explain with a value, whatif, as a user calls them."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from qcheck.model import Lang
from qcheck.table.detail import found_lines
from qcheck.table.owed import owed as table_owed
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
        (("patents", "--actual", "16100", "--profile", "eurostat"), "÷0.144714≈0.8621"),
        (("index", "--actual", "91.9", "--baseline", "91"), "超前100×(0.9-0.8333)=6.6667个百分点"),
        (
            ("patents", "--actual", "16100"),
            "0.8333÷0.6833×36≈43.9024个月，自2022-12-31起：2026-08-28",
        ),
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


def explain_one(folder: Path, lines: str, *args: str) -> str:
    """What explain says of one target x with these lines, without blanks."""
    text = (
        "plan: one\ntitle: 示例\nregion: 示范市\nperiod: {start: 2025-01-01, end: 2025-12-31}\n"
        f"targets:\n  - {{id: x, name: 甲, {lines}}}\n"
    )
    run = qcheck("explain", plan(folder, text, "one.yaml"), "x", *args, "--as-of", "2025-06-30")
    assert run.code == 0, run.err
    return "".join(run.out.split())


def test_differences_of_percentages_are_points(tmp_path: Path) -> None:
    lines = 'kind: level, target: "≥ 95%", baseline: {value: "80%", date: 2024-12-31}'
    out = explain_one(tmp_path, lines, "--actual", "86%")
    assert "差距95-86=9个百分点" in out
    assert "每月需9÷6=1.5个百分点" in out
    assert "目前月均(86-80)÷6=1个百分点" in out
    assert "照此到期80+(86-80)÷0.5=92%" in out


def test_a_budget_is_an_upper_limit(tmp_path: Path) -> None:
    lines = 'kind: flow, target: "≤ 20起"'
    out = explain_one(tmp_path, lines, "--actual", "9")
    assert "此时不超过10起" in out  # 10.53
    assert "此时应达" not in out
    assert "照此达到之日" not in out
    over = explain_one(tmp_path, lines, "--actual", "21")
    assert over.endswith("差距21-20=1起")


def chain(folder: Path, *reports: tuple[str, str], text: str = WITHOUT_BASE) -> dict[str, Any]:
    """One run for each report with the result of the run before; the last result."""
    head = "指标名称,实际值,数据时点,数据口径"
    before: tuple[str | Path, ...] = ()
    out = folder / "0.json"
    for number, (day, rows) in enumerate(reports):
        source = sheet(folder, *rows.split(), name=f"{number}.csv", head=head)
        out = folder / f"{number}.json"
        args = ("--plan", plan(folder, text), "--as-of", day, "--export", out)
        run = qcheck("verify", source, *args, *before)
        assert run.code in (0, 11, 12), run.err
        before = ("--history", out)
    found: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return found


REPORTS = (
    ("2022-12-31", "有效发明专利数量,12000件,2022-12-31,快报数"),
    (
        "2023-12-31",
        "有效发明专利数量,12400件,2022-12-31,年报数 有效发明专利数量,13900件,2023-12-31,",
    ),
    ("2024-06-30", "质量竞争力指数,90,2024-06-30,"),  # nothing on patents
    ("2024-12-31", "有效发明专利数量,15000件,2024-12-31,"),
    ("2025-06-30", "有效发明专利数量,16100件,2025-06-30,"),
)


def test_earlier_points_and_revisions_survive_a_chain_of_results(tmp_path: Path) -> None:
    linked = chain(tmp_path, *REPORTS)
    rows = " ".join(rows for _, rows in REPORTS)
    whole = chain(tmp_path, ("2025-06-30", rows))
    for name in ("status", "reason", "message", "pace", "gap"):
        assert by_name(linked)[name] == by_name(whole)[name]
    assert by_name(linked)["baseline"]["value"] == 12400
    series = by_name(linked)["series"]
    assert [(one["date"], one["value"]) for one in series] == [
        (one["date"], one["value"]) for one in by_name(whole)["series"]
    ]
    assert series[0]["basis"] == "annual"


def by_name(result: dict[str, Any]) -> dict[str, Any]:
    (found,) = [entry for entry in result["results"] if entry["id"] == "patents"]
    return dict(found)


def test_a_value_handed_on_is_as_old_as_its_first_result(tmp_path: Path) -> None:
    """A revision stands, though a later run that did not know it handed on the old value."""
    first = stored(tmp_path, "a", "12000", "2025-01-01")
    revised = stored(tmp_path, "b", "12400", "2025-02-01")
    late = stored(tmp_path, "c", "12000", "2025-03-01", reported_at="2025-01-01T00:00:00+00:00")
    now = sheet(tmp_path, "有效发明专利数量,16100件")
    args = ("verify", now, "--plan", plan(tmp_path, WITHOUT_BASE), "--as-of", "2025-06-30")
    history = [one for path in (late, revised, first) for one in ("--history", path)]
    found = results(qcheck(*args, *history, "--format", "json").out)["patents"]
    assert found["baseline"]["value"] == 12400


def stored(folder: Path, name: str, value: str, day: str, **extra: str) -> Path:
    """A result of the day `day` whose series of patents begins with this value, as written."""
    entry = {"date": "2022-12-31", "value": "?", "raw": value, "source": "x", **extra}
    target = {"op": ">=", "value": 18000, "upper": None, "unit": "件"}
    result = {
        "schema": "qcheck.result/1",
        "generated_at": f"{day}T00:00:00+00:00",
        "plan": {"id": "demo-2025"},
        "results": [
            {"id": "patents", "region": None, "target": target, "actual": None, "series": [entry]}
        ],
    }
    file = folder / f"{name}.json"
    file.write_text(json.dumps(result).replace('"?"', value), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("-5", 11),
        ("1e16", 11),
        ("5", 11),
        ("1e30", 4),
        ("1e400", 4),
        ("1e-999999", 4),
        ("1e99999999999999999999", 4),
        ("9" * 5000, 4),
        ("NaN", 4),
        ("true", 4),
    ],
)
def test_figures_of_a_result_are_checked_as_those_of_a_sheet(
    tmp_path: Path, value: str, code: int
) -> None:
    history = stored(tmp_path, "a", value, "2025-01-01")
    now = sheet(tmp_path, "有效发明专利数量,16100件")
    args = ("verify", now, "--plan", plan(tmp_path, WITHOUT_BASE), "--as-of", "2025-06-30")
    run = qcheck(*args, "--history", history, "--format", "json")
    assert run.code == code, run.err
    if code == 11:
        assert len(results(run.out)["patents"]["series"]) == 1
        (found,) = [f for f in json.loads(run.out)["findings"] if f["target"] == "patents"]
        assert found["code"].startswith("value-")


YEARS = ("新增未来工厂,3,2023-12-31", "新增未来工厂,2,2024-11-30", "新增未来工厂,1,2025-03-31")


@pytest.mark.parametrize(
    ("day", "owed"),
    [
        ("2025-03-31", "请补报2024年终期数据"),
        ("2025-07-31", "请补报2024年终期数据"),
    ],
)
def test_the_final_value_of_a_closed_year_is_owed(tmp_path: Path, day: str, owed: str) -> None:
    """Not that of the year whose value is shown, nor the data of a year that has some."""
    now = sheet(tmp_path, *YEARS, head="指标名称,实际值,数据时点")
    args = ("--plan", plan(tmp_path), "--as-of", day, "--format", "json")
    run = qcheck("verify", now, *args)
    (entry,) = [one for one in json.loads(run.out)["results"] if one["id"] == "factories"]
    said = table_owed(entry, day, Lang.ZH)
    assert owed in said
    assert not [one for one in said if "已到期，目前只有" in one or "年数据" in one]


def test_a_budget_in_the_report_is_an_upper_limit_too(tmp_path: Path) -> None:
    text = (
        "plan: one\ntitle: 示例\nregion: 示范市\nperiod: {start: 2025-01-01, end: 2025-12-31}\n"
        'targets:\n  - {id: x, name: 甲, kind: flow, target: "≤ 20起"}\n'
    )
    for value, told in (("9", [("现在不超过", "10起")]), ("21", [])):
        now = sheet(tmp_path, f"甲,{value}")
        args = ("--plan", plan(tmp_path, text, "one.yaml"), "--as-of", "2025-06-30")
        run = qcheck("verify", now, *args, "--format", "json")
        lines = found_lines(json.loads(run.out)["results"][0], Lang.ZH)
        headings = ("现在不超过", "现在应达到", "照此达到之日")
        assert [line for line in lines if line[0] in headings] == told
