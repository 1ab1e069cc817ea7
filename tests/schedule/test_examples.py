"""The files of examples/scheduled: what `qcheck schedule` makes, and scripts that run its job."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from qcheck.cli import COMMANDS
from qcheck.schedule import TIMERS
from tests.cli.run import qcheck
from tests.examples import FIRST, ROOT, SCHEDULED, timer_files

if TYPE_CHECKING:
    from pathlib import Path

posix = pytest.mark.skipif(not shutil.which("sh"), reason="there is no POSIX shell here")


def test_the_files_are_what_the_program_makes() -> None:
    made = timer_files()
    assert len(made) == len(TIMERS) + 1
    for name, data in made.items():
        assert (SCHEDULED / name).read_bytes() == data, f"{name}: python -m tests.regenerate"


@pytest.mark.parametrize("timer", TIMERS)
def test_each_timer_has_its_page(timer: str, tmp_path: Path) -> None:
    """Which names the example, and whose command makes the files."""
    page = (ROOT / "docs" / f"scheduled-{timer}.md").read_text(encoding="utf-8")
    assert [name for name in timer_files() if f"(../examples/scheduled/{name})" in page]
    (job,) = re.findall(rf"schedule --print {timer} \S+county.yaml (.*)", page)
    (tmp_path / "county.yaml").touch()
    options = job.partition(" -o ")[0].split()
    run = qcheck("schedule", "--print", timer, tmp_path / "county.yaml", *options)
    assert run.code == 0, run.err


def executable(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return path


def script(folder: Path, qcheck: Path | str, *job: Path) -> subprocess.CompletedProcess[bytes]:
    """As cron runs it: no environment, LANG=C, from the root."""
    return subprocess.run(
        ["env", "-i", "LANG=C", f"QCHECK={qcheck}", "/bin/sh", folder / "run.sh", *job],
        cwd="/",
        capture_output=True,
        check=False,
        timeout=120,
    )


@posix
@pytest.mark.parametrize("code", [0, 1, 3, 4, 5, 10, 11, 12])
def test_the_script_hands_over_the_job_and_the_code(tmp_path: Path, code: int) -> None:
    program = executable(tmp_path / "a qcheck", f'#!/bin/sh\nprintf "%s|" "$@"\nexit {code}\n')
    job = tmp_path / "质量 强市" / "county.yaml"
    run = script(SCHEDULED, program, job)
    assert (run.returncode, run.stdout.decode()) == (code, f"run|{job}|--wait|600|")
    own = script(SCHEDULED, program)
    assert own.stdout.decode() == f"run|{SCHEDULED / 'county.yaml'}|--wait|600|"


@posix
def test_a_program_that_is_not_there_is_noted_beside_the_job(tmp_path: Path) -> None:
    for _ in range(2):
        run = script(SCHEDULED, "/nowhere/qcheck", tmp_path / "county.yaml")
        assert run.returncode == 127
    (note,) = tmp_path.iterdir()
    assert note.name == "提醒_qcheck未能启动.txt"
    lines = note.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 2
    assert "/nowhere/qcheck" in lines[0]


@posix
@pytest.mark.skipif("run" not in COMMANDS, reason="the command that runs jobs is not here")
def test_the_job_runs_under_cron(tmp_path: Path) -> None:
    path = os.pathsep.join(entry for entry in sys.path if entry)
    program = executable(
        tmp_path / "qcheck",
        f"#!/bin/sh\nPYTHONPATH='{path}' exec '{sys.executable}' -m qcheck \"$@\"\n",
    )
    for name in ("scheduled", FIRST.name):
        shutil.copytree(ROOT / "examples" / name, tmp_path / "examples" / name)
    folder = tmp_path / "examples" / "scheduled"
    run = script(folder, program)
    assert run.returncode == 12, run.stdout + run.stderr
    assert run.stderr.decode("utf-8").splitlines()[-1].startswith("退出码 12：")
    assert len(list((folder / "reports").glob("jinhua-2025_*.xlsx"))) == 1


def test_the_windows_script_is_ascii_with_windows_line_ends() -> None:
    data = (SCHEDULED / "run.cmd").read_bytes()
    text = data.decode("ascii")
    assert data.count(b"\r\n") == data.count(b"\n") > 10
    # A bracket in a path would end a block; what follows a label is reached by a jump alone.
    assert "(" not in text
    labels = set(re.findall(r"^:(\w+)", text, re.MULTILINE))
    assert labels == set(re.findall(r"goto (\w+)", text))
    assert '"%QCHECK%" run "%JOB%" --wait 600\r\nexit /b %ERRORLEVEL%' in text


def test_all_run_the_same_command() -> None:
    """The scripts and the files of the timers call qcheck with the same words."""
    words = [
        (SCHEDULED / name).read_bytes().decode("utf-16" if name.endswith(".xml") else "utf-8")
        for name in ("run.sh", "run.cmd", *timer_files())
        if not name.endswith(".timer")
    ]
    for text in words:
        assert re.search(r"\brun [^\n]*(county\.yaml|job|JOB)\S* --wait 600", text)
