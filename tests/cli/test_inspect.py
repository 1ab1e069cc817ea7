"""`qcheck inspect`, `--map` and `--write-map`."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.cli.demo import GOOD, PLAN, plan, sheet
from tests.cli.run import Run, process, qcheck

if TYPE_CHECKING:
    from pathlib import Path

DOUBTFUL = (
    "质量竞争力指数,92.1",
    "有效发明专利,1.75万件",
    "新增未来工厂,约1",
    "别的,98。6",
    "空的,",
    "合计,5",
    "注：示例数据,",
)
HEAD = "指标名称,2024年完成值"


def inspected(folder: Path, *args: str | Path, rows: tuple[str, ...] = DOUBTFUL) -> Run:
    return qcheck("inspect", sheet(folder, *rows, head=HEAD), *args)


def entry(run: Run) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run.out)
    return found


def statuses(run: Run) -> dict[str, str]:
    (one,) = entry(run)["files"][0]["sheets"]
    return {row["name"]: row["status"] for row in one["rows"]}


def test_without_a_plan(tmp_path: Path) -> None:
    run = inspected(tmp_path)
    assert run.code == 0
    file, facts, heads, _, counts, source, *_ = run.out.splitlines()
    assert "actuals.csv" in file
    assert "UTF-8" in facts
    assert heads.split() == ["工作表", "读到", "未填", "存疑", "非数据行", "说明"]
    assert counts.split()[:6] == ["▲", "数据", "5", "1", "1", "2"]
    assert "实际值 = B列“2024年完成值”（含“完成”）" in counts
    assert source == ""
    assert "B   2024年完成值  → 实际值  含“完成”" in run.out
    assert "合计" in run.out
    assert run.last == "退出码 0：共读到5行，未填1个，1个单元格存疑，非数据行2行"


def test_with_a_plan(tmp_path: Path) -> None:
    run = inspected(tmp_path, "--plan", plan(tmp_path), "--format", "json")
    assert statuses(run) == {
        "质量竞争力指数": "read",
        "有效发明专利": "unmatched",
        "新增未来工厂": "unsure",
        "别的": "doubtful",
        "空的": "unmatched",
    }
    (one,) = entry(run)["files"][0]["sheets"]
    assert one["rows"][1]["suggestions"] == ["有效发明专利数量"]
    assert (one["read"], one["matched"], one["doubtful"], one["unsure"]) == (5, 2, 1, 1)
    assert one["blocks"][0]["date"] == "2024-12-31"
    assert entry(run)["schema"] == "qcheck.inspection/1"


@pytest.mark.parametrize("form", ["table", "plain", "csv", "markdown"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_form_shows_the_doubt(tmp_path: Path, form: str, lang: str) -> None:
    args = ("--plan", plan(tmp_path), "--format", form, "--lang", lang)
    run = inspected(tmp_path, *args)
    assert run.code == 0
    assert "98。6" in run.out
    assert "B5" in run.out
    assert "patents" not in run.out  # nothing matched it


def test_csv_is_one_table(tmp_path: Path) -> None:
    rows = list(csv.reader(io.StringIO(inspected(tmp_path, "--format", "csv").out)))
    assert len({len(row) for row in rows}) == 1
    assert [row[0] for row in rows[1:6]] == ["文件", "工作表", "表头", "列", "列"]


def test_a_long_table_shows_what_is_to_be_looked_at(tmp_path: Path) -> None:
    rows = (*(f"指标{n},{n}" for n in range(60)), "坏的,98。6")
    short = inspected(tmp_path, rows=rows)
    assert "要看的行（1/61）" in short.out
    assert "其余60个数值读取正常" in short.out
    assert "指标7 " not in short.out
    assert "指标7 " in inspected(tmp_path, "--all", rows=rows).out
    assert len(statuses(inspected(tmp_path, "--format", "json", rows=rows))) == 61


def test_a_column_that_was_not_taken_is_explained(tmp_path: Path) -> None:
    file = sheet(tmp_path, "质量竞争力指数,1,2", head="指标名称,完成值,实际完成")
    run = qcheck("inspect", file)
    assert run.code == 0
    assert "--column" in run.out
    assert run.out.count("？可能是实际值") == 2
    chosen = qcheck("inspect", file, "--column", "完成值")
    assert "实际值已取B列" in chosen.out


@pytest.mark.parametrize(
    ("head", "args", "code", "said"),
    [
        ("指标名称,甲", (), 4, "像表头的一行"),
        ("指标名称,完成率", (), 4, "比率"),
        ("指标名称,完成值", ("--column", "没有"), 2, "表头中没有实际值列"),
        ("指标名称,完成值", ("--region", "没有", "--column", "完成值"), 0, "地区"),
    ],
)
def test_what_was_seen_is_shown_also_when_nothing_was_read(
    tmp_path: Path, head: str, args: tuple[str, ...], code: int, said: str
) -> None:
    run = qcheck("inspect", sheet(tmp_path, "质量竞争力指数,1", head=head), *args)
    assert run.code == code
    assert said in run.out
    assert f"退出码 {code}" in run.last


def test_a_bad_file_beside_a_good_one(tmp_path: Path) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"%PDF-1.7")
    run = qcheck("inspect", bad, sheet(tmp_path, *GOOD))
    assert run.code == 0
    assert "PDF" in run.out
    assert qcheck("inspect", bad).code == 4
    assert "PDF" in qcheck("inspect", bad).out
    assert qcheck("inspect", tmp_path / "nothing.xlsx").code == 4
    assert qcheck("inspect").code == 2
    assert qcheck("inspect", bad, "--format", "xml").code == 2
    assert qcheck("inspect", bad, "--plan", "nothing").code == 2


def test_no_row_of_the_plan(tmp_path: Path) -> None:
    run = inspected(tmp_path, "--plan", plan(tmp_path), rows=("别的,1",))
    assert run.code == 4
    assert "没有一行与计划对应" in run.out
    assert run.err.count("没有任何一行") == 1


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_no_console_breaks_it(tmp_path: Path, encoding: str) -> None:
    file = sheet(tmp_path, *DOUBTFUL, "甲\u202e乙³㎡,\x1b[31m红", head=HEAD)
    run = process("inspect", file, "--plan", plan(tmp_path), PYTHONIOENCODING=encoding)
    assert run.returncode == 0
    assert b"\x1b" not in run.stdout + run.stderr
    said = run.stdout.decode(encoding)
    assert encoding == "ascii" or "?" not in said


# --- Mapping files -------------------------------------------------------------------------------

MAP = """\
names:
  有效发明专利: patents
