from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from qcheck import library
from tests.cli.demo import GOOD, PLAN, plan, sheet
from tests.cli.run import process, qcheck

JUNE = ("--as-of", "2025-06-30")


def verified(folder: Path, *rows: str, more: tuple[str, ...] = JUNE) -> dict[str, Any]:
    run = qcheck("verify", sheet(folder, *rows), "--plan", plan(folder), "--format", "json", *more)
    found: dict[str, Any] = json.loads(run.out, parse_float=Decimal)
    return found


# --- Exit codes ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "options", "code"),
    [
        (GOOD, (), 0),
        (("质量竞争力指数,90.9", *GOOD[1:]), (), 0),
        (("质量竞争力指数,90.9", *GOOD[1:]), ("--fail-on", "at-risk"), 10),
        (GOOD[:1], (), 11),
        (("质量竞争力指数,", *GOOD[1:]), (), 11),
        (("质量竞争力指数,", *GOOD[1:]), ("--fail-on", "fail"), 0),
        (("质量竞争力指数,88", *GOOD[1:]), (), 12),
        (("质量竞争力指数,88", *GOOD[1:]), ("--fail-on", "never"), 0),
        (("质量竞争力指数,", "有效发明专利数量,无"), ("--fail-on", "never"), 11),
        ((*GOOD[:2], "新增未来工厂,0"), (), 0),
        ((*GOOD[:2], "新增未来工厂,0"), ("--strict",), 12),
        (("别的指标,3",), (), 4),
        (GOOD, ("--lead", "市经信局"), 0),
        (GOOD[1:], ("--lead", "市市场监管局"), 0),
        (GOOD, ("--export", "{folder}/no/such/folder/x.json"), 5),
    ],
)
def test_exit_codes(
    tmp_path: Path, rows: tuple[str, ...], options: tuple[str, ...], code: int
) -> None:
    filled = [option.format(folder=tmp_path) for option in options]
    run = qcheck("verify", sheet(tmp_path, *rows), "--plan", plan(tmp_path), *JUNE, *filled)
    assert run.code == code, run.err
    assert run.last.startswith(f"退出码 {code}：")


def test_exit_1_is_never_a_verdict(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("qcheck.verifying.verify", broken)
    args = ("verify", sheet(tmp_path, *GOOD), "--plan", plan(tmp_path))
    run = qcheck(*args)
    assert run.code == 1
    assert "Traceback" not in run.err
    assert run.last.startswith("退出码 1：")
    assert "Traceback" in qcheck(*args, "--debug").err


def test_ctrl_c_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("qcheck.verifying.verify", interrupted)
    run = qcheck("verify", sheet(tmp_path, *GOOD), "--plan", plan(tmp_path))
    assert run.code == 130
    assert run.last == "退出码 130：已中断"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((), "--plan"),
        (("--plan", "jinhua-2052"), "您是否要找：jinhua-202"),
        (("--plan", "jinhua-2025", "--fromat", "json"), "--format"),
        (("--plan", "jinhua-2025", "--format", "jsn"), "json"),
        (("--plan", "jinhua-2025", "--as-of", "30.6.2025"), "2025-06-30"),
        (("--plan", "jinhua-2025", "--fail-on", "faill"), "fail"),
        (("--plan", "jinhua-2025", "--only", "failing"), "fail"),
        (("--plan", "jinhua-2025", "--export", "x.doc"), ".xlsx"),
        (("--plan", "jinhua-2025", "--lead", "某局"), "某局"),
        (("--plan", "jinhua-2025", "--as-of"), "--as-of"),
        (("--plan", "jinhua-2025", "--lang", "fr"), "zh en"),
        (("--plan", "jinhua-2025", "--targets", "no-such-folder"), "no-such-folder"),
    ],
)
def test_usage_errors_say_what_was_meant(tmp_path: Path, args: tuple[str, ...], said: str) -> None:
    run = qcheck("verify", sheet(tmp_path, *GOOD), *args)
    assert run.code == 2, run.err
    assert said in run.err
    assert run.out == ""
    assert run.last == "退出码 2：用法错误"


def test_no_file_at_all_is_a_usage_error() -> None:
    assert qcheck("verify", "--plan", "jinhua-2025").code == 2


def test_an_export_never_overwrites_what_is_read(tmp_path: Path) -> None:
    file = sheet(tmp_path, *GOOD)
    before = file.read_bytes()
    run = qcheck("verify", file, "--plan", plan(tmp_path), "--export", file)
    assert run.code == 2
    assert file.read_bytes() == before


