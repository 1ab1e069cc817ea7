from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from qcheck import __version__
from qcheck.cli import COMMANDS
from tests.cli.demo import GOOD, PLAN, plan, sheet
from tests.cli.run import process, qcheck

if TYPE_CHECKING:
    from pathlib import Path


def test_version() -> None:
    assert qcheck("--version").out == f"qcheck {__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_chinese_first(command: str) -> None:
    chinese, english = qcheck(command, "--help"), qcheck(command, "--help", "--lang", "en")
    assert (chinese.code, english.code) == (0, 0)
    assert "用法" in chinese.out
    assert "Usage" in english.out
    assert "Show this message" not in chinese.out
    assert not any("\u4e00" <= character <= "\u9fff" for character in english.out)


def test_the_whole_help_names_every_command() -> None:
    run = qcheck("--help")
    assert all(command in run.out for command in COMMANDS)


def test_a_mistyped_command_suggests_the_right_one() -> None:
    run = qcheck("verfy")
    assert run.code == 2
    assert "verify" in run.err


def test_shipped_plans() -> None:
    run = qcheck("list-plans", "--format", "json")
    plans = {entry["plan"]: entry for entry in json.loads(run.out)["plans"]}
    assert {"jinhua-2025", "jinhua-2027"} <= set(plans)
    assert plans["jinhua-2025"]["targets"] == sum(plans["jinhua-2025"]["kinds"].values())


def test_own_plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan(tmp_path)
    assert "demo-2025" in qcheck("list-plans", "--targets", tmp_path).out
    monkeypatch.setenv("QCHECK_TARGETS", str(tmp_path))
    assert "demo-2025" in qcheck("list-plans").out
    run = qcheck("verify", sheet(tmp_path, *GOOD), "--plan", "demo-2025", "--as-of", "2025-06-30")
    assert run.code == 0


def test_targets_as_json(tmp_path: Path) -> None:
    run = qcheck("list-targets", "--plan", plan(tmp_path), "--format", "json")
    index, patents, factories = json.loads(run.out)["targets"]
    assert set(patents) >= set(
        "plan id name aliases kind op value upper unit text start due every commitment section "
        "clause lead support baseline".split()
    )
    assert (patents["op"], patents["value"], patents["unit"]) == (">=", 18000, "件")
    assert patents["baseline"]["value"] == 12000
    assert (factories["every"], factories["commitment"]) == ("year", "aspirational")
    assert index["due"] == "2025-12-31"


def test_targets_by_lead_and_kind(tmp_path: Path) -> None:
    def ids(*args: str) -> list[str]:
        run = qcheck("list-targets", "--plan", plan(tmp_path), "--format", "json", *args)
        return [target["id"] for target in json.loads(run.out)["targets"]]

    assert ids("--lead", "市经信局") == ["index", "factories"]
    assert ids("--kind", "stock") == ["patents"]
    assert ids("--kind", "stock,flow") == ["patents", "factories"]
    assert ids("--lead", "没有这个局") == []


def test_targets_of_all_plans() -> None:
    run = qcheck("list-targets", "--format", "csv")
    rows = list(csv.reader(io.StringIO(run.out)))
    assert {"jinhua-2025", "jinhua-2027"} <= {row[0] for row in rows[1:]}


@pytest.mark.parametrize("form", ["table", "plain", "csv", "markdown"])
def test_listings_in_every_format(form: str) -> None:
    assert "jinhua-2027" in qcheck("list-plans", "--format", form).out
    run = qcheck("list-targets", "--plan", "jinhua-2027", "--format", form)
    assert "rd-intensity" in run.out


def test_explain(tmp_path: Path) -> None:
    run = qcheck("explain", plan(tmp_path), "patents", "--as-of", "2025-06-30")
    assert run.code == 0
    assert "≥ 1.8万件" in run.out
    assert "不低于16750件" in run.out  # 12000 + 0.95 · 30/36 · 6000
    assert "低于15000件" in run.out  # 12000 + 0.60 · 30/36 · 6000
    by_name = qcheck("explain", plan(tmp_path), "有效发明专利数量", "--as-of", "2025-06-30")
    assert by_name.out == run.out


def test_explain_a_year_of_a_recurring_target(tmp_path: Path) -> None:
    run = qcheck("explain", plan(tmp_path), "factories", "--as-of", "2024-06-30", "--lang", "en")
    assert "2024-01-01 to 2024-12-31" in run.out
    assert "50.0%" in run.out


def test_a_mistyped_target_suggests_the_right_one(tmp_path: Path) -> None:
    run = qcheck("explain", plan(tmp_path), "patent")
    assert run.code == 2
    assert "patents" in run.err
    assert "有效发明专利" not in run.out
    assert "patents" in qcheck("explain", plan(tmp_path), "有效发明专利数").err


def test_schemas() -> None:
    for name in ("plan", "result"):
        assert "$schema" in json.loads(qcheck("schema", name).out)
    assert qcheck("schema", "plans").code == 2
    assert qcheck("schema").code == 2


@pytest.mark.parametrize("text", ["", "{", "[]", '{"schema": "other/1"}', "[" * 100000])
def test_a_report_of_no_result(tmp_path: Path, text: str) -> None:
    file = tmp_path / "x.json"
    file.write_text(text, encoding="utf-8")
    run = qcheck("report", file, "--export", tmp_path / "x.md")
    assert run.code == 4
    assert "Traceback" not in run.err
    assert not (tmp_path / "x.md").exists()


def test_a_report_in_the_other_language(tmp_path: Path) -> None:
    stored = tmp_path / "r.json"
    file, demo = sheet(tmp_path, *GOOD), plan(tmp_path)
    qcheck("verify", file, "--plan", demo, "--as-of", "2025-06-30", "--export", stored)
    assert "Indicator" in qcheck("report", stored, "--lang", "en").out


def test_importing_the_command_line_is_light(tmp_path: Path) -> None:
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    heavy = ("rich", "yaml", "openpyxl", "xlrd", "importlib.resources")
    code = f"import sys, qcheck.cli; print([m for m in {heavy} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert run.stdout.strip() == b"[]"
    version = process("--version", cwd=tmp_path)
    assert version.returncode == 0


def test_the_version_is_told_without_the_command_line() -> None:
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    code = (
        "import sys; sys.argv[1:] = ['--version']; from qcheck.__main__ import main\n"
        "code = main(); print(code, 'qcheck.cli' in sys.modules)\n"
        "sys.stdout.close(); sys.stdout = None\n"
        "code = main(); print(code, 'qcheck.cli' in sys.modules, file=sys.stderr)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert run.stdout.splitlines() == [f"qcheck {__version__}", "0 False"]
    assert run.stderr.splitlines() == ["0 True"]  # nobody hears it: the command line sees to that


def test_a_plan_broken_in_the_folder_is_named(tmp_path: Path) -> None:
    plan(tmp_path, PLAN.replace('"≥ 92"', "92%"))
    run = qcheck("list-plans", "--targets", tmp_path)
    assert run.code == 3
    assert "demo-2025.yaml:9:13" in run.err
