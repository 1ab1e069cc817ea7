"""What is typed into the workbook made from a plan is read as exactly that, or not at all."""

from __future__ import annotations

import json
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from qcheck.library import load, plan_ids
from qcheck.reading import FORMATS
from qcheck.reading.grid import column_index
from qcheck.report.template import file_name
from tests.cli.demo import plan
from tests.cli.run import qcheck

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openpyxl.worksheet.worksheet import Worksheet

PLAN = """\
plan: demo-2025
title: 示范市质量强市实施方案（2023—2025年）
region: 示范市
period: {start: 2023-01-01, end: 2025-12-31}
targets:
  - id: index
    name: 质量竞争力指数
    kind: level
    target: "≥ 92"
    clause: 指数达92以上
    lead: [市经信局]
  - {id: rate, name: 产品质量合格率, kind: level, target: "≥ 98%", lead: [市市场监管局, 市经信局]}
  - {id: defects, name: 不良率, kind: level, target: "≤ 0.9%", lead: [市市场监管局]}
  - {id: patents, name: 有效发明专利数量, kind: stock, target: "≥ 1.8万件", lead: [市市场监管局]}
  - {id: density, name: 每万人发明专利拥有量, kind: level, target: "≥ 17件"}
  - {id: firms, name: 新增未来工厂, kind: flow, target: "≥ 2家 (2–3家)", every: year}
  - {id: accidents, name: 重大事故, kind: flow, target: "= 0起"}
  - {id: output, name: 劳动生产率, kind: level, target: "≥ 27万元/人"}
  - {id: floor, name: 装配式建筑面积, kind: flow, target: "≥ 60万平方米"}
  - {id: rd, name: 研发投入, kind: stock, target: "≥ 30亿元"}
  - {id: dust, name: 细颗粒物浓度, kind: hold, target: "< 37微克/立方米"}
  - {id: growth, name: 专利授权量增长, kind: growth, target: "≥ 10%"}
  - {id: town, name: 创建示范城市, kind: milestone, target: done}
"""
# Typed into the value cell → the value judged, in the target's unit. Some as a number, as a
# spreadsheet stores it; a pair is what a spreadsheet makes of 98.6%: a number and its format.
TYPED: dict[str, tuple[object, str | None]] = {
    "index": (92.37, "92.37"),
    "rate": (98.6, "98.6"),
    "defects": ((0.008, "0.00%"), "0.8"),
    "patents": (17501, "17501"),
    "density": (17.35, "17.35"),
    "firms": (3, "3"),
    "accidents": (0, "0"),
    "output": (27.05, "27.05"),
    "floor": (58.5, "585000"),
    "rd": (29.87654321, "2987654321"),
    "dust": (33.1, "33.1"),
    "growth": (-3.5, "-3.5"),
    "town": ("已完成", "1"),
}
OFFICE = shutil.which("soffice")


def template(folder: Path, *args: str | Path, text: str = PLAN) -> Path:
    made = folder / "填报表.xlsx"
    run = qcheck("template", "--plan", plan(folder, text), "-o", made, *args)
    assert run.code == 0, run.err
    return made


def rows(sheet: Worksheet) -> dict[str, int]:
    """The line of each target."""
    return {str(a.value): a.row for a, b in sheet["A5:B99"] if a.value and b.value and a.row}


def fill(path: Path, typed: Mapping[str, object]) -> Path:
    book = load_workbook(path)
    sheet = book.worksheets[0]
    for target, row in rows(sheet).items():
        value = typed.get(target)
        cell = sheet[f"E{row}"]
        if isinstance(value, tuple):
            cell.value, cell.number_format = value
        elif value is not None:
            cell.value = value
    book.save(path)
    return path


def results(path: Path, folder: Path, *args: str) -> dict[str, Any]:
    run = qcheck("verify", path, "--plan", folder / "demo-2025.yaml", "--format", "json", *args)
    loaded: dict[str, Any] = json.loads(run.out, parse_float=Decimal)
    assert loaded["unmatched"] == []
    return loaded


