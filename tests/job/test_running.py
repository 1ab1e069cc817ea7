"""`qcheck run` from its job file to its notes (示例数据)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from qcheck.errors import DataError, HistoryError
from qcheck.history.store import Store
from qcheck.job import checking
from qcheck.job.lock import hold
from tests.cli.demo import GOOD, sheet
from tests.cli.run import process, qcheck
from tests.job.demo import BAD, JOB, dated, last, log_lines, note_names, office, recorded, run

if TYPE_CHECKING:
    from collections.abc import Callable

HISTORY = "qcheck-history.sqlite"
TWO = """\
checks:
  - {name: 甲, plan: demo-2025.yaml, inputs: [inbox], as_of: 2025-06-30}
  - {name: 乙, plan: demo-2025.yaml, inputs: [%s], as_of: 2025-06-30}
"""


def test_all_is_well(tmp_path: Path) -> None:
    file = office(tmp_path)
    done = run(file)
    assert done.code == 0, done.err
    assert done.out.startswith("demo-2025（数据截至2025-06-30）：共3项：未达标0")
    assert done.last == "退出码 0：达标：约束性目标均无问题"
    assert dated(file) == ["county_demo-2025_2025-06-30.json"]
    assert recorded(file) == [("county", "2025-06-30", 1, 0)]
    assert (tmp_path / "reports" / "demo-2025_2025-06-30.csv").is_file()
    assert not (tmp_path / "提醒").exists()
    assert log_lines(file)[-1] == done.last


def test_the_last_result_says_all(tmp_path: Path) -> None:
    file = office(tmp_path)
    run(file)
    said = last(file)
    assert (said["schema"], said["job"], said["exit_code"]) == ("qcheck.run/1", "county", 0)
    (check,) = said["checks"]
    assert (check["name"], check["plan"], check["region"]) == ("demo-2025", "demo-2025", "示范市")
    assert (check["as_of"], check["changes"], check["error"]) == ("2025-06-30", None, None)
    assert json.loads(Path(check["result_file"]).read_text("utf-8"))["schema"] == "qcheck.result/1"
    assert [Path(path).name for path in check["exports"]] == ["demo-2025_2025-06-30.csv"]
    assert check["result"]["summary"]["total"] == 3


def test_wherever_it_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "office").mkdir()
    file = office(tmp_path / "office")
    monkeypatch.chdir("/")
    assert run(file).code == 0
    monkeypatch.chdir(tmp_path / "office")
    assert run(Path("county.yaml")).code == 0
    assert len(dated(file)) == 1
    assert len(recorded(file)) == 1


def test_a_plan_is_never_looked_for_where_it_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = office(tmp_path, job=JOB.replace("demo-2025.yaml", "demo-2026"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "demo-2026").write_text("plan: demo-2026\n", encoding="utf-8")
    done = run(file)
    assert done.code == 3
    assert "没有名为“demo-2026”的计划" in done.out


def test_the_same_again_changes_nothing(tmp_path: Path) -> None:
    file = office(tmp_path, *BAD)
    first = run(file)
    result = (tmp_path / "results" / dated(file)[0]).read_bytes()
    again = run(file)
    assert (first.code, again.code) == (12, 12)
    assert len(recorded(file)) == 1
    assert (tmp_path / "results" / dated(file)[0]).read_bytes() == result
    assert "与上次运行的数据和结果相同" in "\n".join(log_lines(file))


def test_new_figures_for_the_same_date_are_a_revision(tmp_path: Path) -> None:
    file = office(tmp_path)
    run(file)
    sheet(tmp_path / "inbox", *BAD)
    assert run(file).code == 12
    sheet(tmp_path / "inbox", *GOOD)
    assert run(file).code == 0
    assert [one[2:] for one in recorded(file)] == [(1, 0), (2, 12), (3, 0)]
    names = [f"county_demo-2025_2025-06-30{end}.json" for end in ("", "_2", "_3")]
    assert dated(file) == names
    assert "转为达标1项" in last(file)["checks"][0]["changes"]


def test_what_changed_is_said_by_the_date_of_the_data(tmp_path: Path) -> None:
    file = office(tmp_path, *BAD)
    run(file, "--as-of", "2025-06-30")
    sheet(tmp_path / "inbox", *GOOD)
    run(file, "--as-of", "2025-07-31")
    assert "转为达标1项" in last(file)["checks"][0]["changes"]
    run(file, "--as-of", "2025-05-31")  # made up for: there is nothing before it
    assert last(file)["checks"][0]["changes"] is None


# --- What goes wrong with one check ------------------------------------------------------------


def test_one_check_stops_no_other(tmp_path: Path) -> None:
    file = office(tmp_path, *BAD, job=TWO % "missing.xlsx")
    done = run(file)
    assert done.code == 4
    first, second = last(file)["checks"]
    assert (first["exit_code"], second["exit_code"]) == (12, 4)
    assert "找不到文件" in second["error"]
    assert second["result"] is None
    assert done.last == "退出码 4：乙：数据无法读取"
    assert [one[0] for one in recorded(file)] == ["county/甲"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("exports:", "region: 乙县\n    exports:"), 0),
        (("exports:", "sheet: 没有\n    exports:"), 4),
        (("as_of: 2025-06-30", "column: 没有"), 4),
        (("as_of: 2025-06-30", "lead: [没有]"), 3),
        (("as_of: 2025-06-30", "waivers: none.yaml"), 3),
        (("as_of: 2025-06-30", "map: none.yaml"), 3),
        (("[inbox]", "['\\\\server\\share\\月报.xlsx']"), 4),
        (("[inbox]", "[inbox, 'D:\\data\\月报.xlsx']"), 0),
        (("demo-2025.yaml", "broken.yaml"), 3),
    ],
)
def test_what_the_code_says(tmp_path: Path, change: tuple[str, str], code: int) -> None:
    (tmp_path / "broken.yaml").write_text("plan: broken\n", encoding="utf-8")
    file = office(tmp_path, job=JOB.replace(*change))
    assert run(file).code == code
    assert log_lines(file)[-1].startswith(f"退出码 {code}：")


def test_a_fault_of_the_program_stays_with_its_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qcheck import verifying  # noqa: PLC0415

    def broken(task: verifying.Task, *args: Any) -> Any:  # noqa: ANN401
        if task.inputs[0].endswith("broken"):
            raise ZeroDivisionError
        return verifying.verified(task, *args)

    monkeypatch.setattr("qcheck.job.checking.verified", broken)
    file = office(tmp_path, job=TWO % "broken")
    done = run(file)
    assert done.code == 1
    assert [one["exit_code"] for one in last(file)["checks"]] == [0, 1]
    assert "ZeroDivisionError" in "\n".join(log_lines(file))
    assert "Traceback" not in done.out + done.err


# --- What cannot be written --------------------------------------------------------------------


def test_a_report_that_is_open_is_saved_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = office(tmp_path)
    run(file)
    report = tmp_path / "reports" / "demo-2025_2025-06-30.csv"
    before = report.read_bytes()
    sheet(tmp_path / "inbox", *BAD)
    replace = Path.replace

    def refused(self: Path, target: Path) -> Path:
        if Path(target).name == report.name:
            raise PermissionError(13, "open")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refused)
    done = run(file)
    assert done.code == 5
    assert report.read_bytes() == before
    assert report.with_name("demo-2025_2025-06-30-1.csv").read_bytes() != before
    assert last(file)["checks"][0]["result"]["gate"]["exit_code"] == 12
    assert [one[3] for one in recorded(file)] == [0, 12]
    assert "提醒_未达标1项_写入失败1处" in note_names(file)


def test_an_export_never_replaces_what_is_read(tmp_path: Path) -> None:
    file = office(tmp_path, job=JOB.replace("[inbox]", "[reports/a.csv]"))
    said = file.read_text("utf-8").replace("reports/{plan}_{as_of}", "reports/../reports/a")
    file.write_text(said, encoding="utf-8")
    (tmp_path / "reports").mkdir()
    made = sheet(tmp_path / "reports", *GOOD, name="a.csv")
    before = made.read_bytes()
    assert run(file).code == 5
    assert made.read_bytes() == before


def test_two_checks_whose_reports_turn_out_to_be_one_file(tmp_path: Path) -> None:
    checks = "".join(
        f"  - {{name: {name}, plan: demo-2025.yaml, inputs: [inbox], as_of: 2025-06-30{region},"
        ' exports: ["{region}.csv"]}\n'
        for name, region in (("甲", ""), ("乙", ", region: 示范市"))
    )
    file = office(tmp_path, job=f"checks:\n{checks}")
    assert run(file).code == 5
    assert [one["exit_code"] for one in last(file)["checks"]] == [0, 5]
    assert [one[0] for one in recorded(file)] == ["county/乙", "county/甲"]


def test_a_history_that_cannot_be_written_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = office(tmp_path)
    run(file)
    with monkeypatch.context() as patch:
        patch.setattr(Store, "add", _full)
        for rows in (BAD, GOOD):
            sheet(tmp_path / "inbox", *rows)
            done = run(file)
            assert done.code == 5
            assert done.last == "退出码 5：结果未记入历史库"
            assert "磁盘空间不足" in done.err
    assert [name.endswith(".pending.json") for name in dated(file)] == [False, True, True]
    assert len(recorded(file)) == 1
    sheet(tmp_path / "inbox", *BAD)
    assert run(file, "--as-of", "2025-07-31").code == 12
    assert [one[1:] for one in recorded(file)] == [
        ("2025-06-30", 1, 0),
        ("2025-06-30", 2, 12),
        ("2025-06-30", 3, 0),
        ("2025-07-31", 1, 12),
    ]
    assert not any("pending" in name for name in dated(file))
    assert "补记" in "\n".join(log_lines(file))


def _full(*_: object) -> None:
    raise HistoryError("history.full", path="history", why="full")


def _garbage(path: Path) -> None:
    path.write_bytes(b"not a database" * 999)


def _torn(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[100:] = b"\xa5" * (len(data) - 100)
    path.write_bytes(data)


@pytest.mark.parametrize("damage", [_garbage, _torn, Path.unlink])
def test_a_history_that_is_damaged_or_gone_is_made_again(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    file = office(tmp_path)
    for rows in (GOOD, BAD, GOOD):
        sheet(tmp_path / "inbox", *rows)
        run(file)
    before = recorded(file)
    damage(tmp_path / HISTORY)
    sheet(tmp_path / "inbox", *BAD)
    assert run(file).code == 12
    assert recorded(file) == [*before, ("county", "2025-06-30", 4, 12)]
    aside = list(tmp_path.glob("qcheck-history.damaged-*"))
    assert bool(aside) == (damage is not Path.unlink)
    said = "\n".join(log_lines(file))
    assert "补记" in said
    assert ("历史库是新建的" in said) == (damage is Path.unlink)
    if aside:
        (note,) = (tmp_path / "提醒").glob("*_提醒_未达标1项_历史库已重建.txt")
        assert "历史库损坏" in note.read_text("utf-8-sig")


def test_an_older_copy_of_the_history_is_brought_up_to_date(tmp_path: Path) -> None:
    file = office(tmp_path)
    run(file)
    old = (tmp_path / HISTORY).read_bytes()
    for rows in (BAD, GOOD):
        sheet(tmp_path / "inbox", *rows)
        run(file)
    before = recorded(file)
    (tmp_path / HISTORY).write_bytes(old)
    run(file)
    assert recorded(file) == before


def test_killed_between_history_and_file(tmp_path: Path) -> None:
    file = office(tmp_path)
    run(file)
    (tmp_path / "results" / dated(file)[0]).unlink()
    run(file, "--as-of", "2025-07-31")
    assert len(dated(file)) == 2
    assert len(recorded(file)) == 2


def test_without_a_history(tmp_path: Path) -> None:
    file = office(tmp_path, job=f"history: none\n{JOB}")
    run(file)
    sheet(tmp_path / "inbox", *BAD)
    assert run(file).code == 12
    assert not (tmp_path / HISTORY).exists()
    assert dated(file)[1].endswith("_2.json")
    assert "新增未达标1项" in last(file)["checks"][0]["changes"]


def test_logs_that_cannot_be_written(tmp_path: Path) -> None:
    file = office(tmp_path)
    (tmp_path / "logs").write_text("", encoding="utf-8")
    done = run(file)
    assert done.code == 5
    assert len(recorded(file)) == 1
    assert last(file)["exit_code"] == 5


def test_results_that_cannot_be_written(tmp_path: Path) -> None:
    file = office(tmp_path)
    (tmp_path / "results").write_text("", encoding="utf-8")
    done = run(file)
    assert done.code == 5
    assert done.last == log_lines(file)[-1]
    assert (tmp_path / "reports" / "demo-2025_2025-06-30.csv").is_file()


def test_without_its_result_the_program_is_not_run(tmp_path: Path) -> None:
    file = office(tmp_path, *BAD, job="on_attention: {command: [notify]}\n" + JOB)
    (tmp_path / "results").write_text("", encoding="utf-8")
    run(file)
    said = "\n".join(log_lines(file))
    assert "notify：last-result.json 未写成" in said
    assert "没有更早的核验" not in said  # nobody knows
    assert "与上次运行的数据和结果相同" not in said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_behind_standard_output_stops_nothing(tmp_path: Path) -> None:
    file = office(tmp_path, *BAD, job=TWO % "inbox")
    with Path("/dev/full").open("wb") as full:
        words = [sys.executable, "-m", "qcheck", "run", str(file)]
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)
    assert done.returncode == 5, done.stderr
    assert len(recorded(file)) == 2
    assert log_lines(file)[-1] == done.stderr.decode("utf-8").splitlines()[-1]


@pytest.mark.parametrize(("error", "code"), [(KeyboardInterrupt, 130), (ZeroDivisionError, 1)])
def test_a_run_that_breaks_off_has_a_last_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException], code: int
) -> None:
    def broken(*_: object) -> None:
        raise error

    monkeypatch.setattr("qcheck.job.told.log_lines", broken)
    file = office(tmp_path)
    assert run(file).code == code
    assert log_lines(file)[-1].startswith(f"退出码 {code}：")
    monkeypatch.undo()
    assert run(file).code == 0


# --- Who is told -------------------------------------------------------------------------------


def test_the_note_says_what_who_where_and_what_to_do(tmp_path: Path) -> None:
    file = office(tmp_path, *BAD[:1])
    assert run(file).code == 12
    (note,) = (tmp_path / "提醒").glob("*.txt")
    assert note.name.endswith("_提醒_未达标1项_缺报1项.txt")
    data = note.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in data
    text = data.decode("utf-8-sig")
    for said in (
        "任务“county”", "质量竞争力指数（市经信局）", "有效发明专利数量（市市场监管局）",
        str(tmp_path / "reports"), "怎么办：未达标的", "怎么办：缺报的", str(tmp_path / "logs"),
    ):  # fmt: skip
        assert said in text
    assert "新增未来工厂" not in text  # aspirational: it does not gate


def test_the_log_says_which_targets_and_the_screen_where_the_report_is(tmp_path: Path) -> None:
    file = office(tmp_path, *BAD[:1])
    done = run(file)
    said = "\n".join(log_lines(file))
    assert "未达标1项：" in said
    assert "质量竞争力指数（市经信局）" in said
    assert f"报告：{tmp_path / 'reports' / 'demo-2025_2025-06-30.csv'}" in done.out.splitlines()


@pytest.mark.parametrize(
    ("notify", "names"),
    [
        ("attention", ["提醒_未达标1项"]),
        ("change", ["提醒_未达标1项", "通知_有变化"]),
        ("always", ["提醒_未达标1项", "通知_有变化", "通知_正常"]),
    ],
)
def test_when_people_are_told(tmp_path: Path, notify: str, names: list[str]) -> None:
    file = office(tmp_path, *BAD, job=f"notify: {notify}\n{JOB}")
    run(file)
    sheet(tmp_path / "inbox", *GOOD)
    run(file)
    run(file)
    assert note_names(file) == names


def test_the_same_trouble_again_under_notify_change(tmp_path: Path) -> None:
    file = office(tmp_path, *BAD, job=f"notify: change\n{JOB}")
    run(file)
    (tmp_path / "提醒" / next((tmp_path / "提醒").iterdir()).name).unlink()
    run(file)
    assert note_names(file) == []
    (tmp_path / "inbox" / "actuals.csv").unlink()
    run(file)
    assert note_names(file) == ["提醒_未能核验1项"]


def test_a_program_is_run_with_the_result(tmp_path: Path) -> None:
    script = "import sys; open('told.txt', 'w', encoding='utf-8').write(sys.argv[1])"
    (tmp_path / "tell.py").write_text(script, encoding="utf-8")
    alarm = f"on_attention: {{command: ['{sys.executable}', tell.py]}}\n"
    file = office(tmp_path, *BAD, job=alarm + JOB)
    assert run(file).code == 12
    told = (tmp_path / "told.txt").read_text("utf-8")
    assert told == str(tmp_path / "results" / "last-result.json")
    file = office(tmp_path, *BAD, job="on_attention: {command: [no-such-program]}\n" + JOB)
    assert run(file).code == 12
    assert "no-such-program" in "\n".join(log_lines(file))


def test_in_english(tmp_path: Path) -> None:
    file = office(tmp_path, *BAD, job=f"lang: en\n{JOB}")
    done = run(file)
    assert done.last.startswith("exit code 12: ")
    assert log_lines(file)[-1] == done.last
    assert note_names(file) == ["attention_1-failed"]
    assert run(file, "--lang", "zh").last.startswith("退出码 12：")


# --- What is kept ------------------------------------------------------------------------------


def test_only_the_newest_are_kept(tmp_path: Path) -> None:
    file = office(tmp_path, *BAD, job=f"keep: 2\n{JOB}")
    for month in range(1, 7):
        run(file, "--as-of", f"2025-0{month}-28")
        kept = "mine.csv" if month == 1 else None
        if kept:
            report = tmp_path / "reports" / "demo-2025_2025-01-28.csv"
            report.write_text("mine", encoding="utf-8")
    assert dated(file) == [f"county_demo-2025_2025-0{n}-28.json" for n in (5, 6)]
    reports = sorted(path.name for path in (tmp_path / "reports").iterdir())
    assert reports == [f"demo-2025_2025-0{n}-28.csv" for n in (1, 5, 6)]
    assert len(list((tmp_path / "logs").iterdir())) == 2
    assert len(recorded(file)) == 6


def test_nothing_is_deleted_unless_asked(tmp_path: Path) -> None:
    file = office(tmp_path)
    for month in range(1, 5):
        run(file, "--as-of", f"2025-0{month}-28")
    assert len(dated(file)) == len(list((tmp_path / "logs").iterdir())) == 4
    assert not list(tmp_path.glob("*kept*"))


# --- Two at once, and none at all ---------------------------------------------------------------


def test_a_second_run_leaves(tmp_path: Path) -> None:
    file = office(tmp_path)
    with hold(tmp_path / ".county.lock"):
        done = process("run", file)
    assert done.returncode == 4
    said = done.stderr.decode("utf-8")
    assert f"进程 {os.getpid()}" in said
    assert not (tmp_path / "results").exists()
    assert log_lines(file)[-1] == said.splitlines()[-1]


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    file = office(tmp_path, *BAD)
    before = sorted(tmp_path.rglob("*"))
    done = run(file, "--dry-run")
    assert done.code == 12
    assert sorted(tmp_path.rglob("*")) == before
    said = done.out.replace("\n", "")
    for place in ("inbox/actuals.csv", "reports/demo-2025_2025-06-30.csv", HISTORY):
        assert str(tmp_path / place) in said
    file = office(tmp_path, job=JOB.replace("[inbox]", "[nothing]"))
    done = run(file, "--dry-run")
    assert done.code == 4
    assert "找不到文件" in done.out


# --- The job file ------------------------------------------------------------------------------


def test_a_job_with_mistakes_runs_nothing(tmp_path: Path) -> None:
    file = office(tmp_path, job=JOB.replace("inputs", "input").replace("{plan}", "{plam}"))
    done = run(file)
    assert done.code == 3
    assert "county.yaml:4:5: key-misspelt" in done.err
    assert "county.yaml:6:15: job-placeholder" in done.err
    assert done.last == "退出码 3：任务文件有误"
    assert not (tmp_path / "logs").exists()
    (tmp_path / "logs").mkdir()  # as an earlier run leaves it
    assert run(file, "--dry-run").code == 3
    assert not list((tmp_path / "logs").iterdir())
    run(file)
    *lines, end = log_lines(file)
    assert "key-misspelt" in "".join(lines)
    assert end == done.last


def test_no_job(tmp_path: Path) -> None:
    file = tmp_path / "none.yaml"
    done = run(file)
    assert done.code == 2
    assert "qcheck init" in done.err
    assert not (tmp_path / "logs").exists()
    (tmp_path / "logs").mkdir()  # as an earlier run leaves it
    run(file)
    assert "qcheck init" in log_lines(file)[0]
    assert log_lines(file)[-1] == done.last


@pytest.mark.parametrize("wait", ["-1", "soon", "1e3", "99999999999"])
def test_how_long_to_wait(tmp_path: Path, wait: str) -> None:
    done = run(office(tmp_path), f"--wait={wait}")
    assert done.code == 2
    assert "--wait" in done.err


# --- The result again ---------------------------------------------------------------------------


def test_the_last_result_is_rendered_again(tmp_path: Path) -> None:
    file = office(tmp_path)
    run(file)
    stored = tmp_path / "results" / "last-result.json"
    done = qcheck("report", stored, "--export", tmp_path / "again.csv")
    assert done.code == 0, done.err
    report = tmp_path / "reports" / "demo-2025_2025-06-30.csv"
    assert (tmp_path / "again.csv").read_bytes() == report.read_bytes()


def test_of_several_checks_one_is_chosen(tmp_path: Path) -> None:
    file = office(tmp_path, job=TWO % "missing.xlsx")
    run(file)
    stored = tmp_path / "results" / "last-result.json"
    assert "甲、乙" in qcheck("report", stored).err
    assert qcheck("report", stored, "--check", "甲").code == 0
    assert qcheck("report", stored, "--check", "丙").code == 2
    done = qcheck("report", stored, "--check", "乙")
    assert done.code == 4
    assert "找不到文件" in done.err
    single = tmp_path / "results" / dated(file)[0]
    assert qcheck("report", single, "--check", "甲").code == 2


def test_pending_results_are_cleared_away_in_their_turn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = office(tmp_path, job=f"keep: 1\n{JOB}")
    with monkeypatch.context() as patch:
        patch.setattr(Store, "add", _full)
        run(file, "--as-of", "2025-01-31")
    for day in ("2025-02-28", "2025-03-31"):
        run(file, "--as-of", day)
    assert dated(file) == ["county_demo-2025_2025-03-31.json"]
    assert len(recorded(file)) == 3


def test_months_made_up_for_are_cleared_away_in_their_turn(tmp_path: Path) -> None:
    """The newest by its date is an old one by then, and does not come back."""
    file = office(tmp_path, job=f"keep: 2\n{JOB}")
    for month in (6, 1, 2, 3, 3):
        run(file, "--as-of", f"2025-0{month}-28")
    assert dated(file) == [f"county_demo-2025_2025-0{month}-28.json" for month in (2, 3)]
    assert len(recorded(file)) == 4


def test_a_file_that_a_kill_left_unlisted_is_listed(tmp_path: Path) -> None:
    file = office(tmp_path, job=f"keep: 1\n{JOB}")
    run(file, "--as-of", "2025-01-31")
    (tmp_path / ".county.kept.json").unlink()
    for day in ("2025-01-31", "2025-02-28"):
        run(file, "--as-of", day)
    assert dated(file) == ["county_demo-2025_2025-02-28.json"]


def test_a_note_never_says_that_all_is_well_where_it_is_not(tmp_path: Path) -> None:
    """Nothing was compared, and nothing of that is binding."""
    file = office(tmp_path, job=JOB + "    lead: [没有数的单位]\n")
    text = (tmp_path / "demo-2025.yaml").read_text("utf-8")
    extra = '  - {id: x, name: 某指数, kind: level, target: "≥ 1", lead: [没有数的单位], '
    file.parent.joinpath("demo-2025.yaml").write_text(
        f"{text}{extra}commitment: aspirational}}\n", encoding="utf-8"
    )
    assert run(file).code == 11
    assert note_names(file) == ["提醒_请看内容"]


# --- Clocks and kills ---------------------------------------------------------------------------


def _clock(file: Path, moment: str) -> None:
    """Has the last run begun then."""
    path = file.parent / "results" / "last-result.json"
    said = json.loads(path.read_text("utf-8")) | {"clock": moment}
    path.write_text(json.dumps(said), encoding="utf-8")


def test_what_a_killed_run_told_nobody_is_told(tmp_path: Path) -> None:
    file = office(tmp_path, job=f"notify: change\n{JOB}")
    run(file)
    told = (tmp_path / "results" / "last-result.json").read_bytes()
    sheet(tmp_path / "inbox", *BAD)
    run(file)
    for note in (tmp_path / "提醒").iterdir():
        note.unlink()
    (tmp_path / "results" / "last-result.json").write_bytes(told)  # as if killed before that
    run(file)
    assert "新增未达标1项" in last(file)["checks"][0]["changes"]
    assert note_names(file) == ["提醒_未达标1项"]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("", 4),  # undated: it is the clock that dates the data
        ("截至2025年6月30日", 0),
        ("截至2199年6月30日", 4),  # later than the last run: the clock would have to tell
    ],
)
def test_a_clock_that_was_set_back_dates_nothing(tmp_path: Path, said: str, code: int) -> None:
    file = office(tmp_path, job=JOB.replace("    as_of: 2025-06-30\n", ""))
    rows = ("质量竞争力指数,92.1", "有效发明专利数量,1.85万件", "新增未来工厂,2")
    sheet(tmp_path / "inbox", "指标名称,实际值", *rows, head=f"表{said},")
    run(file)
    runs = len(recorded(file))
    _clock(file, "2198-01-01T00:00:00+08:00")
    done = run(file)
    assert done.code == code, done.out
    assert ("电脑时钟" in done.out) == (code == 4)
    assert ("last-result.json" in done.out) == (code == 4)
    assert len(recorded(file)) == runs
    assert last(file)["clock"].startswith(("2197-12-31", "2198-01-01"))
    assert run(file, "--as-of", "2025-06-30").code in (0, 11, 12)


# --- Last month's sheets, without a date ---------------------------------------------------------

UNDATED = JOB.replace("    as_of: 2025-06-30\n", "")
STALE = "与2025-05-31那次核验的是同一文件"


def _as_if_in_may(file: Path) -> None:
    """Has the data of the last run been those of 2025-05-31."""
    assert run(file, "--as-of", "2025-05-31").code == 0


def test_old_files_are_no_new_data(tmp_path: Path) -> None:
    file = office(tmp_path, job=UNDATED)
    _as_if_in_may(file)
    for _ in range(2):  # and what could not be judged is not forgotten
        done = run(file)
        assert done.code == 4
        assert STALE in done.out.replace("\n", "")
        assert "actuals.csv" in done.out.replace("\n", "")
        assert [one[1] for one in recorded(file)] == ["2025-05-31"]
    assert run(file, "--dry-run").code == 4
    assert any(STALE in line for line in log_lines(file))
    sheet(tmp_path / "inbox", *BAD)
    assert [run(file).code, run(file).code] == [12, 12]  # new ones, and on the same day again
    assert len(recorded(file)) == 2


def test_old_files_are_late_within_a_year_and_wrong_in_the_next() -> None:
    def judged(as_of: str) -> dict[str, Any]:
        actual = {"as_of": as_of, "source": "a.csv!a!B2"}
        inputs = [{"path": "a.csv", "sha256": "1"}]
        result = {"as_of": as_of, "as_of_from": "today", "inputs": inputs}
        return {**result, "results": [{"actual": actual}]}

    late = checking._stale(judged("2025-06-30"), judged("2025-05-31"))  # noqa: SLF001
    assert late == ("2025-05-31", ("a.csv",))
    with pytest.raises(DataError):
        checking._stale(judged("2026-01-05"), judged("2025-12-31"))  # noqa: SLF001


def test_an_old_file_beside_new_ones_is_none_either(tmp_path: Path) -> None:
    file = office(tmp_path, *GOOD[:1], job=UNDATED)
    run(file, "--as-of", "2025-05-31")
    sheet(tmp_path / "inbox", *GOOD[1:], name="new.csv")
    done = run(file)
    assert done.code == 4
    assert "actuals.csv：与2025-05-31" in done.out.replace("\n", "")


def test_what_is_dated_may_stay(tmp_path: Path) -> None:
    file = office(tmp_path, job=UNDATED)
    dated_rows = ("质量竞争力指数,92.1,2025-05-31", "有效发明专利数量,1.75万件,2025-05-31")
    sheet(tmp_path / "inbox", *dated_rows, head="指标名称,实际值,数据时点")
    run(file, "--as-of", "2025-06-01")
    assert run(file).code != 4
    assert run(file, "--as-of", "2025-06-30").code != 4
    assert "同一文件" not in "\n".join(log_lines(file))


def test_old_files_under_a_date_that_is_named(tmp_path: Path) -> None:
    file = office(tmp_path, job=f"notify: always\n{UNDATED}")
    _as_if_in_may(file)
    assert run(file, "--as-of", "2025-06-30").code == 0
    log = "\n".join(log_lines(file))
    assert STALE in log
    assert "数据更新" not in log
    notes = [path.read_text("utf-8-sig") for path in (tmp_path / "提醒").glob("*.txt")]
    assert sum(STALE in text for text in notes) == 1


def test_an_old_file_that_another_one_dates(tmp_path: Path) -> None:
    file = office(tmp_path, *GOOD[:1], job=UNDATED)
    run(file, "--as-of", "2025-05-31")
    new = ("有效发明专利数量,1.75万件,2025-06-30", "新增未来工厂,1,2025-06-30")
    for day in ("06-30", "07-31"):
        rows = (one.replace("06-30", day) for one in new)
        sheet(tmp_path / "inbox", *rows, name="new.csv", head="指标名称,实际值,数据时点")
        assert run(file).code == 0
    log = "\n".join(log_lines(file))
    assert "actuals.csv：与2025-06-30那次核验的是同一文件" in log
    assert "数据更新2项" in log  # those of the new file


# --- What the last run left undone ---------------------------------------------------------------


def test_a_note_that_could_not_be_written_is_made_up_for(tmp_path: Path) -> None:
    file = office(tmp_path, *BAD, job=f"notify: change\n{JOB}")
    (tmp_path / "提醒").write_text("", encoding="utf-8")
    assert run(file).code == 5
    (tmp_path / "提醒").unlink()
    assert run(file).code == 12
    assert note_names(file) == ["提醒_未达标1项"]
    assert last(file)["told"] is True
    (tmp_path / "提醒" / next((tmp_path / "提醒").iterdir()).name).unlink()
    run(file)
    assert note_names(file) == []


def test_the_last_result_of_another_job_says_nothing(tmp_path: Path) -> None:
    file = office(tmp_path)
    run(file)
    path = tmp_path / "results" / "last-result.json"
    said = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(said | {"job_file": "/elsewhere/other.yaml"}), encoding="utf-8")
    run(file)
    assert "与上次运行的数据和结果相同" not in "\n".join(log_lines(file))
    path.write_text(json.dumps(said | {"job_file": "D:\\moved\\county.yaml"}), encoding="utf-8")
    run(file)
    assert "与上次运行的数据和结果相同" in "\n".join(log_lines(file))


def test_the_single_problems_are_in_log_note_and_result(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("plan: broken\n", encoding="utf-8")
    file = office(tmp_path, job=JOB.replace("demo-2025.yaml", "broken.yaml"))
    assert run(file).code == 3
    details = last(file)["checks"][0]["details"]
    assert details
    (note,) = (tmp_path / "提醒").glob("*.txt")
    for text in (note.read_text("utf-8-sig"), "\n".join(log_lines(file))):
        assert 0 < text.index(details[0]) < text.index("未能核验。")
