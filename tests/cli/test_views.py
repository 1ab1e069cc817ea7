"""What is shown of a result and how: --only, --sort, --group, --summary, --by-lead."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest
from openpyxl import load_workbook

from qcheck import library
from tests.cli.demo import GOOD, PLAN, plan, sheet
from tests.cli.run import Run, process, qcheck

if TYPE_CHECKING:
    from pathlib import Path

ROWS = ("质量竞争力指数,88", "有效发明专利数量,1.75万件", "新增未来工厂,")
JUNE = ("--as-of", "2025-06-30")


def verify(folder: Path, *args: str | Path, rows: tuple[str, ...] = ROWS) -> Run:
    return qcheck("verify", sheet(folder, *rows), "--plan", plan(folder), *JUNE, *args)


def stored(folder: Path) -> Path:
    verify(folder, "--export", folder / "result.json")
    return folder / "result.json"


def plain(run: Run) -> list[str]:
    head, *rows = (line.split("\t") for line in run.out.splitlines())
    place = head.index("指标")
    return [row[place].removesuffix("〔争取〕") for row in rows]


@pytest.mark.parametrize(
    ("sort", "shown"),
    [
        ("status", ["质量竞争力指数", "新增未来工厂", "有效发明专利数量"]),
        ("gap", ["质量竞争力指数", "有效发明专利数量", "新增未来工厂"]),
        ("lead", ["质量竞争力指数", "新增未来工厂", "有效发明专利数量"]),
        ("section", ["质量竞争力指数", "有效发明专利数量", "新增未来工厂"]),
    ],
)
def test_the_order_on_the_screen(tmp_path: Path, sort: str, shown: list[str]) -> None:
    assert plain(verify(tmp_path, "--format", "plain", "--sort", sort)) == shown
    again = qcheck("report", stored(tmp_path), "--format", "plain", "--sort", sort)
    assert plain(again) == shown


def test_the_order_changes_neither_json_nor_exports(tmp_path: Path) -> None:
    run = verify(tmp_path, "--format", "json", "--sort", "gap", "--export", tmp_path / "a.csv")
    assert [one["id"] for one in json.loads(run.out)["results"]] == [
        "index",
        "patents",
        "factories",
    ]
    verify(tmp_path, "--export", tmp_path / "b.csv")
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_json_with_a_filter_keeps_the_plan_s_order(tmp_path: Path) -> None:
    run = verify(tmp_path, "--format", "json", "--only", "unknown,fail")
    assert [one["id"] for one in json.loads(run.out)["results"]] == ["index", "factories"]


def test_groups_are_titled_tables(tmp_path: Path) -> None:
    run = verify(tmp_path, "--group", "lead")
    titles = [line for line in run.out.splitlines() if "共" in line]
    assert titles == [
        "市经信局　共2项：未达标1、预警0、无法判定1、达标0",
        "市市场监管局　共1项：未达标0、预警0、无法判定0、达标1",
    ]
    sections = verify(tmp_path, "--group", "section", "--format", "markdown")
    assert sections.out.startswith("## （未列章节）　共3项")
    assert "│" not in sections.out


def test_a_group_without_a_row_leaves_the_headings(tmp_path: Path) -> None:
    run = verify(tmp_path, "--group", "lead", "--only", "at-risk")
    assert "状态" in run.out
    assert run.code == 12


@pytest.mark.parametrize("command", ["verify", "report"])
def test_the_summary_is_one_line_and_nothing_else(tmp_path: Path, command: str) -> None:
    if command == "verify":
        run = verify(tmp_path, "--summary")
    else:
        run = qcheck("report", stored(tmp_path), "--summary", "--export", tmp_path / "x.md")
    assert (
        run.out
        == "demo-2025 2025-06-30 total=3 pass=1 at-risk=0 fail=1 unknown=1 waived=0 exit=12\n"
    )
    assert run.last.startswith("退出码")


def test_the_summary_is_the_same_line_on_every_console(tmp_path: Path) -> None:
    args = ("verify", sheet(tmp_path, *ROWS), "--plan", plan(tmp_path), *JUNE, "--summary")
    said = {process(*args, PYTHONIOENCODING=encoding).stdout for encoding in ("ascii", "gbk")}
    assert said == {process(*args, "--lang", "en", "--color", "always").stdout}


def test_the_bullet_is_drawn_where_there_is_room_for_it(tmp_path: Path) -> None:
    args = ("verify", sheet(tmp_path, *ROWS), "--plan", plan(tmp_path), *JUNE)
    assert "■■■■■■■■│■□" in process(*args, PYTHONIOENCODING="gbk").stdout.decode("gbk")
    assert "########|#." in process(*args, PYTHONIOENCODING="ascii").stdout.decode("ascii")
    assert "■" not in verify(tmp_path, "--format", "plain").out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--sort", "gaps"), "gap"),
        (("--sort", ""), "status gap due lead section"),
        (("--group", "leads"), "lead"),
        (("--group", "lead", "--format", "csv"), "--sort"),
        (("--group", "lead", "--format", "json"), "--sort"),
        (("--summary", "--format", "json"), "--summary"),
        (("--lead", "某局"), "市经信局"),
    ],
)
@pytest.mark.parametrize("command", ["verify", "report"])
def test_what_cannot_be_meant_is_refused(
    tmp_path: Path, args: tuple[str, ...], said: str, command: str
) -> None:
    if command == "verify":
        run = verify(tmp_path, *args)
    else:
        run = qcheck("report", stored(tmp_path), *args)
    assert (run.code, run.out) == (2, "")
    assert said in run.err


def test_a_stored_result_shows_one_department(tmp_path: Path) -> None:
    run = qcheck("report", stored(tmp_path), "--lead", "市市场监管局", "--format", "plain")
    assert plain(run) == ["有效发明专利数量"]


# --- One workbook for each department -------------------------------------------------------------


def test_by_lead_writes_the_same_from_a_stored_result(tmp_path: Path) -> None:
    result = tmp_path / "r.json"
    first = verify(tmp_path, "--by-lead", tmp_path / "a", "--export", result)
    assert first.code == 12
    again = qcheck("report", result, "--by-lead", tmp_path / "b")
    assert (again.code, again.out) == (0, "")
    made = {file.name: file.read_bytes() for file in (tmp_path / "a").iterdir()}
    assert set(made) == {"市经信局.xlsx", "市市场监管局.xlsx"}
    assert made == {file.name: file.read_bytes() for file in (tmp_path / "b").iterdir()}
    assert all(f"已写入 {tmp_path / 'a' / name}" in first.err for name in made)


def test_by_lead_of_one_department_leaves_the_others_alone(tmp_path: Path) -> None:
    both = PLAN.replace("lead: [市市场监管局]", "lead: [市市场监管局, 市经信局]")
    args = ("--plan", plan(tmp_path, both), *JUNE, "--lead", "市经信局", "--format", "json")
    run = qcheck("verify", sheet(tmp_path, *ROWS), *args, "--by-lead", tmp_path / "a")
    result = tmp_path / "r.json"
    result.write_text(run.out, encoding="utf-8")
    jsonschema.validate(json.loads(run.out), json.loads(library.schema("result")))
    assert json.loads(run.out)["leads"] == ["市经信局"]
    qcheck("report", result, "--by-lead", tmp_path / "b")
    for folder in ("a", "b"):
        assert [file.name for file in (tmp_path / folder).iterdir()] == ["市经信局.xlsx"]
    about = qcheck("report", result, "--format", "markdown", "--export", tmp_path / "x.md")
    assert about.code == 0
    assert "| 仅含牵头单位 | 市经信局 |" in (tmp_path / "x.md").read_text(encoding="utf-8")


def test_a_newer_list_replaces_the_older(tmp_path: Path) -> None:
    verify(tmp_path, "--by-lead", tmp_path / "a")
    run = verify(tmp_path, "--by-lead", tmp_path / "a", rows=GOOD)
    assert run.code == 0
    sheet = load_workbook(tmp_path / "a" / "市经信局.xlsx").worksheets[0]
    assert "达标2" in str(sheet["A2"].value)


def test_what_a_department_sent_in_is_never_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "上报"
    folder.mkdir()
    read = sheet(folder, *ROWS, name="市经信局.xlsx")  # a csv by its content
    (folder / "市市场监管局.xlsx").write_bytes(b"sent in")
    args = ("--plan", plan(tmp_path), *JUNE, "--by-lead", folder)
    before = read.read_bytes()
    run = qcheck("verify", read, *args)
    assert run.code == 5
    assert read.read_bytes() == before
    assert (folder / "市市场监管局.xlsx").read_bytes() == b"sent in"
    assert "这是要读取的文件" in run.err
    assert "不是本程序写的催办清单" in run.err


@pytest.mark.parametrize("place", ["file", "no/such/folder"])
def test_a_folder_that_cannot_be_is_said_and_the_verdict_is_shown(
    tmp_path: Path, place: str
) -> None:
    (tmp_path / "file").write_bytes(b"")
    run = verify(tmp_path, "--by-lead", tmp_path / place)
    assert run.code == 5
    assert "质量竞争力指数" in run.out
    assert str(tmp_path / place) in run.err
