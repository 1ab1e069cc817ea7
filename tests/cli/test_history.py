"""`qcheck history …` as a clerk and a script use it."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import sys
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import qcheck as package
from qcheck import history
from qcheck.cli.history import COMMANDS
from qcheck.history import Facts
from qcheck.model import HISTORY_FILE, Lang
from qcheck.report.json import render
from qcheck.words import phrases
from tests.cli.run import Run, process, qcheck
from tests.history.made import GOOD, result
from tests.sample import by_id

SATISFACTION = "satisfaction"


def july() -> dict[str, Any]:
    """A month later: one failed, one revised, one without data, one passed."""
    made = result("2025-07-31", value="93.1", status="fail", reason="FAR_BEHIND")
    by_id(made, SATISFACTION).update(status="pass", reason="ON_TRACK")
    third = made["results"][2]
    third["actual"]["value"] += Decimal("0.5")
    lost = next(one for one in made["results"][3:] if one["actual"])
    lost.update(status="unknown", reason="NO_DATA", actual=None)
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "历史.sqlite"
    with history.open(path) as store:
        store.add(result())
        store.add(july())
    return path


def run(command: str, file: Path, *args: str | Path) -> Run:
    return qcheck("history", command, "--history", file, *args)


def test_list(file: Path) -> None:
    assert "退出码" in run("list", file).out
    found = json.loads(run("list", file, "--format", "json").out)["runs"]
    assert [(one["run"], one["as_of"], one["exit_code"]) for one in found] == [
        (1, "2025-06-30", 12),
        (2, "2025-07-31", 12),
    ]
    assert (found[0]["plan"], found[0]["region"], found[0]["pass"]) == ("demo-2025", "示范市", 5)
    rows = list(csv.reader(io.StringIO(run("list", file, "--format", "csv").out)))
    assert rows[0][:3] == ["序号", "计划", "地区"]
    assert len(rows) == 3
    empty = run("list", file, "--plan", "other")
    assert (empty.code, "没有符合条件" in empty.err) == (0, True)


def test_show_is_the_result_as_it_was(file: Path) -> None:
    shown = run("show", file, "1", "--format", "json")
    assert shown.code == 0
    assert json.loads(shown.out) == json.loads(render(result(), Lang.ZH))
    assert "2025-07-31" in run("show", file).err  # the last one
    assert GOOD not in run("show", file, "1", "--only", "fail", "--format", "json").out


def test_diff_tells_what_changed_since_the_run_before(file: Path) -> None:
    told = run("diff", file)
    assert told.code == 0
    assert told.last == "新增未达标1项，新缺报1项，数据修订1项，转为达标1项，数据更新1项"
    assert "2025-06-30 → 2025-07-31" in told.out
    assert re.search(r"× 新增未达标 +quality-index .*达标 94.6% +未达标 93.1%", told.out)
    found = json.loads(run("diff", file, "--format", "json").out)["diffs"]
    assert [(one["before"]["run"], one["after"]["run"]) for one in found] == [(1, 2)]
    revised = next(one for one in found[0]["changes"] if one["change"] == "revised")
    (revision,) = revised["revisions"]
    assert revision["after"] - revision["before"] == pytest.approx(0.5)
    assert f"{revision['date']}：" in told.out


def test_diff_of_two_runs_that_are_named(file: Path) -> None:
    back = run("diff", file, "2", "1")
    assert "转为达标1项" in back.last
    assert run("diff", file, "2").out == run("diff", file).out
    assert "没有变化" in run("diff", file, "1", "1").err
    first = run("diff", file, "1")
    assert (first.code, "只有第1次核验" in first.err) == (0, True)


def test_diff_of_every_series(file: Path) -> None:
    with history.open(file) as store:
        store.add(result(), Facts(region="甲县"))
        store.add(result("2025-07-31"), Facts(region="甲县"))
        store.add(result(), Facts(region="乙县"))
    told = run("diff", file)
    assert told.err.count("2025-06-30 → 2025-07-31") == 2
    assert "乙县：只有第5次核验" in told.err
    assert "数据更新1项" in run("diff", file, "--region", "甲县").last
    rows = list(csv.reader(io.StringIO(run("diff", file, "--format", "csv").out)))
    assert rows[0][:3] == ["所属", "序号", "变化"]
    assert {tuple(row[:2]) for row in rows[1:]} == {
        ("demo-2025 示范市", "2"),
        ("demo-2025 甲县", "4"),
    }
    trends = list(csv.reader(io.StringIO(run("trend", file, "--format", "csv").out)))
    assert len(trends) == 1 + 3 * 15
    assert {tuple(row[:2]) for row in trends[1:]} == {
        ("demo-2025 示范市", "2"),
        ("demo-2025 甲县", "4"),
        ("demo-2025 乙县", "5"),
    }
    assert run("diff", file, "1", "3").code == 2
    assert "甲县" in run("diff", file, "1", "3").err
    assert run("show", file).code == 2
    assert "--region" in run("show", file).err
    assert run("show", file, "--region", "乙县").code == 0


def test_trend(file: Path) -> None:
    with history.open(file) as store:
        store.add(result("2025-08-31", value="93.8"))
    told = run("trend", file)
    assert re.search(r"quality-index .*█▁▄ +94.6% +93.8% +≥ 94%", told.out)
    found = json.loads(run("trend", file, "--target", GOOD, "--format", "json").out)["trends"]
    (target,) = found[0]["targets"]
    assert [one["value"] for one in target["points"]] == [94.6, 93.1, 93.8]
    assert [one["status"] for one in target["points"]] == ["pass", "fail", "pass"]
    assert (target["spark"], target["other_unit"]) == ("█▁▄", 0)
    wrong = run("trend", file, "--target", "x")
    assert (wrong.code, GOOD in wrong.err) == (2, True)


def test_trend_takes_the_last_revision_of_each_date_and_one_unit(file: Path) -> None:
    with history.open(file) as store:
        store.add(result(value="94.0"))  # June once more
        other = result("2025-08-31", value="1")
        by_id(other, GOOD)["target"]["unit"] = "件"
        store.add(other)
    told = run("trend", file, "--target", GOOD)
    assert "··▄" in told.out
    assert "另有2次单位不同" in told.out
    third = json.loads(run("trend", file, "--format", "json").out)["trends"][0]["targets"][0]
    assert [one["run"] for one in third["points"]] == [3, 2, 4]


def test_export_renders_again(file: Path, tmp_path: Path) -> None:
    made = run("export", file, "1", "--export", tmp_path / "x.json", "-e", tmp_path / "x.xlsx")
    assert made.code == 0
    assert (tmp_path / "x.json").read_bytes() == render(result(), Lang.ZH)
    assert (tmp_path / "x.xlsx").stat().st_size > 5000
    assert qcheck("report", tmp_path / "x.json").code == 0


def test_export_of_everything(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "全部"
    assert run("export", file, "--all", folder).code == 5  # there is no such folder
    folder.mkdir()
    assert run("export", file, "--all", folder).code == 0
    assert sorted(one.name for one in folder.iterdir()) == [
        "demo-2025-示范市-2025-06-30-1.json",
        "demo-2025-示范市-2025-07-31-2.json",
    ]
    assert (folder / "demo-2025-示范市-2025-06-30-1.json").read_bytes() == render(result(), Lang.ZH)


def test_verify(file: Path) -> None:
    sound = run("verify", file)
    assert (sound.code, sound.last) == (0, "退出码 0：历史库完好：2次核验")
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("UPDATE qcheck_run SET result = x'00' WHERE id = 2")
        db.execute("UPDATE qcheck_verdict SET status = 'pass' WHERE run_id = 1 AND status = 'fail'")
    broken = run("verify", file)
    assert (broken.code, broken.last) == (4, "退出码 4：历史库无法使用")
    assert "第2次：保存的结果已损坏" in broken.err
    assert "第1次：判定明细" in broken.err
    assert run("show", file, "2").code == 4


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("show", "x"), 2, "不是核验序号"),
        (("show", "99999999999"), 2, "不是核验序号"),
        (("show", "9"), 2, "没有第9次核验"),
        (("diff", "1", "9"), 2, "没有第9次核验"),
        (("show", "--plan", "other"), 2, "没有符合条件"),
        (("diff", "--plan", "other"), 2, "没有符合条件"),
        (("trend", "--plan", "other"), 2, "没有符合条件"),
        (("export",), 2, "没有写明写到哪里"),
        (("list", "--format", "x"), 2, "--format"),
    ],
)
def test_refusals(file: Path, args: tuple[str, ...], code: int, said: str) -> None:
    told = run(args[0], file, *args[1:])
    assert (told.code, told.out) == (code, "")
    assert said in told.err


def test_which_history(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(file.parent)
    assert qcheck("history", "list").code == 4
    assert not Path(HISTORY_FILE).exists()
    monkeypatch.setenv("QCHECK_HISTORY", str(file))
    assert qcheck("history", "list").code == 0
    monkeypatch.delenv("QCHECK_HISTORY")
    file.rename(HISTORY_FILE)
    assert qcheck("history", "list").code == 0
    assert qcheck("history", "list", "--history", "mysql://x/y").code == 2


def test_without_a_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    told = qcheck("history", "list", "--history", "postgresql://u:secret@h/db")
    assert told.code == 4
    assert "qcheck[postgres]" in told.err
    assert "secret" not in told.err


@pytest.mark.parametrize("command", COMMANDS)
def test_help(command: str) -> None:
    for lang, usage in (("zh", "用法"), ("en", "Usage")):
        for args in (("history", command, "--help"), ("history", "--lang", lang, command, "-h")):
            told = qcheck(*args, *(("--lang", lang) if "--lang" not in args else ()))
            assert (told.code, usage in told.out) == (0, True)
    assert command in qcheck("history").out
    assert not re.search("[\u4e00-\u9fff]", qcheck("--lang", "en", "history", command, "-h").out)


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8"])
@pytest.mark.parametrize("command", ["list", "show", "diff", "trend", "verify"])
def test_consoles(file: Path, command: str, encoding: str) -> None:
    for form in ([], ["--lang", "en"]):
        told = process(
            "history", command, "--history", file, *form, PYTHONIOENCODING=encoding, LANG="C"
        )
        assert told.returncode == 0, told.stderr
        assert b"Traceback" not in told.stderr
        out = told.stdout.decode(encoding)
        if command == "trend" and encoding == "gbk":
            assert "█▁" in out
        if command == "trend" and encoding == "ascii":
            assert "81" in out
        assert encoding == "ascii" or "?" not in out


@pytest.mark.parametrize("form", ["table", "plain", "csv", "markdown", "json"])
@pytest.mark.parametrize("command", ["list", "show", "diff", "trend"])
def test_every_format(file: Path, command: str, form: str) -> None:
    told = run(command, file, "--format", form)
    assert told.code == 0
    assert "demo-2025" in told.out or GOOD in told.out


def test_nothing_of_a_database_is_imported_without_a_history() -> None:
    code = (
        "import sys, qcheck.cli, qcheck.history, qcheck.cli.history.diff;"
        "sys.exit(any(name in sys.modules for name in ('sqlalchemy', 'sqlite3', 'psycopg')))"
    )
    import subprocess  # noqa: PLC0415

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_word_of_the_history_is_used() -> None:
    folder = Path(package.__file__).parent
    sources = (one for one in folder.rglob("*.py") if "words" not in one.parts)
    program = "".join(one.read_text("utf-8") for one in sources)
    built = ("help-", "move-", "one-", "head-", "title-", "opt-")
    for key in phrases("history"):
        assert key.startswith(built) or re.search(rf"[\"'.]{key}[\"']", program), key


def test_every_change_has_words() -> None:
    from qcheck.changes import Move  # noqa: PLC0415

    for move in Move:
        assert {f"move-{move.value}", f"one-{move.value}"} <= set(phrases("history"))
    known = {one.partition("-")[2] for one in phrases("history") if one.startswith("move-")}
    assert known == {move.value for move in Move}
