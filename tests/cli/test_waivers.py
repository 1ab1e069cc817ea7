"""`--waivers`: from the file to the exit code, and what each output shows of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from tests.cli import demo
from tests.cli.run import Run, qcheck

if TYPE_CHECKING:
    from pathlib import Path

DATA = ("质量竞争力指数,80", "有效发明专利数量,1.5万件", "新增未来工厂,1")
WAIVERS = """\
- target: index
  reason: 停止发布
  document: 示市质强办〔2025〕8号
  approver: 示范市人民政府
  expires: 2025-12-31
- target: patents
  reason: 口径调整
  document: 示市质强办〔2025〕9号
  approver: 示范市人民政府
  expires: 2026-12-31
  value: "≥ 1.5万件"
"""


def verify(folder: Path, text: str, *more: str | Path, data: tuple[str, ...] = DATA) -> Run:
    file = folder / "waivers.yaml"
    file.write_text(text, encoding="utf-8")
    args = ("--plan", demo.plan(folder), "--as-of", "2025-12-31", "--waivers", file)
    return qcheck("verify", demo.sheet(folder, *data), *args, *more)


def test_waived_failures_do_not_gate_and_the_last_line_says_so(tmp_path: Path) -> None:
    run = verify(tmp_path, WAIVERS)
    assert run.code == 0, run.err
    assert run.last == (
        "退出码 0：达标：约束性目标除免予考核的外均无问题；"
        "豁免2项（免予考核1项不计入，调整目标1项按调整值计入）"
    )
    assert "未达标3、预警0、无法判定0、达标0（其中豁免2）" in run.err


def test_another_region_is_not_waived_and_that_is_said(tmp_path: Path) -> None:
    run = verify(tmp_path, WAIVERS, "--region", "东县", "--format", "json")
    found = json.loads(run.out)
    assert found["summary"]["waived"] == 0
    said = [one["target"] for one in found["findings"] if one["code"] == "waiver-other-region"]
    assert said == ["index", "patents"]
    assert run.code == 12


def test_without_them_the_same_run_fails(tmp_path: Path) -> None:
    assert verify(tmp_path, "[]\n").code == 12


def test_the_table_shows_both_verdicts(tmp_path: Path) -> None:
    head, _, *rows = verify(tmp_path, WAIVERS).out.splitlines()
    assert head.split()[:3] == ["状态", "豁免", "调整值"]
    shown = [line.split() for line in rows]
    assert ["×", "未达标", "豁免", "免予考核"] in [cells[:4] for cells in shown]
    assert ["×", "未达标", "豁免→√", "达标", "≥"] in [cells[:5] for cells in shown]


def test_no_column_where_there_is_none(tmp_path: Path) -> None:
    assert "豁免" not in verify(tmp_path, "[]\n").out


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("expires: 2025-12-31", "expires: 2025-12-30", "waivers.yaml:1:3"),
        ("expires: 2025-12-31", "expires: 2025-12-32", "waivers.yaml:5:12"),
        ("target: index", "target: indicator", "waivers.yaml:1:3"),
        ("  reason: 停止发布\n", "", "waivers.yaml:1:3"),
    ],
)
def test_what_is_refused_is_said_and_gates(tmp_path: Path, old: str, new: str, code: str) -> None:
    run = verify(tmp_path, WAIVERS.replace(old, new, 1))
    assert run.code == 12
    assert code in run.err
    assert run.last.endswith("1条豁免未执行，见数据问题")


def test_a_file_that_is_no_list_ends_the_run(tmp_path: Path) -> None:
    run = verify(tmp_path, "target: index\n")
    assert (run.code, run.out) == (3, "")
    assert "waivers.yaml:1:1: waivers-no-list" in run.err


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    sheet, plan = demo.sheet(tmp_path, *DATA), demo.plan(tmp_path)
    run = qcheck("verify", sheet, "--plan", plan, "--waivers", tmp_path / "none.yaml")
    assert run.code == 2


def test_an_export_never_replaces_the_waivers(tmp_path: Path) -> None:
    run = verify(tmp_path, WAIVERS, "--export", tmp_path / "x.json")
    assert run.code == 0
    file = tmp_path / "waivers.json"
    file.write_text("[]", encoding="utf-8")
    args = ("--plan", tmp_path / "demo-2025.yaml", "--waivers", file, "--export", file)
    assert qcheck("verify", tmp_path / "actuals.csv", *args).code == 2
    assert file.read_text(encoding="utf-8") == "[]"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_stored_result_renders_the_same(tmp_path: Path, lang: str) -> None:
    endings = ("xlsx", "csv", "md", "svg")
    stored = tmp_path / "r.json"
    first = [tmp_path / f"a.{ending}" for ending in endings]
    again = [tmp_path / f"b.{ending}" for ending in endings]
    exports = [part for file in (stored, *first) for part in ("--export", file)]
    assert verify(tmp_path, WAIVERS, "--lang", lang, *exports).code == 0
    exports = [part for file in again for part in ("--export", file)]
    assert qcheck("report", stored, "--lang", lang, *exports).code == 0
    assert [file.read_bytes() for file in first] == [file.read_bytes() for file in again]


def test_the_files_name_the_document(tmp_path: Path) -> None:
    files = [tmp_path / f"r.{ending}" for ending in ("md", "csv", "xlsx")]
    assert verify(tmp_path, WAIVERS, *(p for f in files for p in ("--export", f))).code == 0
    for file in files[:2]:
        text = file.read_text(encoding="utf-8-sig")
        for said in (
            "示市质强办〔2025〕8号",
            "停止发布",
            "示范市人民政府",
            "2026-12-31",
            "≥ 15000件",
        ):
            assert said in text, file
    sheet = load_workbook(files[2])["豁免"]
    heads = [cell.value for cell in sheet[2]]
    index = dict(zip(heads, (cell.value for cell in sheet[4]), strict=True))
    assert (index["状态"], index["豁免"], index["调整值"]) == ("× 未达标", "豁免", "免予考核")
    assert index["批准文号"] == "示市质强办〔2025〕8号"


def test_a_department_that_is_not_waived_sees_the_count(tmp_path: Path) -> None:
    run = verify(tmp_path, WAIVERS, "--lead", "市经信局", "--format", "json")
    result = json.loads(run.out)
    assert result["waivers"]["applied"] == 1
    assert result["summary"]["waived"] == 1


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    text = WAIVERS.replace("停止发布", "'=cmd|x!A1 <script>alert(1)</script> [red]'")
    md, csv, xlsx = (tmp_path / f"r.{ending}" for ending in ("md", "csv", "xlsx"))
    assert verify(tmp_path, text, "-e", md, "-e", csv, "-e", xlsx).code == 0
    assert "<script>" not in md.read_text(encoding="utf-8")
    assert "'=cmd" in csv.read_text(encoding="utf-8-sig")
    kinds = {cell.data_type for line in load_workbook(xlsx)["豁免"].iter_rows() for cell in line}
    assert "f" not in kinds
