"""Several files at once: folders, patterns, the same file twice, files that cannot be read."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from qcheck.reading import read
from tests.cli.demo import GOOD, plan, sheet
from tests.cli.run import Run, qcheck
from tests.reading import book

if TYPE_CHECKING:
    from pathlib import Path

    from qcheck.reading.inbox import Step

JUNE = ("--as-of", "2025-06-30")
INDEX, PATENTS, FACTORIES = GOOD


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder of its own for what the departments sent."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def run(folder: Path, *names: str | Path, more: tuple[str, ...] = JUNE) -> Run:
    return qcheck("verify", *names, "--plan", plan(folder.parent), "--format", "json", *more)


def result(folder: Path, *names: str | Path, more: tuple[str, ...] = JUNE) -> dict[str, Any]:
    done = run(folder, *names, more=more)
    assert done.out, done.err
    found: dict[str, Any] = json.loads(done.out)
    return found


def said(found: dict[str, Any]) -> dict[str, str]:
    """The codes of what was said, each with its severity."""
    return {one["code"]: one["severity"] for one in found["findings"]}


def test_a_folder_means_its_files(inbox: Path) -> None:
    sheet(inbox, PATENTS, name="b.csv")
    sheet(inbox, INDEX, name="a.csv")
    found = result(inbox, inbox)
    assert [one["path"] for one in found["inputs"]] == [str(inbox / "a.csv"), str(inbox / "b.csv")]
    assert [one["status"] for one in found["results"][:2]] == ["pass", "pass"]


def test_what_is_no_file_of_the_folder_is_left_out(inbox: Path) -> None:
    sheet(inbox, *GOOD, name="a.csv")
    for name in (".hidden.csv", "~$a.xlsx", "Thumbs.db", "desktop.ini", ".DS_Store"):
        sheet(inbox, "质量竞争力指数,1", name=name)
    (inbox / "old").mkdir()
    sheet(inbox / "old", "质量竞争力指数,2")
    found = result(inbox, inbox)
    assert [one["path"] for one in found["inputs"]] == [str(inbox / "a.csv")]
    assert said(found)["folders-inside"] == "info"
    assert found["results"][0]["status"] == "pass"


@pytest.mark.parametrize(
    ("data", "code", "alone", "beside"),
    [
        (book.package({"word/document.xml": "<a/>"}), "is-word", "error", "info"),
        (b"%PDF-1.7\n", "is-pdf", "error", "info"),
        (b"\x89PNG\r\n\x1a\n\0", "is-image", "error", "info"),
        (bytes(range(256)) * 9, "encoding-unknown", "error", "info"),
        (book.package({"xl/workbook.bin": b"1"}), "is-xlsb", "error", "error"),
        (b"%TSD-Header-###%\x00\x01\x02", "protected", "error", "error"),
        (b"7z\xbc\xaf\x27\x1c", "is-archive", "error", "error"),
        (book.simple("5")[:-40], "damaged", "error", "error"),
    ],
)
def test_other_files_beside_the_spreadsheets(
    inbox: Path, data: bytes, code: str, alone: str, beside: str
) -> None:
    """What was only found in a folder may be no data at all; what was named was meant."""
    sheet(inbox, *GOOD, name="a.csv")
    other = inbox / "b.bin"
    other.write_bytes(data)
    assert said(result(inbox, inbox))[code] == beside
    assert said(result(inbox, inbox / "a.csv", other))[code] == alone
    (inbox / "a.csv").unlink()
    assert run(inbox, inbox).code == 4


def test_an_empty_folder(inbox: Path) -> None:
    done = run(inbox, inbox)
    assert done.code == 4
    assert str(inbox) in done.err
    assert "没有可读取的文件" in done.err


def test_a_pattern_that_no_shell_has_expanded(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, line in (("b.csv", PATENTS), ("a.csv", INDEX), ("~$a.csv", "x,1"), ("c.txt", "x,1")):
        sheet(inbox, line, name=name)
    monkeypatch.chdir(inbox.parent)
    found = result(inbox, "inbox/*.csv")
    names = [one["path"].replace(os.sep, "/") for one in found["inputs"]]
    assert names == ["inbox/a.csv", "inbox/b.csv"]
    assert run(inbox, "inbox/*.ods").code == 4
    assert "inbox/*.ods" in run(inbox, "inbox/*.ods").err


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
@pytest.mark.parametrize("name", ["完成情况[1].csv", "a*.csv", "a?.csv"])
def test_a_file_whose_name_looks_like_a_pattern(inbox: Path, name: str) -> None:
    sheet(inbox, *GOOD, name=name)
    sheet(inbox, "质量竞争力指数,1", name="a1.csv")
    found = result(inbox, inbox / name)
    assert [one["path"] for one in found["inputs"]] == [str(inbox / name)]


def test_the_same_file_named_twice_is_read_once(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = sheet(inbox, *GOOD)
    monkeypatch.chdir(inbox)
    found = result(inbox, file, "actuals.csv", "./actuals.csv", inbox)
    assert len(found["inputs"]) == 1
    assert [one["code"] for one in found["findings"] if one["code"].endswith("twice")] == [
        "file-twice",
        "file-twice",
        "file-named-twice",
    ]
    assert said(found)["file-twice"] == said(found)["file-named-twice"] == "info"


def test_the_same_content_under_two_names_is_read_once(inbox: Path) -> None:
    for name in ("发改局.csv", "市监局.csv"):
        sheet(inbox, *GOOD, name=name)
    found = result(inbox, inbox)
    assert len(found["inputs"]) == 1
    [finding] = [one for one in found["findings"] if one["code"] == "file-same-content"]
    assert finding["severity"] == "info"
    assert "发改局.csv" in finding["message"]
    assert "市监局.csv" in finding["message"]


def test_standard_input_twice_is_read_once(inbox: Path) -> None:
    data = f"指标名称,实际值\n{INDEX}\n".encode()
    args = ("verify", "-", "-", "--plan", plan(inbox.parent), *JUNE, "-f", "json")
    found = json.loads(qcheck(*args, stdin=data).out)
    assert len(found["inputs"]) == 1
    assert said(found)["file-named-twice"] == "info"


def test_equal_values_of_two_files_are_fine(inbox: Path) -> None:
    sheet(inbox, "质量竞争力指数,92.1", PATENTS, name="a.csv")
    part = book.sheet(book.rows(book.HEADER, ("质量竞争力指数", "", book.number("92.10"))))
    book.save(inbox, book.workbook({"S": part}), "b.xlsx")
    found = result(inbox, inbox)
    assert found["results"][0]["status"] == "pass"
    assert "duplicate-differs" not in said(found)


def test_different_values_of_two_files_are_ambiguous(inbox: Path) -> None:
    sheet(inbox, "质量竞争力指数,92.1", PATENTS, name="a.csv")
    part = book.sheet(book.rows(book.HEADER, ("质量竞争力指数", "", book.number("92.2"))))
    book.save(inbox, book.workbook({"S": part}), "b.xlsx")
    found = result(inbox, inbox)
    assert (found["results"][0]["status"], found["results"][0]["reason"]) == (
        "unknown",
        "AMBIGUOUS",
    )
    [finding] = [one for one in found["findings"] if one["code"] == "duplicate-differs"]
    assert str(inbox / "a.csv!B2") in finding["message"]
    assert str(inbox / "b.xlsx!S!C2") in finding["message"]


def test_one_bad_file_stops_no_other(inbox: Path) -> None:
    sheet(inbox, *GOOD, name="a.csv")
    (inbox / "b.xlsx").write_bytes(b"PK\x03\x04" + b"junk" * 20)
    found = result(inbox, inbox, inbox.parent / "nothing.csv", inbox.parent / "*.ods")
    assert {"damaged", "missing-file", "pattern-empty"} <= said(found).keys()
    assert found["results"][0]["status"] == "pass"
    (inbox / "a.csv").unlink()
    assert run(inbox, inbox, inbox.parent / "nothing.csv").code == 4


def test_an_export_never_overwrites_a_file_of_the_folder(inbox: Path) -> None:
    file = sheet(inbox, *GOOD)
    before = file.read_bytes()
    assert run(inbox, inbox, more=("--export", str(file))).code == 2
    assert file.read_bytes() == before


def _titled(folder: Path, title: str, *rows: str, name: str) -> Path:
    text = "\n".join((f"指标完成情况表{title},", "指标名称,实际值", *rows))
    (folder / name).write_text(text + "\n", encoding="utf-8")
    return folder / name


def test_each_file_dates_its_own_rows(inbox: Path) -> None:
    _titled(inbox, "（截至2024年12月31日）", INDEX, name="a.csv")
    _titled(inbox, "（截至2025年6月30日）", PATENTS, name="b.csv")
    found = result(inbox, inbox, more=())
    assert (found["as_of"], found["as_of_from"]) == ("2025-06-30", "title")
    dates = [one["actual"]["as_of"] for one in found["results"][:2]]
    assert dates == ["2024-12-31", "2025-06-30"]
    assert "file-undated" not in said(found)


def test_a_file_without_a_date_beside_dated_ones_is_said(inbox: Path) -> None:
    _titled(inbox, "（截至2025年6月30日）", INDEX, name="a.csv")
    sheet(inbox, PATENTS, name="b.csv")
    found = result(inbox, inbox, more=())
    assert found["as_of"] == "2025-06-30"
    [finding] = [one for one in found["findings"] if one["code"] == "file-undated"]
    assert finding["severity"] == "warning"
    assert finding["source"] == str(inbox / "b.csv")
    assert "2025-06-30" in finding["message"]
    assert "file-undated" not in said(result(inbox, inbox))


def test_rows_with_dates_of_their_own_date_their_file(inbox: Path) -> None:
    """An old titled file beside one whose rows are dated later: the later date is the run's."""
    _titled(inbox, "（截至2024年12月31日）", INDEX, name="a.csv")
    sheet(
        inbox, "有效发明专利数量,1.7万件,2025-06-30", name="b.csv", head="指标名称,实际值,数据时点"
    )
    found = result(inbox, inbox, more=())
    assert (found["as_of"], found["as_of_from"]) == ("2025-06-30", "row")
    assert found["results"][0]["actual"]["as_of"] == "2024-12-31"
    assert "file-undated" not in said(found)


