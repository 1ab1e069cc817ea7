"""`qcheck schedule`: prints or writes what a timer needs, and says where it belongs."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from qcheck.cli import schedule
from tests.cli.run import process, qcheck

OTHER = r"D:\质量\county.yaml"


@pytest.fixture
def job(tmp_path: Path) -> Path:
    file = tmp_path / "质量 强市" / "county.yaml"
    file.parent.mkdir()
    file.write_text("checks: []\n", encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("timer", "printed", "next_step"),
    [
        ("cron", "15 7 12 * * PYTHONUTF8=1 ", "crontab -e"),
        ("systemd", "OnCalendar=*-*-12 07:15:00\n", "enable --now qcheck-county-"),
        ("windows", "T07:15:00</StartBoundary>", "schtasks /Create /TN qcheck-county-"),
    ],
)
def test_it_prints(job: Path, timer: str, printed: str, next_step: str) -> None:
    run = qcheck("schedule", job, "--print", timer, "--at", "7:15", "--day", "12")
    assert run.code == 0, run.err
    assert printed in run.out
    assert str(job) in run.out
    assert next_step in run.err


def test_it_writes_into_a_folder(job: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    for timer in ("cron", "systemd", "windows"):
        run = qcheck("schedule", job, "--print", timer, "-o", folder)
        assert (run.code, run.out) == (0, "")
    made = {file.suffix: file for file in folder.iterdir()}
    assert set(made) == {".cron", ".service", ".timer", ".xml"}
    assert len({file.stem for file in made.values()}) == 1
    assert made[".xml"].read_bytes()[:2] == b"\xff\xfe"
    assert "质量" in made[".cron"].read_text(encoding="utf-8")


def test_a_relative_path_becomes_absolute(job: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(job.parent)
    assert str(job) in qcheck("schedule", "county.yaml", "--print", "cron").out


def test_it_starts_the_program_that_is_running(job: Path) -> None:
    assert f"{Path(sys.executable).parent}{os.sep}" in qcheck("schedule", job).out


@pytest.mark.parametrize(
    ("machine", "timer"), [("nt", "windows"), ("systemd", "systemd"), ("", "cron")]
)
def test_the_timer_of_the_machine(
    machine: str, timer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "is_dir", lambda _: machine == "systemd")
    if machine == "nt":
        monkeypatch.setattr(os, "name", "nt")
    found = schedule._of_machine()  # noqa: SLF001 - os.name cannot be another while pathlib works
    monkeypatch.undo()
    assert found == timer


@pytest.mark.skipif(os.name == "nt", reason="it is no other machine there")
def test_a_task_for_another_machine_names_its_program() -> None:
    run = qcheck("schedule", OTHER, "--print", "windows")
    assert run.code == 2
    assert "--program" in run.err
    exe = r"C:\qcheck\Scripts\qcheck.exe"
    run = qcheck("schedule", OTHER, "--print", "windows", "--program", exe)
    assert f"<Command>{exe}</Command>" in run.out
    assert qcheck("schedule", OTHER, "--print", "cron", "--program", exe).code == 2


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--print", "crontab"), "cron"),
        (("--at", "25:00"), "08:30"),
        (("--at", "8"), "08:30"),
        (("--day", "31"), "28"),
        (("--day", "0"), "28"),
        (("--day", "五"), "28"),
    ],
)
def test_what_cannot_be_meant(job: Path, options: tuple[str, str], said: str) -> None:
    run = qcheck("schedule", job, *options)
    assert run.code == 2
    assert said in run.err


def test_a_job_that_is_not_there(tmp_path: Path) -> None:
    run = qcheck("schedule", tmp_path / "none.yaml")
    assert run.code == 2
    assert "qcheck init" in run.err


def test_a_folder_that_cannot_be_written(job: Path) -> None:
    run = qcheck("schedule", job, "-o", job)
    assert run.code == 5


def test_on_an_old_console(job: Path) -> None:
    for timer in ("cron", "systemd", "windows"):
        run = process("schedule", job, "--print", timer, PYTHONIOENCODING="ascii", LANG="C")
        assert run.returncode == 0, run.stderr
