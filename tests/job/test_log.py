"""The log as a clerk opens it."""

from __future__ import annotations

import datetime as dt
import errno
import re
from typing import TYPE_CHECKING, Any

from qcheck.job.log import Log
from qcheck.model import Lang

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

STARTED = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.timezone.utc)


def test_a_log_for_notepad(tmp_path: Path) -> None:
    log = Log(tmp_path / "logs", STARTED, Lang.ZH)
    log.line("核验：金华")
    log.line("a\x1b[31m\nb\u202e")
    log.close(12, "存在未达标")
    assert log.error is None
    assert log.path == tmp_path / "logs" / "2026-11-22_093000.log"
    data = log.path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == 3
    first, second, last = data.decode("utf-8-sig").splitlines()
    assert re.fullmatch(r"\d\d:\d\d:\d\d  核验：金华", first)
    assert second.endswith("  a\\u001b[31m\\nb\\u202e")
    assert last == "退出码 12：存在未达标"


def test_every_line_is_there_at_once(tmp_path: Path) -> None:
    log = Log(tmp_path, STARTED, Lang.EN)
    log.line("begun")
    assert log.path is not None
    assert log.path.read_text("utf-8").endswith("begun\n")
    log.close(0, "done")
    assert log.path.read_text("utf-8").endswith("exit code 0: done\n")


def test_logs_of_one_second_are_two(tmp_path: Path) -> None:
    logs = [Log(tmp_path, STARTED, Lang.ZH) for _ in range(3)]
    for number, log in enumerate(logs):
        log.line(f"{number}")
        log.close(0, "完成")
    names = [log.path.name for log in logs if log.path]
    assert names == ["2026-11-22_093000.log", "2026-11-22_093000-2.log", "2026-11-22_093000-3.log"]


def test_a_place_that_takes_no_log_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "logs").write_bytes(b"")
    log = Log(tmp_path / "logs", STARTED, Lang.ZH)
    log.line("text")
    log.close(0, "完成")
    assert log.path is None
    assert log.error is not None
    assert log.error.key == "report.not-written"


def test_a_disk_that_is_full_for_a_while_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = Log(tmp_path, STARTED, Lang.ZH)
    file: Any = log._file  # noqa: SLF001 - a full disk cannot be had otherwise

    class Full:
        def write(self, _: bytes) -> int:
            raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(log, "_file", Full())
    log.line("lost")
    monkeypatch.setattr(log, "_file", file)
    log.line("there")
    log.close(5, "报告写入失败")
    assert log.error is not None
    assert log.error.params["why"] == "full"
    assert log.path is not None
    text = log.path.read_text("utf-8-sig")
    assert "lost" not in text
    assert text.splitlines()[-1] == "退出码 5：报告写入失败"


def test_what_is_written_in_parts_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = Log(tmp_path, STARTED, Lang.ZH)
    file: Any = log._file  # noqa: SLF001 - a slow disk cannot be had otherwise

    class Slow:
        def write(self, data: bytes) -> int:
            return int(file.write(data[:3]))

    monkeypatch.setattr(log, "_file", Slow())
    log.line("一句话，分几次写")
    monkeypatch.setattr(log, "_file", file)
    log.close(0, "完成")
    assert log.path is not None
    assert "一句话，分几次写" in log.path.read_text("utf-8-sig").splitlines()[0]