def test_a_broken_plan_lists_all_its_problems(tmp_path: Path) -> None:
    broken = PLAN.replace('"≥ 92"', '"92"').replace("kind: stock", "kind: stok")
    run = qcheck("verify", sheet(tmp_path, *GOOD), "--plan", plan(tmp_path, broken))
    assert run.code == 3
    assert "demo-2025.yaml:9:13: operator-missing" in run.err
    assert "stock" in run.err
    assert run.last == "退出码 3：计划文件错误"


# --- The result ----------------------------------------------------------------------------------


def test_the_result_is_the_contracts(tmp_path: Path) -> None:
    result = verified(tmp_path, "质量竞争力指数,91.6", "有效发明专利数量,1.61万件")
    jsonschema.validate(
        json.loads(json.dumps(result, default=float)), json.loads(library.schema("result"))
    )
    assert result["schema"] == "qcheck.result/1"
    assert (result["as_of"], result["as_of_from"]) == ("2025-06-30", "option")
    assert result["gate"]["exit_code"] == 0
    index, patents, factories = result["results"]
    assert (index["status"], index["reason"]) == ("pass", "ON_TRACK")
    assert index["gap"] == Decimal("0.4")
    assert patents["target"] == {
        "op": ">=",
        "value": 18000,
        "upper": None,
        "unit": "件",
        "text": "≥ 1.8万件",
    }
    assert patents["actual"] == {
        "value": 16100,
        "unit": "件",
        "raw": "1.61万件",
        "as_of": "2025-06-30",
        "source": f"{tmp_path}/actuals.csv!B3",
        "conversion": "1.61万件 → 16100件",
    }
    assert (patents["gap"], patents["margin"]) == (1900, -1900)
    assert round(patents["attainment"], 4) == Decimal("0.8944")
    pace = patents["pace"]
    assert pace["rule"] == "schedule"
    assert round(pace["elapsed"], 4) == Decimal("0.8333")
    assert round(pace["achieved"], 4) == Decimal("0.6833")
    assert pace["ratio"] == Decimal("0.82")
    assert pace["lag_points"] == 15
    assert round(pace["needed_per_month"], 2) == Decimal("316.67")
    assert (factories["status"], factories["reason"]) == ("unknown", "NO_DATA")
    assert factories["actual"] is None
    assert result["summary"] == {
        "total": 3,
        "pass": 1,
        "at_risk": 1,
        "fail": 0,
        "unknown": 1,
        "waived": 0,
        "binding": {"total": 2, "pass": 1, "at_risk": 1, "fail": 0, "unknown": 0, "waived": 0},
        "aspirational": {
            "total": 1,
            "pass": 0,
            "at_risk": 0,
            "fail": 0,
            "unknown": 1,
            "waived": 0,
        },
    }


def test_the_sentence_says_what_is_needed_from_here(tmp_path: Path) -> None:
    _, patents, _ = verified(tmp_path, "质量竞争力指数,91.6", "有效发明专利数量,1.61万件")[
        "results"
    ]
    assert "还差1900件，余6个月需月均316.7件" in patents["message"]


def test_the_same_inputs_give_the_same_bytes(tmp_path: Path) -> None:
    args = ("verify", sheet(tmp_path, *GOOD), "--plan", plan(tmp_path), *JUNE, "--format", "json")
    first, second = (json.loads(qcheck(*args).out) for _ in range(2))
    first.pop("generated_at")
    second.pop("generated_at")
    assert first == second


def test_57_percent_and_27_3_wan_yuan_per_head_are_exact(tmp_path: Path) -> None:
    from openpyxl import Workbook  # noqa: PLC0415

    book = Workbook()
    assert book.active is not None
    for line in (
        ["指标名称", "单位", "实际值"],
        ["规上制造业品牌销售占比", "%", 0.57],
        ["规上制造业全员劳动生产率", "万元/人", 27.3],
    ):
        book.active.append(line)
    book.active["C2"].number_format = "0%"
    book.save(tmp_path / "a.xlsx")
    text = PLAN.partition("targets:")[0] + (
        "targets:\n"
        '  - {id: share, name: 规上制造业品牌销售占比, kind: level, target: "≥ 57%"}\n'
        '  - {id: rate, name: 规上制造业全员劳动生产率, kind: level, target: "≥ 27万元/人"}\n'
    )
    run = qcheck("verify", tmp_path / "a.xlsx", "--plan", plan(tmp_path, text), *JUNE, "-f", "json")
    share, rate = json.loads(run.out, parse_float=Decimal)["results"]
    assert (share["status"], share["actual"]["value"]) == ("pass", 57)
    assert (rate["status"], rate["actual"]["value"]) == ("pass", Decimal("27.3"))


