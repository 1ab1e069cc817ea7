"""The program that a job starts: it can do what it likes, the run goes on."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

import pytest

from qcheck.job.command import run
from qcheck.model import Lang

if TYPE_CHECKING:
    from pathlib import Path

PYTHON = sys.executable


def script(text: str) -> list[str]:
    return [PYTHON, "-c", text]


def test_it_is_given_the_path_of_the_result(tmp_path: Path) -> None:
    said = "import sys; print(sys.argv[1:])"
    result = tmp_path / "last result.json"
    outcome = run([*script(said), "a b"], result, 30, folder=tmp_path, lang=Lang.ZH)
    assert outcome.ok
    assert outcome.said == (f"{PYTHON}：已运行，正常结束", str(["a b", str(result)]))
    outcome = run(
        [*script(said), "--file={result}", "z"], result, 30, folder=tmp_path, lang=Lang.EN
    )
    assert outcome.said[1] == str([f"--file={result}", "z"])


def test_no_shell_reads_its_arguments(tmp_path: Path) -> None:
    hostile = "$(touch x); `touch x` & touch x | %PATH% > x"
    outcome = run(
        [*script("import sys; print(sys.argv[1])"), hostile],
        tmp_path / "r",
        30,
        folder=tmp_path,
        lang=Lang.ZH,
    )
    assert outcome.said[1] == hostile
    assert list(tmp_path.iterdir()) == []


def test_it_runs_in_the_folder_of_the_job_and_reads_nothing(tmp_path: Path) -> None:
    said = "import os, sys; print(os.getcwd()); print(repr(sys.stdin.read()))"
    outcome = run(script(said), tmp_path / "r", 30, folder=tmp_path, lang=Lang.ZH)
    assert [os.path.realpath(outcome.said[1]), outcome.said[2]] == [
        os.path.realpath(tmp_path),
        "''",
    ]


@pytest.mark.parametrize("name", ["bin/mail.sh", "mail.sh"])
def test_a_program_is_found_from_the_job(name: str, tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("a script as POSIX has it")
    program = tmp_path / name
    program.parent.mkdir(exist_ok=True)
    program.write_text("#!/bin/sh\necho here\n", encoding="utf-8")
    outcome = run([name], tmp_path / "r", 30, folder=tmp_path, lang=Lang.ZH)
    assert not outcome.ok
    assert "无法运行" in outcome.said[0]
    program.chmod(0o755)
    outcome = run([name], tmp_path / "r", 30, folder=tmp_path, lang=Lang.ZH)
    assert (outcome.ok, outcome.said[1:]) == (True, ("here",))


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["no-such-program-here"], "找不到此程序"),
        (["no/such/program"], "找不到此程序"),
        (["a\x00b"], "无法运行"),
        (script("import sys; sys.exit(3)"), "以退出码 3 结束"),
    ],
)
def test_what_fails_is_said(argv: list[str], says: str, tmp_path: Path) -> None:
    outcome = run(argv, tmp_path / "r", 30, folder=tmp_path, lang=Lang.ZH)
    assert not outcome.ok
    assert says in outcome.said[0]


# Says who its child is, and neither of them ends by itself.
SLOW = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
print(child.pid, flush=True)
time.sleep(60)
"""


def is_alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:  # noqa: PTH123 - no Path needed
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not os.path.exists("/proc/self/stat"), reason="asks /proc")  # noqa: PTH110
def test_one_that_takes_too_long_is_ended_with_its_children(tmp_path: Path) -> None:
    begun = time.monotonic()
    outcome = run(script(SLOW), tmp_path / "r", 1.5, folder=tmp_path, lang=Lang.ZH)
    assert time.monotonic() - begun < 20
    assert "1.5 秒未结束，已终止" in outcome.said[0]
    pid = int(outcome.said[1])
    end = time.monotonic() + 5
    while is_alive(pid) and time.monotonic() < end:
        time.sleep(0.05)
    assert not is_alive(pid)


def test_one_that_leaves_something_running_is_not_waited_for(tmp_path: Path) -> None:
    """What it started holds its output open; it ended itself."""
    said = SLOW.rsplit("time.sleep", 1)[0].replace("60", "6")
    begun = time.monotonic()
    outcome = run(script(said), tmp_path / "r", 30, folder=tmp_path, lang=Lang.ZH)
    assert outcome.ok
    assert time.monotonic() - begun < 5


def test_much_output_is_cut_and_never_blocks(tmp_path: Path) -> None:
    said = "import sys; sys.stdout.write('好' * 1_000_000)"
    argv = [PYTHON, "-X", "utf8", *script(said)[1:]]
    outcome = run(argv, tmp_path / "r", 60, folder=tmp_path, lang=Lang.ZH)
    assert outcome.ok
    assert set(outcome.said[1]) == {"好"}
    assert len(outcome.said[1]) < 2000


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("完成".encode("gb18030"), "完成"),
        ("完成".encode(), "完成"),
        (b"\xff\xff", "\ufffd\ufffd"),
        (b"a\r\n\r\nb\n", "a|b"),
    ],
)
def test_what_it_says_is_decoded(data: bytes, text: str, tmp_path: Path) -> None:
    said = f"import sys; sys.stdout.buffer.write({data!r})"
    outcome = run(script(said), tmp_path / "r", 30, folder=tmp_path, lang=Lang.ZH)
    assert "|".join(outcome.said[1:]) == text