columns:
  数量: 实际值
"""


def mapped(folder: Path, text: str, command: str = "verify", *args: str) -> Run:
    (folder / "names.yaml").write_text(text, encoding="utf-8")
    rows = ("质量竞争力指数,92.1", "有效发明专利,1.75万件", "新增未来工厂,1")
    file = sheet(folder, *rows, head="指标名称,数量")
    given = ("--plan", plan(folder), "--map", folder / "names.yaml", "--as-of", "2025-06-30")
    return qcheck(command, file, *given, "--format", "json", *args)


def test_a_mapping_gives_names_and_columns_their_meaning(tmp_path: Path) -> None:
    run = mapped(tmp_path, MAP)
    assert run.code == 0
    result = entry(run)
    assert [one["actual"]["value"] for one in result["results"]] == [92.1, 17500, 1]
    assert (result["unmatched"], result["findings"]) == ([], [])


def test_inspect_shows_that_a_mapping_decided(tmp_path: Path) -> None:
    (one,) = entry(mapped(tmp_path, MAP, "inspect"))["files"][0]["sheets"]
    assert [(c["meaning"], c["why"]) for c in one["blocks"][0]["columns"]] == [
        ("name", "exact"),
        ("value", "told"),
    ]
    assert one["rows"][1]["targets"] == ["patents"]
    assert one["matched"] == 3


@pytest.mark.parametrize("command", ["verify", "inspect"])
def test_what_a_mapping_did_not_do_is_said(tmp_path: Path, command: str) -> None:
    more = "  没有的: index\n  新增未来工厂: factoris\ncolumns:\n  没有的列: 单位\n  别的列: 完成\n"
    run = mapped(tmp_path, MAP.replace("columns:\n", more), command)
    assert run.code in (0, 11)
    findings = {f["code"]: f["severity"] for f in entry(run)["findings"]}
    assert findings == {
        "map-meaning-unknown": "warning",
        "map-column-unseen": "warning",
        "map-name-unseen": "warning",
        "map-id-misspelt": "error",
    }


@pytest.mark.parametrize("command", ["verify", "inspect"])
def test_a_mapping_that_cannot_be_used(tmp_path: Path, command: str) -> None:
    run = mapped(tmp_path, "names:\n  甲: a\n  甲: b\n", command)
    assert run.code == 3
    assert "names.yaml:3:3: key-duplicate" in run.err
    assert run.last == "退出码 3：名称对照文件错误"
    assert run.out == ""


def test_a_mapping_that_is_not_there(tmp_path: Path) -> None:
    file = sheet(tmp_path, *GOOD)
    args = ("--plan", plan(tmp_path), "--map", tmp_path / "gone.yaml")
    assert qcheck("verify", file, *args).code == 2
    assert qcheck("inspect", file, *args).code == 2


def test_the_mapping_is_never_written_over_by_an_export(tmp_path: Path) -> None:
    names = tmp_path / "names.csv"
    names.write_text(MAP, encoding="utf-8")
    args = ("--plan", plan(tmp_path), "--map", names, "--export", names)
    assert qcheck("verify", sheet(tmp_path, *GOOD), *args).code == 2
    assert names.read_text(encoding="utf-8") == MAP


def test_a_starting_point(tmp_path: Path) -> None:
    names = tmp_path / "names.yaml"
    head = "指标名称,完成值,数量"
    rows = (
        "质量竞争力指数,92.1,1",
        "有效发明专利,1.75万件,1",
        '"怪: ""名"" #1",1,1',
        "甲\u202e,1,1",
    )
    file, demo = sheet(tmp_path, *rows, head=head), plan(tmp_path)
    args = ("inspect", file, "--plan", demo)
    run = qcheck(*args, "--write-map", names)
    assert (run.code, str(names) in run.err) == (0, True)
    text = names.read_text(encoding="utf-8")
    assert '  # "有效发明专利": patents\n' in text
    assert '# "数量": 忽略' in text
    assert "质量竞争力指数" in text
    assert all(one in text for one in ("index", "patents", "factories"))
    assert yaml.safe_load(text) == {"names": None, "columns": None}
    back = qcheck(*args, "--map", names, "--format", "json")
    assert (back.code, entry(back)["findings"]) == (0, [])


def test_the_suggestions_work_once_their_marks_are_gone(tmp_path: Path) -> None:
    names = tmp_path / "names.yaml"
    file = sheet(tmp_path, *DOUBTFUL, '"怪: ""名"" #1",1', head="指标名称,完成值")
    args = ("inspect", file, "--plan", plan(tmp_path))
    assert qcheck(*args, "--write-map", names).code == 0
    lines = names.read_text(encoding="utf-8").splitlines()
    used = [line.replace('  # "', '  "', 1) for line in lines if not line.endswith('":')]
    names.write_text("\n".join(used), encoding="utf-8")
    found = statuses(qcheck(*args, "--map", names, "--format", "json"))
    assert found["有效发明专利"] == "read"


def test_a_starting_point_never_replaces_work(tmp_path: Path) -> None:
    names = tmp_path / "names.yaml"
    names.write_text(MAP, encoding="utf-8")
    file, demo = sheet(tmp_path, *GOOD), plan(tmp_path)
    args = ("inspect", file, "--plan", demo)
    assert qcheck(*args, "--write-map", names).code == 5
    assert names.read_text(encoding="utf-8") == MAP
    assert qcheck(*args, "--write-map", names, "--force").code == 0
    assert names.read_text(encoding="utf-8") != MAP
    assert qcheck(*args, "--write-map", file, "--force").code == 2
    assert qcheck("inspect", file, "--write-map", names).code == 2
    assert qcheck(*args, "--write-map", tmp_path / "gone" / "x.yaml").code == 5
    assert qcheck(*args, "--write-map", demo, "--force").code == 2
    assert demo.read_text(encoding="utf-8") == PLAN


def test_addresses_with_marks_in_them(tmp_path: Path) -> None:
    file = tmp_path / "a!b.json"
    file.write_text('[{"指标名称": "甲", "实际值!": "5", "完成值": "98。6"}]', encoding="utf-8")
    run = qcheck("inspect", file, "--format", "json", "--column", "实际值!")
    (one,) = entry(run)["files"][0]["sheets"]
    assert [row["cell"] for row in one["rows"]] == ["[0].实际值!"]


# --- What a table of several regions or periods shows --------------------------------------------

REGIONS = ("质量竞争力指数,1,2,3", "别的,4,5,6")


def test_rows_are_counted_and_not_their_values(tmp_path: Path) -> None:
    file = sheet(tmp_path, *REGIONS, head="指标名称,兰溪市,义乌市,东阳市")
    run = qcheck("inspect", file, "--plan", plan(tmp_path))
    assert "读到2行，6个数值，匹配1行，未匹配1行" in run.last
    assert run.out.count("没有相近的指标") == 1
    written = tmp_path / "names.yaml"
    again = qcheck("inspect", file, "--plan", plan(tmp_path), "--write-map", written)
    assert f"inspect {file} --plan {plan(tmp_path)} --write-map names.yaml" in run.out
    assert "--write-map" not in again.out + again.err
    assert f"--map {written}" in again.out
    assert "--write-map" in qcheck("inspect", file, "--plan", plan(tmp_path), "--format", "csv").err


QUARTERS = "指标名称,2024年一季度,2024年上半年,2024年全年"


@pytest.mark.parametrize(
    ("line", "as_of", "blank"),
    [
        ("质量竞争力指数,91,92,—", "2024-12-31", ["D2"]),
        ("质量竞争力指数,91,,", "2024-06-30", ["C2"]),
        ("质量竞争力指数,91,92,", "2024-06-30", []),  # not due yet
        ("质量竞争力指数,,92,93", "2024-12-31", []),  # no row needs it
        ("质量竞争力指数,,,", "2024-12-31", ["B2"]),  # said of the row
        ("别的,91,92,", "2024-12-31", []),  # its name comes first
    ],
)
def test_a_blank_in_the_judged_period_is_missing(
    tmp_path: Path, line: str, as_of: str, blank: list[str]
) -> None:
    file = sheet(tmp_path, line, "新增未来工厂,1,1,1", head=QUARTERS)
    args = ("--plan", plan(tmp_path), "--as-of", as_of)
    (one,) = entry(qcheck("inspect", file, *args, "--format", "json"))["files"][0]["sheets"]
    assert [r["cell"] for r in one["rows"] if r["status"] == "missing"] == blank
    assert one["missing"] == len(blank)
    assert all(f"补填：{cell}" in qcheck("inspect", file, *args).out for cell in blank)


def test_a_table_of_periods_down_has_its_columns_too(tmp_path: Path) -> None:
    rows = ("2023年,91,1,甲", "2024年,92,—,", "注：示例数据,,,")
    file = sheet(tmp_path, *rows, head="年份,质量竞争力指数,新增未来工厂,备注")
    args = ("--plan", plan(tmp_path), "--as-of", "2024-12-31")
    run = qcheck("inspect", file, *args)
    assert "实际值 = B–C列：2列，表头是指标，每行一个时期的值" in run.out
    (one,) = entry(qcheck("inspect", file, *args, "--format", "json"))["files"][0]["sheets"]
    columns = [(c["column"], c["meaning"], c["why"]) for c in one["blocks"][0]["columns"]]
    assert columns == [
        ("A", "date", "periods-down"),
        ("B", "value", "of-periods-down"),
        ("C", "value", "of-periods-down"),
        ("D", "note", "exact"),
    ]
    assert [skipped["rows"] for skipped in one["skipped"]] == ["4"]
    assert [(r["cell"], r["raw"]) for r in one["rows"] if r["status"] == "missing"] == [("C3", "—")]


def test_the_first_screen_has_the_answer_and_what_to_do(tmp_path: Path) -> None:
    run = inspected(tmp_path, "--plan", plan(tmp_path))
    screen = "\n".join(run.out.splitlines()[:24])
    for said in (
        "actuals.csv",
        "未匹配",
        "B列“2024年完成值”",
        "改正存疑的单元格：B5",
        "qcheck verify",
    ):
        assert said in screen


@pytest.mark.parametrize(
    ("head", "wide"),
    [("指标名称,2024年上半年完成值,2025年上半年完成值", True), ("指标名称,完成值", False)],
)
def test_dates_that_differ_are_shown_on_any_screen(
    tmp_path: Path, head: str, *, wide: bool
) -> None:
    file = sheet(tmp_path, "甲,1,2" if wide else "甲,1", head=head)
    shown = process("inspect", str(file), COLUMNS="80").stdout.decode()
    assert ("2025-06-30" in shown.partition("读到的行")[2]) is wide


def test_a_period_can_be_asked_for(tmp_path: Path) -> None:
    file = sheet(tmp_path, "质量竞争力指数,1,2", head="指标名称,2024年,2025年")
    found = entry(qcheck("inspect", file, "--period", "2024", "-f", "json"))
    (one,) = found["files"][0]["sheets"]
    assert [row["raw"] for row in one["rows"]] == ["1"]
    missed = qcheck("inspect", file, "--period", "2023", "-f", "json")
    assert missed.code == 2
    (one,) = entry(missed)["files"][0]["sheets"]
    assert "只核验“2023”" in one["skipped"][0]["message"]
    assert missed.err.count("--period") == 0
    assert missed.err.startswith(f"{file} 中没有“2023”的数据")


def test_the_likeliest_row_goes_into_the_mapping(tmp_path: Path) -> None:
    rows = ("考核事项,计量,累积数", "质量竞争力指数,,92.1", "有效发明专利,件,17000")
    file = sheet(tmp_path, *rows, head="完成情况")
    names = tmp_path / "names.yaml"
    refused = qcheck("inspect", file, "--plan", plan(tmp_path), "--write-map", names)
    assert refused.code == 4
    assert "--map" in refused.err
    text = names.read_text("utf-8")
    assert "没有含义不明的表头" not in text
    for header, means in (("考核事项", "指标名称"), ("计量", "单位"), ("累积数", "实际值")):
        assert f'  # "{header}":   #' in text
        text = text.replace(f'  # "{header}":', f'  "{header}": {means}')
    names.write_text(text, "utf-8")
    done = qcheck("inspect", file, "--map", names, "-f", "json")
    assert set(statuses(done).values()) == {"read"}


@pytest.mark.parametrize(
    ("head", "origin"),
    [
        ("2025年指标完成情况,\n指标名称,完成值", "title"),
        ("指标名称,2025年完成值", "column"),
        ("指标完成情况（截至2025年12月31日）,\n指标名称,完成值", "title"),
    ],
)
@pytest.mark.parametrize("as_of", ["2025-06-30", "2025-12-31"])
def test_a_year_that_is_not_over_dates_nothing(
    tmp_path: Path, head: str, origin: str, as_of: str
) -> None:
    """What is shown is the date that the figures are judged at."""
    path = sheet(tmp_path, "质量竞争力指数,92.1", head=head)
    run = qcheck("inspect", path, "--plan", plan(tmp_path), "--as-of", as_of, "--format", "json")
    (one,) = entry(run)["files"][0]["sheets"]
    (block,) = one["blocks"]
    running = as_of == "2025-06-30" and "截至" not in head
    expected = (as_of, "run") if running else ("2025-12-31", origin)
    assert (block["date"], block["date_from"]) == expected


def test_all_cells_that_one_finding_names_are_in_doubt(tmp_path: Path) -> None:
    path = sheet(tmp_path, "新增未来工厂,1,1", head="指标名称,2024年,2025年")
    text = PLAN.replace("    every: year\n", "")
    run = qcheck("inspect", path, "--plan", plan(tmp_path, text), "--format", "json")
    (one,) = entry(run)["files"][0]["sheets"]
    codes = {row["cell"]: [p["code"] for p in row["problems"]] for row in one["rows"]}
    assert codes == {"B2": ["amount-of-a-part"], "C2": ["amount-of-a-part"]}