# --- What is shown -------------------------------------------------------------------------------


def test_streams(tmp_path: Path) -> None:
    """The report on stdout; summary, unmatched rows, findings and the code on stderr."""
    rows = ("质量竞争力指数,90.9", "有效发明专利数,1.7万件", "新增未来工厂,2-3")
    run = qcheck("verify", sheet(tmp_path, *rows), "--plan", plan(tmp_path), *JUNE)
    assert "质量竞争力指数" in run.out
    assert "退出码" not in run.out
    assert "共3项" in run.err
    assert "您是否要找：有效发明专利数量" in run.err
    assert "2-3" in run.err


def test_every_format_shows_every_target(tmp_path: Path) -> None:
    file, demo = sheet(tmp_path, *GOOD), plan(tmp_path)
    for form in ("table", "plain", "json", "csv", "markdown"):
        run = qcheck("verify", file, "--plan", demo, *JUNE, "--format", form)
        assert all(id_ in run.out for id_ in ("index", "patents", "factories")), form


def test_plain_is_tab_separated(tmp_path: Path) -> None:
    run = qcheck("verify", sheet(tmp_path, *GOOD), "--plan", plan(tmp_path), *JUNE, "-f", "plain")
    lines = [line.split("\t") for line in run.out.splitlines()]
    assert len(lines) == 4
    assert len({len(line) for line in lines}) == 1


def test_only_hides_rows_but_changes_neither_counts_nor_code(tmp_path: Path) -> None:
    rows = ("质量竞争力指数,88", *GOOD[1:])
    run = qcheck(
        "verify", sheet(tmp_path, *rows), "--plan", plan(tmp_path), *JUNE, "--only", "pass,at-risk"
    )
    assert run.code == 12
    assert "index" not in run.out
    assert "patents" in run.out
    assert "共3项" in run.err


def test_english(tmp_path: Path) -> None:
    run = qcheck("verify", sheet(tmp_path, *GOOD), "--plan", plan(tmp_path), *JUNE, "--lang", "en")
    assert "Indicator" in run.out
    assert run.last == "exit code 0: passed: binding targets have no problem"