def check(path: Path, folder: Path) -> None:
    """Every typed value is there, exactly, and every one is dated by the title."""
    read = results(path, folder)
    assert (read["as_of"], read["as_of_from"]) == ("2025-06-30", "title")
    got = {one["id"]: one["actual"] for one in read["results"]}
    for target, (_, wanted) in TYPED.items():
        assert got[target]["value"] == Decimal(str(wanted)), target
        assert got[target]["as_of"] == "2025-06-30"
    assert {one["code"] for one in read["findings"]} == {"rows-notes"}


def test_what_is_typed_is_what_is_read(tmp_path: Path) -> None:
    made = template(tmp_path, "--as-of", "2025-06-30")
    check(fill(made, {target: typed for target, (typed, _) in TYPED.items()}), tmp_path)


@pytest.mark.parametrize("form", ["xlsx", "xls", "ods"])
def test_what_is_typed_survives_another_office(tmp_path: Path, form: str) -> None:
    if OFFICE is None:
        pytest.skip("LibreOffice is not here")
    if form not in FORMATS:
        pytest.skip(f"{form} is not read yet")
    made = template(tmp_path, "--as-of", "2025-06-30")
    fill(made, {target: typed for target, (typed, _) in TYPED.items()})
    out, profile = tmp_path / "out", (tmp_path / "profile").as_uri()
    command = [OFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", form]
    subprocess.run([*command, "--outdir", out, made], check=True, capture_output=True, timeout=180)
    check(out / f"填报表.{form}", tmp_path)


@pytest.mark.parametrize(
    ("target", "typed", "code"),
    [
        ("rate", 0.986, "share-or-percent"),  # 98.6 or 0.986: never guessed
        ("defects", 0.8, "share-or-percent"),
        ("patents", 1.8, "value-unit-slip"),
        ("floor", 585000, "value-unit-slip"),
        ("rate", "约99", None),
        ("town", "基本完成", "milestone-unclear"),
    ],
)
def test_a_slip_is_never_judged_as_typed(
    tmp_path: Path, target: str, typed: object, code: str | None
) -> None:
    made = fill(template(tmp_path, "--as-of", "2025-06-30"), {target: typed})
    read = results(made, tmp_path)
    codes = {one["code"] for one in read["findings"] if one["target"] == target}
    assert codes - {"rows-notes"} == {code or "value-hedged-note"}
    entry = next(one for one in read["results"] if one["id"] == target)
    assert (entry["status"] == "unknown") is bool(code)


def test_an_empty_form_reports_nothing_but_what_is_missing(tmp_path: Path) -> None:
    read = results(template(tmp_path), tmp_path, "--as-of", "2025-06-30")
    assert {one["code"] for one in read["findings"]} == {"rows-notes", "value-missing"}
    assert {one["reason"] for one in read["results"]} == {"NO_DATA"}


@pytest.mark.parametrize("typed", ["2025-06-30", "2025年6月", "2025-06", "2025/6/30", "2025.6.30"])
@pytest.mark.parametrize("cell", ["F2", "F5"])
def test_the_date_that_is_typed_dates_the_figures(tmp_path: Path, typed: str, cell: str) -> None:
    made = fill(template(tmp_path), {"index": 92.5})
    book = load_workbook(made)
    sheet = book.worksheets[0]
    assert sheet[cell].number_format == "@"
    sheet[cell].value = typed
    book.save(made)
    entry = results(made, tmp_path)["results"][0]
    assert (entry["id"], entry["actual"]["as_of"]) == ("index", "2025-06-30")


@pytest.mark.parametrize("name", plan_ids(None))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_form_of_every_plan_is_understood(tmp_path: Path, name: str, lang: str) -> None:
    made, day = tmp_path / "x.xlsx", "2024-09-30"
    language = ("--lang", lang)
    run = qcheck("template", "--plan", name, "-o", made, "--as-of", day, *language)
    assert run.code == 0, run.err
    read = json.loads(qcheck("verify", made, "--plan", name, "--format", "json").out)
    assert (read["as_of"], read["as_of_from"], read["unmatched"]) == (day, "title", [])
    assert read["inputs"][0]["matched"] == len(load(name).targets)
    assert {one["code"] for one in read["findings"]} <= {"rows-notes", "value-missing"}


def test_only_what_is_to_be_filled_in_is_open(tmp_path: Path) -> None:
    sheet = load_workbook(template(tmp_path)).worksheets[0]
    assert [cell.value for cell in sheet[4]] == (
        "指标编号 指标名称 单位 目标值 实际值 数据时点 地区 备注".split()
    )
    assert sheet.protection.sheet
    assert not sheet.protection.password
    for row in rows(sheet).values():
        opened = [c.coordinate[0] for c in sheet[row] if not c.protection.locked]
        assert opened == ["E", "F", "H"]
        assert sheet[f"E{row}"].number_format == "General"


def test_each_cell_asks_for_its_unit_and_limits(tmp_path: Path) -> None:
    sheet = load_workbook(template(tmp_path)).worksheets[0]
    lines = {row: target for target, row in rows(sheet).items()}
    asked: dict[str, tuple[str | None, ...]] = {}
    for rule in sheet.data_validations.dataValidation:
        for place in rule.sqref.ranges:
            for row in range(place.min_row, place.max_row + 1):
                if place.min_col == column_index("E") + 1:
                    assert rule.showErrorMessage
                    unit = sheet[f"C{row}"].value
                    asked[lines[row]] = (rule.type, rule.formula1, rule.formula2, unit)
                else:
                    assert rule.type == "custom"
                assert len(rule.prompt) <= 255
                assert len(rule.error or "") <= 255
    most = "999999999999999"
    assert asked == {
        "index": ("decimal", f"-{most}", most, None),
        "rate": ("decimal", "0", "100", "%"),
        "defects": ("decimal", "0", "100", "%"),
        "patents": ("whole", "0", most, "件"),
        "density": ("decimal", "0", most, "件"),
        "firms": ("whole", "0", most, "家"),
        "accidents": ("whole", "0", most, "起"),
        "output": ("decimal", f"-{most}", most, "万元/人"),
        "floor": ("decimal", "0", most, "万平方米"),
        "rd": ("decimal", "0", most, "亿元"),
        "dust": ("decimal", f"-{most}", most, "微克/立方米"),
        "growth": ("decimal", f"-{most}", most, "%"),
        "town": ("list", '"已完成,未完成"', None, None),
    }


def test_the_clause_is_a_comment_and_the_required_value_is_the_plans(tmp_path: Path) -> None:
    sheet = load_workbook(template(tmp_path)).worksheets[0]
    assert sheet["B5"].comment is not None
    assert "指数达92以上" in sheet["B5"].comment.text
    assert [sheet[f"D{row}"].value for row in (5, 8, 11)] == ["≥ 92", "≥ 1.8万件", "= 0起"]
    assert sheet["D11"].data_type == "s"
    assert not sheet["B11"].comment or "原文" not in sheet["B11"].comment.text
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == (9, 1)


def test_the_same_plan_gives_the_same_bytes(tmp_path: Path) -> None:
    first = template(tmp_path).read_bytes()
    assert template(tmp_path, "--force").read_bytes() == first


def test_one_file_for_each_department(tmp_path: Path) -> None:
    folder = tmp_path / "各部门"
    run = qcheck("template", "--plan", plan(tmp_path, PLAN), "--by-lead", folder)
    assert run.code == 0, run.err
    made = {file.name: load_workbook(file).worksheets[0] for file in folder.iterdir()}
    assert {name: list(rows(sheet))[:3] for name, sheet in made.items()} == {
        "demo-2025-市经信局.xlsx": ["index", "rate"],
        "demo-2025-市市场监管局.xlsx": ["rate", "defects", "patents"],
        "demo-2025-未列牵头单位.xlsx": ["density", "firms", "accidents"],
    }
    assert made["demo-2025-市经信局.xlsx"]["B2"].value == "市经信局"


def test_a_blank_of_one_department_yields_to_the_figure_of_the_other(tmp_path: Path) -> None:
    qcheck("template", "--plan", plan(tmp_path, PLAN), "--by-lead", tmp_path / "d")
    both = sorted((tmp_path / "d").glob("*局.xlsx"))
    fill(both[0], {"rate": 98.5})
    args = ("--plan", tmp_path / "demo-2025.yaml", "--as-of", "2025-06-30", "--format", "json")
    read = json.loads(qcheck("verify", *both, *args).out)
    assert read["results"][1]["actual"]["value"] == 98.5


def test_what_somebody_filled_in_is_never_overwritten(tmp_path: Path) -> None:
    made = fill(template(tmp_path), {"index": 92.5})
    before = made.read_bytes()
    run = qcheck("template", "--plan", tmp_path / "demo-2025.yaml", "-o", made)
    assert (run.code, "--force" in run.err, made.read_bytes()) == (5, True, before)
    folder = tmp_path / "d"
    folder.mkdir()
    (folder / "demo-2025-市经信局.xlsx").write_bytes(b"filled in")
    run = qcheck("template", "--plan", tmp_path / "demo-2025.yaml", "--by-lead", folder)
    assert run.code == 5
    assert [file.name for file in folder.iterdir()] == ["demo-2025-市经信局.xlsx"]
    forced = qcheck("template", "--plan", tmp_path / "demo-2025.yaml", "-o", made, "--force")
    assert forced.code == 0
    assert made.read_bytes() != before


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        ((), 2, "--by-lead"),
        (("-o", "x.xls"), 2, ".xlsx"),
        (("-o", "x.xlsx", "--as-of", "someday"), 2, "2025-06-30"),
        (("-o", "missing/x.xlsx"), 5, "missing"),
        (("--by-lead", "missing/folder"), 5, "missing"),
        (("--by-lead", "demo-2025.yaml"), 5, "demo-2025.yaml"),
        (("--by-lead", ".", "-o", "demo-2025-市经信局.xlsx"), 2, "市经信局"),
    ],
)
def test_refusals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...], code: int, said: str
) -> None:
    plan(tmp_path, PLAN)
    monkeypatch.chdir(tmp_path)
    run = qcheck("template", "--plan", "demo-2025.yaml", *args)
    assert (run.code, said in run.err, "Traceback" in run.err) == (code, True, False)
    assert [file.name for file in Path().iterdir()] == ["demo-2025.yaml"]


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        ("市经信局", "市经信局"),
        ("../../etc/passwd", "etc_passwd"),
        ("市发改委/市统计局", "市发改委_市统计局"),
        ('a<b>:"c"|d?*\\e', "a_b___c__d___e"),
        (" 市 局. ", "市_局"),
        ("...", "_"),
        ("局\u202e\x00", "局_u202e_u0000"),
        ("局" * 500, "局" * 60),
    ],
)
def test_a_department_is_a_safe_file_name(lead: str, name: str) -> None:
    found = file_name("demo-2025", lead, ())
    assert found == f"demo-2025-{name}.xlsx"
    assert len(found.encode()) < 255


def test_two_departments_never_share_a_file() -> None:
    taken = ["demo-A局.xlsx"]
    assert file_name("demo", "a局", taken) == "demo-a局-2.xlsx"
    assert file_name("demo", "a局", [*taken, "demo-a局-2.xlsx"]) == "demo-a局-3.xlsx"


def test_a_plan_with_hostile_words_runs_nothing(tmp_path: Path) -> None:
    text = PLAN.replace("质量竞争力指数", '"=cmd()"').replace("示范市质量强市实施方案", "=1+1")
    sheet = load_workbook(template(tmp_path, text=text)).worksheets[0]
    assert {cell.data_type for row in sheet for cell in row if cell.value} == {"s"}