def test_too_many_files(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qcheck.reading.limits.FILES", 1)
    sheet(inbox, INDEX, name="a.csv")
    sheet(inbox, PATENTS, name="b.csv")
    assert "超过 1 个" in run(inbox, inbox).err
    assert "超过 1 个" in run(inbox, inbox / "*.csv").err


def test_no_memory_is_said(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise MemoryError

    file = sheet(inbox, *GOOD)
    for place in ("qcheck.reading.files.find", "qcheck.verifying.verify"):
        with monkeypatch.context() as patch:
            patch.setattr(place, full)
            done = run(inbox, file)
        assert done.code == 4
        assert "内存不足" in done.err


def test_the_reading_is_reported_step_by_step(inbox: Path) -> None:
    sheet(inbox, *(f"指标{n},{n}" for n in range(1200)), name="a.csv")
    sheet(inbox, *GOOD, name="b.csv")
    steps: list[Step] = []
    read([str(inbox)], progress=steps.append)
    a, b = str(inbox / "a.csv"), str(inbox / "b.csv")
    assert dict.fromkeys(step[:3] for step in steps) == {(1, 2, a): None, (2, 2, b): None}
    assert [step.rows for step in steps if step.file == a] == [0, 0, 500, 1000]


@pytest.mark.skipif(os.name == "nt", reason="needs a terminal of its own")
@pytest.mark.parametrize("interrupted", [False, True])
def test_progress_and_ctrl_c_on_a_terminal(inbox: Path, *, interrupted: bool) -> None:
    """In a process with a real terminal: the table is whole, and Ctrl-C leaves nothing behind."""
    import pty  # noqa: PLC0415 - not on every system
    import signal  # noqa: PLC0415
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    sheet(inbox, *GOOD, *(f"别的{n},1" for n in range(40_000)))
    script = (
        "import sys; from qcheck import console; console.PATIENCE = 0.0;"
        "from qcheck.__main__ import main;"
    )
    if interrupted:  # it does not end before the signal comes, however slow this process is
        script += "import time; from qcheck import verifying;"
        # a shell that starts the tests in the background has them ignore the signal
        script += "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
        script += "verifying.verify = lambda *_, **__: time.sleep(60);"
    script += "sys.exit(main())"
    master, slave = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-c", script, "verify", inbox, "--plan", plan(inbox.parent), *JUNE],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TERM": "xterm"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=slave,
    )
    os.close(slave)
    shown, waiting = b"", interrupted
    with running, suppress(OSError):  # the terminal is gone with the process
        while piece := os.read(master, 1 << 16):
            shown += piece
            if waiting and b"1/1" in shown:
                running.send_signal(signal.SIGINT)
                waiting = False
    os.close(master)
    text = shown.decode("utf-8")
    assert "1/1" in text
    assert "Traceback" not in text
    assert running.returncode == (130 if interrupted else 0)
    assert f"退出码 {running.returncode}：" in text.splitlines()[-1]


@pytest.mark.skipif(os.name == "nt", reason="these paths are at home on Windows")
@pytest.mark.parametrize("path", [r"D:\data\月报.xlsx", r"\\server\share\*.xlsx"])
def test_a_path_of_windows_is_said_to_be_one(inbox: Path, path: str) -> None:
    done = run(inbox, path)
    assert done.code == 4
    assert "Windows 路径" in done.err