def test_the_dates_origin_is_always_said(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(
        "指标完成情况表（截至2025年6月30日）,\n指标名称,实际值\n质量竞争力指数,91.6\n",
        encoding="utf-8",
    )
    run = qcheck("verify", file, "--plan", plan(tmp_path), "--format", "json")
    result = json.loads(run.out)
    assert (result["as_of"], result["as_of_from"]) == ("2025-06-30", "title")
    assert "2025-06-30" in run.err


def test_a_row_of_its_own_date(tmp_path: Path) -> None:
    file = sheet(tmp_path, "质量竞争力指数,91.6,2025年3月", head="指标名称,实际值,数据时点")
    run = qcheck("verify", file, "--plan", plan(tmp_path), *JUNE, "--format", "json")
    assert json.loads(run.out)["results"][0]["actual"]["as_of"] == "2025-03-31"


def test_standard_input(tmp_path: Path) -> None:
    data = "指标名称,实际值\n质量竞争力指数,91.6\n".encode()
    run = qcheck("verify", "-", "--plan", plan(tmp_path), *JUNE, "-f", "json", stdin=data)
    assert json.loads(run.out)["results"][0]["status"] == "pass"


def test_exports_and_report_show_the_same_figures(tmp_path: Path) -> None:
    names = [tmp_path / f"gap.{ending}" for ending in ("xlsx", "csv", "json", "md")]
    again = [tmp_path / f"again.{ending}" for ending in ("xlsx", "csv", "json", "md")]

    def exports(files: list[Path]) -> list[str]:
        return [part for file in files for part in ("--export", str(file))]

    run = qcheck("verify", sheet(tmp_path, *GOOD), "--plan", plan(tmp_path), *JUNE, *exports(names))
    assert run.code == 0
    assert qcheck("report", tmp_path / "gap.json", *exports(again)).code == 0
    for one, other in zip(names, again, strict=True):
        assert one.read_bytes() == other.read_bytes(), one.name


# --- Consoles ------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8"])
@pytest.mark.parametrize(
    "args",
    [
        ("verify", "{file}", "--plan", "{plan}", "--as-of", "2025-06-30"),
        ("verify", "{file}", "--plan", "{plan}", "--as-of", "2025-06-30", "--region", "all"),
        ("verify", "{file}", "--plan", "nothing"),
        ("list-plans",),
        ("list-targets", "--plan", "jinhua-2025"),
        ("explain", "jinhua-2025", "invention-patents"),
        ("--help",),
        ("verify", "--help"),
        ("schema", "plan"),
    ],
)
def test_no_console_breaks_the_output(tmp_path: Path, encoding: str, args: tuple[str, ...]) -> None:
    file, demo = sheet(tmp_path, *GOOD, "甲\u202e乙³㎡,\x1b[31m红"), plan(tmp_path)
    filled = [arg.format(file=file, plan=demo) for arg in args]
    run = process(*filled, PYTHONIOENCODING=encoding)
    assert run.returncode in (0, 2)
    assert b"Traceback" not in run.stderr
    assert b"\x1b" not in run.stdout + run.stderr
    run.stdout.decode(encoding)
    run.stderr.decode(encoding)


def test_no_environment_at_all(tmp_path: Path) -> None:
    run = process(
        "verify", sheet(tmp_path, *GOOD), "--plan", plan(tmp_path), *JUNE, clean=True, LANG="C"
    )
    assert run.returncode == 0
    assert "质量竞争力指数" in run.stdout.decode("utf-8", "replace")


def test_a_reader_that_leaves_does_not_change_the_code(tmp_path: Path) -> None:
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    rows = ("质量竞争力指数,88", *GOOD[1:], *(f"别的{n},1" for n in range(3000)))
    file, demo = sheet(tmp_path, *rows), plan(tmp_path)
    with subprocess.Popen(
        [sys.executable, "-m", "qcheck", "verify", file, "--plan", demo, *JUNE, "-f", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(10)
        running.stdout.close()
        said = running.stderr.read()
        code = running.wait(timeout=60)
    assert code == 12
    assert b"Traceback" not in said
    assert b"BrokenPipe" not in said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_said(tmp_path: Path) -> None:
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(
            [
                *(sys.executable, "-m", "qcheck", "verify", sheet(tmp_path, *GOOD)),
                *("--plan", plan(tmp_path), *JUNE),
            ],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert run.returncode == 5
    assert b"Traceback" not in run.stderr


# --- Streams that are not there -----------------------------------------------------------------


@pytest.mark.parametrize("closed", ["2>&-", ">&-", "<&-", "2>/dev/full", "2>&1 | head -1"])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs bash and /dev/full")
def test_the_verdict_survives_its_streams(tmp_path: Path, closed: str) -> None:
    """A service may start it without any, a reader may leave: the report is written."""
    import shlex  # noqa: PLC0415
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    file, demo = sheet(tmp_path, "质量竞争力指数,88", *GOOD[1:]), plan(tmp_path)
    words = [
        *(sys.executable, "-m", "qcheck", "verify", str(file), "--plan", str(demo), *JUNE),
        *("--export", str(tmp_path / "out.json")),
    ]
    script = f"set -o pipefail; {shlex.join(words)} {closed}"
    run = subprocess.run(["bash", "-c", script], capture_output=True, check=False, timeout=60)
    assert run.returncode == 12, run.stderr
    assert b"Traceback" not in run.stderr
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["gate"]["exit_code"] == 12


def test_json_is_never_damaged_by_the_console(tmp_path: Path) -> None:
    file, demo = sheet(tmp_path, *GOOD), plan(tmp_path)
    args = ("verify", file, "--plan", demo, *JUNE, "--format", "json")
    for encoding in ("ascii", "gbk", "utf-8"):
        run = process(*args, PYTHONIOENCODING=encoding)
        assert json.loads(run.stdout)["results"][0]["name"] == "质量竞争力指数"


def test_unknown_names_are_listed_when_nothing_matches(tmp_path: Path) -> None:
    run = qcheck("verify", sheet(tmp_path, "有效发明专利数,1"), "--plan", plan(tmp_path))
    assert run.code == 4
    assert "有效发明专利数量" in run.err


def test_a_region_that_the_sheet_does_not_name_is_said(tmp_path: Path) -> None:
    file, demo = sheet(tmp_path, *GOOD), plan(tmp_path)
    assert "甲县" in qcheck("verify", file, "--plan", demo, *JUNE, "--region", "甲县").err


def test_words_of_the_table_name_statuses(tmp_path: Path) -> None:
    file, demo = sheet(tmp_path, "质量竞争力指数,88", *GOOD[1:]), plan(tmp_path)
    run = qcheck("verify", file, "--plan", demo, *JUNE, "--only", "未达标", "-f", "plain")
    assert len(run.out.splitlines()) == 2


def test_the_language_may_stand_before_the_command() -> None:
    assert "Usage" in qcheck("--lang", "en", "verify", "--help").out
    assert "Usage" in qcheck("--lang=en").out
    assert "Usage" in qcheck("--help", "--lang", "en").out
    for before in (("--lang", "en"), ("--lang=en",)):
        run = qcheck(*before, "list-plans")
        assert run.code == 0, run.err
        assert "Region" in run.out
    assert "地区" in qcheck("--lang", "en", "list-plans", "--lang", "zh").out


def test_a_region_that_is_nearly_named(tmp_path: Path) -> None:
    file = sheet(tmp_path, "质量竞争力指数,1,2", head="指标名称,兰溪市,义乌市")
    run = qcheck("verify", file, "--plan", plan(tmp_path), "--region", "义鸟市")
    assert run.code == 2
    assert "您是否要找“义乌市”" in run.err


def test_an_empty_name_is_no_folder(tmp_path: Path) -> None:
    run = qcheck("verify", "", "--plan", plan(tmp_path))
    assert run.code == 4
    assert "文件名是空的" in run.err
    assert "No such" not in run.err


def test_a_refusal_speaks_in_words(tmp_path: Path) -> None:
    file = sheet(tmp_path, "别的,1", head="指标名称,完成值")
    run = qcheck("verify", file, "--plan", plan(tmp_path))
    assert run.code == 4
    assert "没有相近的指标" in run.err
    assert "row-unmatched" not in run.err
    assert "—" not in run.err


def test_a_bad_file_is_named_once(tmp_path: Path) -> None:
    good = sheet(tmp_path, *GOOD)
    bad = tmp_path / "e.xlsx"
    bad.write_bytes(b"")
    run = qcheck("verify", good, bad, "--plan", plan(tmp_path), *JUNE)
    (line,) = (line for line in run.err.splitlines() if "空文件" in line)
    assert line.count("e.xlsx") == 1


def test_the_same_of_many_cells_is_one_line(tmp_path: Path) -> None:
    rows = ("质量竞争力指数,1,2", "有效发明专利,1,2")
    file = sheet(tmp_path, *rows, head="指标名称,完成值,执行数")
    run = qcheck("verify", file, "--plan", plan(tmp_path), *JUNE)
    assert run.err.count("有多列可能是实际值") == 1
    other = sheet(tmp_path, *rows, head="指标名称,兰溪市,义乌市", name="b.csv")
    run = qcheck("verify", other, "--plan", plan(tmp_path), *JUNE)
    assert run.err.count("数据属于其他地区") == 1


def test_large_amounts_are_shown_as_they_are_written(tmp_path: Path) -> None:
    text = PLAN + '  - {id: gdp, name: 生产总值, kind: level, target: "≥ 1000亿元"}\n'
    file = sheet(tmp_path, "生产总值,950亿元")
    args = ("verify", file, "--plan", plan(tmp_path, text), *JUNE)
    (line,) = (one for one in qcheck(*args).out.splitlines() if "生产总值" in one)
    assert "≥ 1000亿元" in line
    assert "950亿元" in line
    assert "000000" not in line


# --- Times that date nothing ---------------------------------------------------------------------


@pytest.mark.parametrize("command", ["verify", "inspect"])
def test_a_time_that_could_not_be_used_is_not_taken_for_today(tmp_path: Path, command: str) -> None:
    file = sheet(tmp_path, *GOOD, head="指标完成情况（截至6月底）\n指标名称,实际值")
    wanted = ("--plan", plan(tmp_path), "--format", "json")
    assert '"date-unused"' in qcheck(command, file, *wanted).out
    assert '"date-unused"' not in qcheck(command, file, *wanted, *JUNE).out


def test_nothing_is_judged_by_a_date_that_nobody_gave(tmp_path: Path) -> None:
    file = sheet(tmp_path, *GOOD, head="指标完成情况（截至6月底）\n指标名称,实际值")
    run = qcheck("verify", file, "--plan", plan(tmp_path), "--format", "json")
    statuses = {one["status"] for one in json.loads(run.out)["results"]}
    assert (run.code, statuses) == (11, {"unknown"})
